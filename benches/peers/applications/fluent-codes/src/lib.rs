//! `fluent-codes` with its shipped catalog.

use fluent_codes::langid;
use std::borrow::Cow;

/// The first look-up.
pub fn first() -> Cow<'static, str> {
    fluent_codes::tr(131201, &langid!("zh-CN"))
}
