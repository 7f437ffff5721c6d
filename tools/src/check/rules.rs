//! The rules of `check`: one list, one file a rule.
//!
//! To add a rule, write a file `rules/NAME.rs` that begins with the rule's documentation and has a
//! constant `RULE`; and name it here twice, as a module and in [`RULES`]. Its fixtures are
//! `tests/fixtures/check/NAME.txt`, with what it finds, and `NAME-not.txt`, with what it must not find.

mod ambiguous_id;
mod bidi_control;
mod byte_order_mark;
mod conflict_marker;
mod control_character;
mod copied_translation;
mod cyclic_reference;
mod different_addresses;
mod different_markup;
mod different_numbers;
mod different_references;
mod doubled_mark;
mod doubled_space;
mod doubled_word;
mod dropped_code;
mod dropped_selection;
mod duplicate_attribute;
mod duplicate_id;
mod duplicate_variant;
mod empty_file;
mod empty_text;
mod encoding;
mod end_punctuation;
mod escape_sequence;
mod extra_attribute;
mod extra_message;
mod final_letter;
mod foreign_letter;
mod fullwidth_punctuation;
mod fullwidth_syntax;
mod halfwidth_punctuation;
mod han_variant;
mod inconsistent_translation;
mod invalid_attribute;
mod invalid_exception;
mod invalid_id;
mod invalid_lock;
mod latin_punctuation;
mod locale_name;
mod lone_carriage_return;
mod low_coverage;
mod message_order;
mod missing_attribute;
mod missing_file;
mod missing_locale;
mod missing_message;
mod missing_number;
mod missing_plural;
mod missing_space;
mod missing_value;
mod missing_variable;
mod misspelt_name;
mod mixed_script;
mod mojibake;
mod optional_plural;
mod outdated_lock;
mod repeated_source;
mod repeated_variant;
mod replacement_character;
mod retired_code;
mod same_as_source;
mod same_translation;
mod stale;
mod surrounding_space;
mod swallowed_id;
mod syntax;
mod too_many_placeables;
mod trailing_space;
mod unbalanced_brackets;
mod undefined_code;
mod unformattable;
mod unknown_function;
mod unknown_option;
mod unknown_variable;
mod unreachable_variant;
mod unreadable;
mod unrecorded_code;
mod unresolved_reference;
mod unused_code;
mod unused_exception;
mod unused_pattern;
mod wrong_keyboard;
mod wrong_script;
mod zero_width_character;

use crate::check::rule::Rule;
use crate::project::rule_names::RuleNames;

/// Every rule, in the order of their names.
pub(crate) const RULES: [&Rule; 84] = [
    &ambiguous_id::RULE,
    &bidi_control::RULE,
    &byte_order_mark::RULE,
    &conflict_marker::RULE,
    &control_character::RULE,
    &copied_translation::RULE,
    &cyclic_reference::RULE,
    &different_addresses::RULE,
    &different_markup::RULE,
    &different_numbers::RULE,
    &different_references::RULE,
    &doubled_mark::RULE,
    &doubled_space::RULE,
    &doubled_word::RULE,
    &dropped_code::RULE,
    &dropped_selection::RULE,
    &duplicate_attribute::RULE,
    &duplicate_id::RULE,
    &duplicate_variant::RULE,
    &empty_file::RULE,
    &empty_text::RULE,
    &encoding::RULE,
    &end_punctuation::RULE,
    &escape_sequence::RULE,
    &extra_attribute::RULE,
    &extra_message::RULE,
    &final_letter::RULE,
    &foreign_letter::RULE,
    &fullwidth_punctuation::RULE,
    &fullwidth_syntax::RULE,
    &halfwidth_punctuation::RULE,
    &han_variant::RULE,
    &inconsistent_translation::RULE,
    &invalid_attribute::RULE,
    &invalid_exception::RULE,
    &invalid_id::RULE,
    &invalid_lock::RULE,
    &latin_punctuation::RULE,
    &locale_name::RULE,
    &lone_carriage_return::RULE,
    &low_coverage::RULE,
    &message_order::RULE,
    &missing_attribute::RULE,
    &missing_file::RULE,
    &missing_locale::RULE,
    &missing_message::RULE,
    &missing_number::RULE,
    &missing_plural::RULE,
    &missing_space::RULE,
    &missing_value::RULE,
    &missing_variable::RULE,
    &misspelt_name::RULE,
    &mixed_script::RULE,
    &mojibake::RULE,
    &optional_plural::RULE,
    &outdated_lock::RULE,
    &repeated_source::RULE,
    &repeated_variant::RULE,
    &replacement_character::RULE,
    &retired_code::RULE,
    &same_as_source::RULE,
    &same_translation::RULE,
    &stale::RULE,
    &surrounding_space::RULE,
    &swallowed_id::RULE,
    &syntax::RULE,
    &too_many_placeables::RULE,
    &trailing_space::RULE,
    &unbalanced_brackets::RULE,
    &undefined_code::RULE,
    &unformattable::RULE,
    &unknown_function::RULE,
    &unknown_option::RULE,
    &unknown_variable::RULE,
    &unreachable_variant::RULE,
    &unreadable::RULE,
    &unrecorded_code::RULE,
    &unresolved_reference::RULE,
    &unused_code::RULE,
    &unused_exception::RULE,
    &unused_pattern::RULE,
    &wrong_keyboard::RULE,
    &wrong_script::RULE,
    &zero_width_character::RULE,
];

/// The rule that finds texts that are still the source's, which do not count as translated.
pub(crate) const COPIES: &Rule = &same_as_source::RULE;

pub(crate) use invalid_attribute::FACTS;

/// The names of all rules.
pub(crate) fn names() -> RuleNames {
    RuleNames::new(RULES.iter().map(|rule| rule.name).collect())
}

/// Parses the name of a rule.
pub(crate) fn parse_rule(name: &str) -> Result<&'static str, String> {
    names().find(name)
}
