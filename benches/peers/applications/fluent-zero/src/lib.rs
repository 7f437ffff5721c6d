//! `fluent-zero` with its texts generated into the program.

use std::borrow::Cow;

use fluent_zero::{LocaleState, t_in};
use unic_langid::langid;

include!(concat!(env!("OUT_DIR"), "/static_cache.rs"));

/// The text of a key.
#[inline]
pub fn text<'r>(key: &'r str, state: &LocaleState) -> Cow<'r, str> {
    t_in!(state, key)
}

/// The first look-up.
pub fn first() -> Cow<'static, str> {
    text("E131201", &LocaleState::new(langid!("zh-CN")))
}
