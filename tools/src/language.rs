//! Facts about languages and scripts.

pub(crate) mod alphabets;
pub(crate) mod decimal;
pub(crate) mod digits;
pub(crate) mod han;
pub(crate) mod invisible;
pub(crate) mod keyboards;
pub(crate) mod names;
pub(crate) mod nouns;
pub(crate) mod numerals;
pub(crate) mod plural_rules;
pub(crate) mod plurals;
pub(crate) mod script;
