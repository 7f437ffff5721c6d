//! A `phf` map made at compile time, and a comparison of the language.

use fluent_codes::{LanguageIdentifier, langid};
use phf_application::text;

use crate::implementation::{Implementation, number};

static ZH_CN: LanguageIdentifier = langid!("zh-CN");

pub fn implementations() -> Vec<Implementation> {
    let implementation =
        Implementation::new("phf", LanguageIdentifier::clone, number, |language, code, sink| {
            sink.consume(text(*code, *language == ZH_CN).unwrap_or_default());
        });
    vec![implementation.serving(&[("zh", "en-US")])]
}
