//! The rules of `check`: one list, one file a rule.

mod ambiguous_id;
mod bidi_control;
mod byte_order_mark;
mod control_character;
mod cyclic_reference;
mod different_addresses;
mod different_markup;
mod different_numbers;
mod doubled_space;
mod doubled_word;
mod duplicate_attribute;
mod duplicate_id;
mod duplicate_variant;
mod empty_text;
mod encoding;
mod end_punctuation;
mod escape_sequence;
mod extra_attribute;
mod extra_message;
mod fullwidth_punctuation;
mod fullwidth_syntax;
mod halfwidth_punctuation;
mod han_variant;
mod inconsistent_translation;
mod invalid_exception;
mod invalid_id;
mod locale_name;
mod lone_carriage_return;
mod message_order;
mod missing_attribute;
mod missing_file;
mod missing_message;
mod missing_number;
mod missing_plural;
mod missing_value;
mod missing_variable;
mod mixed_script;
mod mojibake;
mod optional_plural;
mod repeated_source;
mod replacement_character;
mod same_as_source;
mod same_translation;
mod surrounding_space;
mod swallowed_id;
mod syntax;
mod too_many_placeables;
mod unbalanced_brackets;
mod unformattable;
mod unknown_function;
mod unknown_option;
mod unknown_variable;
mod unreachable_variant;
mod unreadable;
mod unresolved_reference;
mod unused_exception;
mod wrong_script;
mod zero_width_character;

pub(crate) use mojibake::RULE as MOJIBAKE;

use crate::check::context::Context;
use crate::check::exceptions::Exception;
use crate::check::finding::Severity;
use crate::check::reporter::Findings;
use crate::suggestion::did_you_mean;
use crate::syntax::messages::Bundle;

/// What a rule is called, how bad its findings are, and how it finds them.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    /// The rule's file. The comment that it begins with is the rule's documentation.
    pub(crate) file: &'static str,
    pub(crate) find: Find,
}

/// How a rule finds what is wrong.
pub(crate) enum Find {
    /// In a locale.
    In(fn(&Context<'_>, &Bundle<'_>, &mut Findings<'_>)),
    /// Among the exceptions that excused nothing.
    Unused(fn(&Exception<'_>, &mut Findings<'_>)),
}

/// Every rule, in the order of their names.
pub(crate) const RULES: [&Rule; 58] = [
    &ambiguous_id::RULE,
    &bidi_control::RULE,
    &byte_order_mark::RULE,
    &control_character::RULE,
    &cyclic_reference::RULE,
    &different_addresses::RULE,
    &different_markup::RULE,
    &different_numbers::RULE,
    &doubled_space::RULE,
    &doubled_word::RULE,
    &duplicate_attribute::RULE,
    &duplicate_id::RULE,
    &duplicate_variant::RULE,
    &empty_text::RULE,
    &encoding::RULE,
    &end_punctuation::RULE,
    &escape_sequence::RULE,
    &extra_attribute::RULE,
    &extra_message::RULE,
    &fullwidth_punctuation::RULE,
    &fullwidth_syntax::RULE,
    &halfwidth_punctuation::RULE,
    &han_variant::RULE,
    &inconsistent_translation::RULE,
    &invalid_exception::RULE,
    &invalid_id::RULE,
    &locale_name::RULE,
    &lone_carriage_return::RULE,
    &message_order::RULE,
    &missing_attribute::RULE,
    &missing_file::RULE,
    &missing_message::RULE,
    &missing_number::RULE,
    &missing_plural::RULE,
    &missing_value::RULE,
    &missing_variable::RULE,
    &mixed_script::RULE,
    &mojibake::RULE,
    &optional_plural::RULE,
    &repeated_source::RULE,
    &replacement_character::RULE,
    &same_as_source::RULE,
    &same_translation::RULE,
    &surrounding_space::RULE,
    &swallowed_id::RULE,
    &syntax::RULE,
    &too_many_placeables::RULE,
    &unbalanced_brackets::RULE,
    &unformattable::RULE,
    &unknown_function::RULE,
    &unknown_option::RULE,
    &unknown_variable::RULE,
    &unreachable_variant::RULE,
    &unreadable::RULE,
    &unresolved_reference::RULE,
    &unused_exception::RULE,
    &wrong_script::RULE,
    &zero_width_character::RULE,
];

/// The rule of this name, or what was expected.
pub(crate) fn by_name(name: &str) -> Result<&'static Rule, String> {
    let rule = RULES.iter().find(|rule| rule.name == name).copied();
    rule.ok_or_else(|| {
        let suggestion = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        match name {
            "" => "expected the name of a rule, found nothing".to_owned(),
            _ => format!("expected the name of a rule, found `{name}`{suggestion}"),
        }
    })
}

/// How many places of one text a rule names; more than anybody would look at.
const MAX_PLACES: usize = 20;

impl Rule {
    /// What the rule is for, in Markdown.
    pub(crate) fn documentation(&self) -> String {
        let lines = self.file.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
    }

    /// What it finds, in one line.
    pub(crate) fn summary(&self) -> String {
        let documentation = self.documentation();
        documentation.split("\n\n").next().unwrap_or_default().replace('\n', " ")
    }
}
