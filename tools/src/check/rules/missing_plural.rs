//! A selection by numbers lacks a plural category of the locale.
//!
//! # Why
//!
//! For the numbers of that category the user reads the default's form, which is wrong for them.
//!
//! # Example
//!
//! In `ru`, where 2, 3 and 4 choose `few`, and 0 and 5 to 20 choose `many`:
//!
//! ```fluent
//! E700002 = { $count ->
//!     [one] { $count } файл
//!    *[other] { $count } файла
//! }
//! ```
//!
//! # Fix
//!
//! Write a variant for each category. A number among the keys, as in `[1]`, stands for a category
//! that it alone chooses. A selection without categories, as by a kind or with `*[other]` alone, is
//! left as it is.
//!
//! It is a note where the default's form is right: where it is that of `many`, which no other whole
//! numbers choose, as in `[one] файл [few] файла *[other] файлов`; where it shows the number and the
//! Hebrew `two` is lacking; where it abbreviates the noun; and where the locale's complete selections
//! have the same form there, or `[one]` is in another case than in them, as behind “copying”.

use std::cell::LazyCell;

use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::nouns;
use crate::language::plurals::{Category, Kind};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::plural_forms::PluralForms;
use crate::syntax::selections::Select;
use crate::syntax::text::{self, Text};
use crate::syntax::tree;
use crate::syntax::variables;

pub(super) const RULE: Rule = Rule {
    name: "missing-plural",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("missing_plural.rs"),
    find: Find::InLocale(|_, messages, findings| find(messages, |it| !it.is_optional(), findings)),
};

/// Reports the categories of a kind that selections lack.
pub(super) fn find(
    messages: &Messages<'_>,
    counts: impl Fn(&Category) -> bool,
    findings: &mut Reporter<'_>,
) {
    // The reference to a term chooses its variant, not all numbers.
    let texts = messages.texts().filter(|(message, _)| !message.is_term());
    let forms = LazyCell::new(|| PluralForms::of(messages));
    for (message, text) in texts {
        for select in tree::selects(text.pattern) {
            let kind = select.kind(false).filter(|kind| has_own(messages, select, *kind));
            let Some(kind) = kind else { continue };
            let mut missing = select.missing_categories(&messages.plurals, kind);
            missing.retain(|category| counts(category));
            if missing.is_empty() {
                continue;
            }
            let numbers = select.numbers();
            let written: Vec<String> = missing.iter().map(|it| it.written(&numbers)).collect();
            let written = written.join(", ");
            let what =
                if missing.len() == 1 { "the plural category" } else { "the plural categories" };
            let title = format!("the selection lacks {what} {written} of `{}`", messages.name());
            let keys: Vec<String> = missing.iter().map(|it| format!("`[{}]`", it.name)).collect();
            let help = format!("add {}", keys.join(", "));
            let at = message.file.source.offset_of_inline(select.selector);
            findings.add(message.file, at, Some(message.id), title, help);
            let is_right = stands_for_many(messages, select, kind, &missing)
                || lacks_dual(messages, text, select, &missing)
                || forms.fits(select, &missing);
            if is_right {
                findings.soften();
            }
        }
    }
}

/// Whether the default has the form of `many`, not that of fractions: of whole numbers, no others choose it.
fn stands_for_many(
    messages: &Messages<'_>,
    select: Select<'_>,
    kind: Kind,
    missing: &[&Category],
) -> bool {
    let [Category { name: "many", .. }] = missing else { return false };
    let default = select.variants.iter().find(|variant| variant.default);
    let few = select.variants.iter().find(|variant| text::key(variant) == "few");
    let is_few = default.zip(few).is_some_and(|(default, few)| default.value == few.value);
    select.default_categories(&messages.plurals, kind).len() == 1 && !is_few
}

/// Whether a selection lacks the dual only, in a language that can do without it, and its default
/// shows the number.
fn lacks_dual(
    messages: &Messages<'_>,
    text: &Text<'_>,
    select: Select<'_>,
    missing: &[&Category],
) -> bool {
    let [Category { name: "two", .. }] = missing else { return false };
    nouns::can_lack_dual(messages.locale.id.language.as_str())
        && select
            .variable()
            .is_some_and(|number| variables::shown_by(messages, text.default()).contains(number))
}

/// Whether a selection has a category of the language other than `other`: by `[zero]` alone, the program
/// may pass a text.
fn has_own(messages: &Messages<'_>, select: Select<'_>, kind: Kind) -> bool {
    let is_own = |key: &str| key != "other" && messages.plurals.has(kind, key);
    select.is_plural()
        && select
            .variants
            .iter()
            .map(text::key)
            .any(|key| !matches!(key, "zero" | "other") || is_own(key))
}
