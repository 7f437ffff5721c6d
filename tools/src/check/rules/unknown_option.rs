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
//! `minimumSignificantDigits` and `maximumSignificantDigits` (whole numbers), `useGrouping` (`1` or
//! `0`; `"true"` and `"false"` are understood, but to a browser both are true) and `style`
//! (`"decimal"`). Currencies, percents, units and other notations are not formatted: write the sign
//! beside the number, as in `{ $percent } %`.

use fluent_codes::FluentValue;
use fluent_codes::tooling::{
    NUMBER, NUMBER_OPTIONS, NumberOptions, OptionError, ast, literal_value,
};

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

fn find(_: &Context<'_>, bundle: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (unit, text) in bundle.texts() {
        tree::visit(text.pattern, &mut |node| {
            if let Node::Inline(ast::InlineExpression::FunctionReference { id, arguments }) = node
                && id.name == NUMBER
            {
                check(unit, &arguments.named, findings);
            }
        });
    }
}

fn check(unit: &Message<'_>, named: &[ast::NamedArgument<&str>], findings: &mut Reporter<'_>) {
    let mut options = NumberOptions::default();
    let source = unit.file.source;
    for argument in named {
        let name = argument.name.name;
        let value = literal_value(&argument.value).unwrap_or(FluentValue::None);
        let Err(error) = options.set(name, &value) else { continue };
        let (at, message, help) = match error {
            OptionError::Unknown => {
                let suggestion = did_you_mean(name, NUMBER_OPTIONS);
                let message = format!("`NUMBER` has no option `{name}`{suggestion}");
                let help = "correct the option's name, or remove it".to_owned();
                (source.offset_of(name), message, help)
            }
            OptionError::Value(expected) => {
                let message = format!("the option `{name}` of `NUMBER` cannot have this value");
                (source.offset_of_inline(&argument.value), message, format!("write {expected}"))
            }
            _ => {
                let message = format!("the option `{name}` of `NUMBER` is not supported");
                let help = "remove it, and write the sign or the unit in the text".to_owned();
                (source.offset_of(name), message, help)
            }
        };
        findings.add(unit.file, at, Some(unit.id), message, help);
    }
    if let Some((name, other)) = options.conflict() {
        let argument = named.iter().find(|argument| argument.name.name == name);
        let at = argument.map_or(0, |argument| source.offset_of(argument.name.name));
        let message =
            format!("the options `{name}` and `{other}` of `NUMBER` contradict each other");
        findings.add(unit.file, at, Some(unit.id), message, "remove one of them".to_owned());
    }
}
