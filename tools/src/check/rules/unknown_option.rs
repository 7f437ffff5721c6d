//! `NUMBER` is given an option that it does not know, or a value that the option cannot have.
//!
//! # Why
//!
//! The option has no effect, and the user reads the number as if it were not there.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { NUMBER($size, minimumFractionDigit: 2) } MB are too much
//! ```
//!
//! # Fix
//!
//! Correct the name or the value. The options are `type` (`"cardinal"` or `"ordinal"`),
//! `minimumIntegerDigits`, `minimumFractionDigits`, `maximumFractionDigits`,
//! `minimumSignificantDigits` and `maximumSignificantDigits` (whole numbers), `useGrouping`
//! (`"true"` or `"false"`), `style` (`"decimal"`, `"currency"` or `"percent"`), `currency`, and
//! `currencyDisplay` (`"symbol"`, `"code"` or `"name"`).

use std::ops::RangeInclusive;

use fluent_codes::tooling::{NUMBER, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::tree::{self, Node};
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "unknown-option",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unknown_option.rs"),
    find: Find::InLocale(find),
};

/// The values that an option can have.
enum Values {
    /// One of these texts.
    Words(&'static [&'static str]),
    /// As words, `"true"` and `"false"`, or as the numbers that stand for them.
    Flag,
    /// Any text.
    Text,
    /// A whole number.
    Digits(RangeInclusive<u32>),
}

/// The options that the library knows, with the values that it, or ECMA-402, allows.
const OPTIONS: [(&str, Values); 10] = [
    ("currency", Values::Text),
    ("currencyDisplay", Values::Words(&["symbol", "code", "name"])),
    ("maximumFractionDigits", Values::Digits(0..=100)),
    ("maximumSignificantDigits", Values::Digits(1..=21)),
    ("minimumFractionDigits", Values::Digits(0..=100)),
    ("minimumIntegerDigits", Values::Digits(1..=21)),
    ("minimumSignificantDigits", Values::Digits(1..=21)),
    ("style", Values::Words(&["decimal", "currency", "percent"])),
    ("type", Values::Words(&["cardinal", "ordinal"])),
    ("useGrouping", Values::Flag),
];

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        tree::visit(text.pattern, &mut |node| {
            if let Node::Inline(ast::InlineExpression::FunctionReference { id, arguments }) = node
                && id.name == NUMBER
            {
                arguments.named.iter().for_each(|argument| check(message, argument, findings));
            }
        });
    }
}

fn check(message: &Message<'_>, argument: &ast::NamedArgument<&str>, findings: &mut Reporter<'_>) {
    let (source, name) = (message.file.source, argument.name.name);
    let Some((_, values)) = OPTIONS.iter().find(|(option, _)| *option == name) else {
        let suggestion = did_you_mean(name, OPTIONS.iter().map(|(option, _)| *option));
        let title = format!("`NUMBER` has no option `{name}`{suggestion}");
        let help = "correct the option's name, or remove it";
        findings.add(message.file, source.offset_of(name), Some(message.id), title, help);
        return;
    };
    if !values.allow(&argument.value) {
        let expected = values.expected();
        let title = format!("the option `{name}` of `NUMBER` cannot have this value");
        let at = tree::offset(source, &argument.value);
        findings.add(message.file, at, Some(message.id), title, format!("write {expected}"));
    }
}

impl Values {
    fn allow(&self, value: &ast::InlineExpression<&str>) -> bool {
        use ast::InlineExpression::{NumberLiteral, StringLiteral};
        match (self, value) {
            (Values::Words(words), StringLiteral { value }) => words.contains(value),
            (Values::Flag, StringLiteral { value }) => ["true", "false"].contains(value),
            (Values::Flag, NumberLiteral { value }) => ["1", "0"].contains(value),
            (Values::Text, StringLiteral { value }) => !value.is_empty(),
            (Values::Digits(range), NumberLiteral { value }) => {
                value.parse().is_ok_and(|digits| range.contains(&digits))
            }
            _ => false,
        }
    }

    fn expected(&self) -> String {
        let quoted = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join(" or ")
        };
        match self {
            Values::Words(words) => quoted(words),
            Values::Flag => quoted(&["true", "false"]),
            Values::Text => "a text in quotes".to_owned(),
            Values::Digits(range) => {
                format!("a whole number from {} to {}, without quotes", range.start(), range.end())
            }
        }
    }
}
