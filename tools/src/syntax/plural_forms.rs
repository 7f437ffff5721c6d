//! The forms of the nouns that a locale counts, as its selections with all plural categories have them.

use std::collections::HashMap;

use fluent_codes::tooling::ast;

use crate::language::nouns;
use crate::language::plurals::{Category, Kind};
use crate::syntax::messages::Messages;
use crate::syntax::selections::{self, Select};
use crate::syntax::text::{key, unwrapped};
use crate::syntax::tree;

/// The nouns of the selections that lack no category, by that of their default, and by that of `[many]`.
pub(crate) struct PluralForms<'c> {
    language: &'c str,
    complete: HashMap<&'c str, Vec<Nouns<'c>>>,
}

impl<'c> PluralForms<'c> {
    pub(crate) fn of(messages: &Messages<'c>) -> PluralForms<'c> {
        let mut complete: HashMap<&str, Vec<Nouns<'_>>> = HashMap::new();
        let texts = messages.texts().filter(|(_, text)| text.variants.len() > 1);
        for select in texts.flat_map(|(_, text)| tree::selects(text.pattern)) {
            if select.kind(false) != Some(Kind::Cardinal) || !is_complete(messages, select) {
                continue;
            }
            let Some(nouns) = Nouns::of(select) else { continue };
            if let Some(many) = nouns.get("many").filter(|many| *many != nouns.default) {
                complete.entry(many).or_default().push(nouns.clone());
            }
            complete.entry(nouns.default).or_default().push(nouns);
        }
        PluralForms { language: messages.locale.id.language.as_str(), complete }
    }

    /// Whether the noun of a selection's default is right for categories that the selection lacks.
    pub(crate) fn fits(&self, select: Select<'_>, missing: &[&Category]) -> bool {
        let Some(nouns) = Nouns::of(select) else { return false };
        let Some(one) = nouns.get("one") else { return false };
        // `[1]` stands for 1 only, and the default for 21.
        if missing.iter().any(|category| category.name == "one") {
            return false;
        }
        if is_abbreviation(select, one) {
            return true;
        }
        if let [Category { name: "few", .. }] = missing
            && nouns::has_one_plural(one, nouns.default, self.language)
        {
            return true;
        }
        let Some(known) = self.complete.get(nouns.default) else { return false };
        // In another case, as behind `copying`, all numbers but 1 may have one form.
        let mut of_case = known.iter().filter(|other| other.get("one") == Some(one)).peekable();
        of_case.peek().is_none()
            || of_case.any(|other| {
                let form = |it: &&Category| other.get(it.name).unwrap_or(other.default);
                missing.iter().all(|category| form(category) == nouns.default)
            })
    }
}

/// Whether a selection has all categories of whole numbers, or all but `many`, which its default is for.
fn is_complete(messages: &Messages<'_>, select: Select<'_>) -> bool {
    let missing = select.missing_categories(&messages.plurals, Kind::Cardinal);
    let mut missing = missing.iter().filter(|category| !category.is_optional());
    missing.all(|category| category.name == "many")
        && select.default_categories(&messages.plurals, Kind::Cardinal).len() < 2
}

/// The nouns of a selection.
#[derive(Clone)]
struct Nouns<'t> {
    default: &'t str,
    /// Those of the variants, by their keys.
    by_key: Vec<(&'t str, &'t str)>,
}

impl<'t> Nouns<'t> {
    fn of(select: Select<'t>) -> Option<Nouns<'t>> {
        let noun = |variant| word(variant, select.variable()?).map(trimmed);
        let default = select.variants.iter().find(|variant| variant.default).and_then(noun)?;
        let by_key = select.variants.iter().filter_map(|it| Some((key(it), noun(it)?))).collect();
        Some(Nouns { default, by_key })
    }

    fn get(&self, name: &str) -> Option<&'t str> {
        let is_of = |key: &str| key == name || key == "1" && name == "one";
        self.by_key.iter().find(|(key, _)| is_of(key)).map(|(_, noun)| *noun)
    }
}

/// Whether the default abbreviates the noun of `[one]`, as `мин.` does `минута`.
fn is_abbreviation(select: Select<'_>, one: &str) -> bool {
    let default = select.variants.iter().find(|variant| variant.default);
    let word = default.zip(select.variable()).and_then(|(it, number)| word(it, number));
    let stem = word.and_then(|word| word.strip_suffix('.'));
    stem.is_some_and(|stem| one.len() > stem.len() && one.starts_with(stem))
}

/// The word behind the number in a variant, or the first one where the number stands before the
/// selection.
fn word<'t>(variant: &'t ast::Variant<&'t str>, number: &str) -> Option<&'t str> {
    let elements = &variant.value.elements;
    let is_number = |element: &ast::PatternElement<&str>| match element {
        ast::PatternElement::Placeable { expression } => match unwrapped(expression) {
            ast::Expression::Inline(inline) => selections::variable(inline) == Some(number),
            ast::Expression::Select { .. } => false,
        },
        ast::PatternElement::TextElement { .. } => false,
    };
    let start = elements.iter().position(is_number).map_or(0, |at| at + 1);
    let Some(ast::PatternElement::TextElement { value }) = elements.get(start) else { return None };
    value.split_whitespace().find(|word| !trimmed(word).is_empty())
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphabetic())
}
