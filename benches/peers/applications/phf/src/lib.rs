//! A map made at compile time, and a comparison of the language.

use std::borrow::Cow;

/// A code's texts.
pub struct Texts {
    /// In Chinese.
    pub zh_cn: &'static str,
    /// In English.
    pub en_us: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The text of a code.
#[inline]
pub fn text(code: i64, is_chinese: bool) -> Option<&'static str> {
    let texts = TEXTS.get(&code)?;
    Some(if is_chinese { texts.zh_cn } else { texts.en_us })
}

/// The first look-up.
pub fn first() -> Cow<'static, str> {
    text(131201, true).unwrap_or_default().into()
}
