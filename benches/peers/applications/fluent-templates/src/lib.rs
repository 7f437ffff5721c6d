//! `fluent-templates` with its static loader.

use fluent_templates::Loader;
use unic_langid::langid;

fluent_templates::static_loader! {
    pub static LOCALES = {
        locales: "../../../../locales",
        fallback_language: "en-US",
    };
}

/// The first look-up.
pub fn first() -> String {
    LOCALES.lookup(&langid!("zh-CN"), "E131201")
}
