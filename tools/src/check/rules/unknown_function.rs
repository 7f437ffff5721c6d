//! A text calls a function that does not exist.
//!
//! # Why
//!
//! The user sees the call in braces: `{TIME()}`.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { NUMBR($limit) } bytes are the limit
//! ```
//!
//! # Fix
//!
//! Correct the name. `NUMBER` is always there; those that the application gives to Fluent are listed
//! in the configuration: `functions = ["TIME"]`.

use fluent_codes::tooling::{BUILT_IN_FUNCTIONS, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::tree::{self, Node};
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "unknown-function",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unknown_function.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let functions = context.config.functions.iter().map(String::as_str);
    let known: Vec<&str> = functions.chain(BUILT_IN_FUNCTIONS.iter().copied()).collect();
    for (message, text) in messages.texts() {
        tree::visit(text.pattern, &mut |node| {
            let Node::Inline(ast::InlineExpression::FunctionReference { id, .. }) = node else {
                return;
            };
            if !known.contains(&id.name) {
                let suggestion = did_you_mean(id.name, known.iter().copied());
                let title = format!("there is no function `{}`{suggestion}", id.name);
                let at = message.file.source.offset_of(id.name);
                let help = "correct the name, or list it under `functions` in `fluent-codes.toml`";
                findings.add(message.file, at, Some(message.id), title, help);
            }
        });
    }
}
