//! An id is meant for a code and is not how that code is spelt: nobody ever sees the message.

use fluent_codes::Code;

use super::{Context, Place, Rule};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule { name: "invalid-id", severity: Severity::Error, find };

fn find(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let messages = context
        .locales
        .iter()
        .flat_map(|locale| locale.messages().map(move |message| (locale, message)));
    messages
        .filter(|(_, message)| is_meant_for_code(message.id()))
        .filter(|(_, message)| Code::from_message_id(message.id()).is_none())
        .map(|(locale, message)| {
            let (line, column) = message.position();
            let file = message.file.source.path();
            let place = Place { locale: locale.id.to_string(), file, line, column };
            let what = format!("`{}` is no code's id", message.id());
            rule.finding(place, Some(message.id()), what, help(message.id()))
        })
        .collect()
}

/// Whether an id consists of an `E` in either case and digits, be they signed or not.
fn is_meant_for_code(id: &str) -> bool {
    let number = id.strip_prefix(['E', 'e']).unwrap_or_default();
    let digits = number.trim_start_matches(['-', '_']);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn help(id: &str) -> String {
    let number = id.get(1..).unwrap_or_default().replace('_', "-");
    match number.parse() {
        Ok(number) => format!("write it `{}`", Code::new(number).message_id()),
        Err(_) => format!("codes lie between {} and {}", i64::MIN, i64::MAX),
    }
}
