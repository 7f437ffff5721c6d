//! `i18n-embed` with its Fluent loader: every language loaded, one selected for each request.

use std::sync::LazyLock;

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::{FluentLanguageLoader, NegotiationStrategy};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

#[derive(RustEmbed)]
#[folder = "../../../../locales"]
struct Localizations;

/// The shipped catalog.
pub static LOADER: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
    let loader = FluentLanguageLoader::new("errors", langid!("en-US"));
    loader.load_available_languages(&Localizations).expect("the shipped catalog loads");
    loader
});

/// The loader for a request's language.
pub fn select(language: &LanguageIdentifier) -> FluentLanguageLoader {
    LOADER.select_languages_negotiate(&[language], NegotiationStrategy::Filtering)
}

/// The first look-up.
pub fn first() -> String {
    select(&langid!("zh-CN")).get("E131201")
}
