//! The reference of a project's codes, as pages that a browser shows: every code in every locale.
//!
//! A page holds all that it needs, and asks no network for more. Its words are messages in `words/`,
//! a file a language.

mod entries;
mod html;
mod locale;
mod readable;
pub(crate) mod reference;
pub(crate) mod site;
mod words;
