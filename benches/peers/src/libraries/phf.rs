//! A `phf` map made at compile time, and a comparison of the language.

use fluent_codes::{LanguageIdentifier, langid};
use phf_application::text;

use super::number;
use crate::form::Form;

static ZH_CN: LanguageIdentifier = langid!("zh-CN");

pub fn forms() -> Vec<Form> {
    let form = Form::new("phf", LanguageIdentifier::clone, number, |language, code, listener| {
        listener.hear(text(*code, *language == ZH_CN).unwrap_or_default());
    });
    vec![form.serving(&[("zh", "en-US")])]
}
