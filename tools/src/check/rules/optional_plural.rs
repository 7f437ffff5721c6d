//! A selection by numbers lacks a plural category that only fractions or very large numbers choose.
//!
//! # Why
//!
//! It does no harm where the number is always whole and of everyday size; for others the user reads
//! the default's form.
//!
//! # Example
//!
//! In `cs`, where 1.5 chooses `many`:
//!
//! ```fluent
//! E700002 = { $size ->
//!     [one] { $size } megabajt
//!     [few] { $size } megabajty
//!    *[other] { $size } megabajtů
//! }
//! ```
//!
//! # Fix
//!
//! Write a variant for the category if such numbers come up. The default stands for `other`.

use super::missing_plural;
use crate::check::rule::{Find, Rule};
use crate::language::plurals::Category;
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "optional-plural",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("optional_plural.rs"),
    find: Find::InLocale(|_, messages, findings| {
        let counts = |it: &Category| it.is_optional() && it.name != "other";
        missing_plural::find(messages, counts, findings);
    }),
};
