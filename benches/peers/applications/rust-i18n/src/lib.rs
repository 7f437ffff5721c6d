//! `rust-i18n` with its texts generated into the program.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

/// The text of a key.
#[inline]
pub fn text<'r>(key: &'r str, locale: &str) -> Cow<'r, str> {
    rust_i18n::t!(key, locale = locale)
}

/// The first look-up.
pub fn first() -> Cow<'static, str> {
    text("E131201", "zh-CN")
}
