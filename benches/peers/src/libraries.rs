//! A file a library: the ways to ask it for a text.

mod fluent_bundle;
mod fluent_codes;
mod fluent_templates;
mod fluent_zero;
mod i18n_embed;
mod phf;
mod rust_i18n;

use crate::implementation::Implementation;

/// All ways; the first is what the others are compared with.
pub fn implementations() -> Vec<Implementation> {
    let libraries = [
        fluent_codes::implementations(),
        fluent_templates::implementations(),
        i18n_embed::implementations(),
        rust_i18n::implementations(),
        fluent_zero::implementations(),
        fluent_bundle::implementations(),
        phf::implementations(),
    ];
    libraries.into_iter().flatten().collect()
}
