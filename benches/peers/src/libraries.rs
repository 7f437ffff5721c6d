//! A file a library: the ways to ask it for a text.

mod fluent_bundle;
mod fluent_codes;
mod fluent_templates;
mod fluent_zero;
mod i18n_embed;
mod phf;
mod rust_i18n;

use crate::form::Form;

/// All ways; the first is what the others are compared with.
pub fn forms() -> Vec<Form> {
    let libraries = [
        fluent_codes::forms(),
        fluent_templates::forms(),
        i18n_embed::forms(),
        rust_i18n::forms(),
        fluent_zero::forms(),
        fluent_bundle::forms(),
        phf::forms(),
    ];
    libraries.into_iter().flatten().collect()
}

/// The id of a code's message.
pub fn id(code: i64) -> String {
    format!("E{code}")
}

/// A code as it is.
pub fn number(code: i64) -> i64 {
    code
}
