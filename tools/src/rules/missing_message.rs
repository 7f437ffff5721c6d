//! A locale lacks a message that the source has: its users read another language.

use std::collections::BTreeMap;

use super::{Context, Place, Rule, in_missing_file, missing, quoted};
use crate::finding::{Finding, Severity};
use crate::project::{Locale, Message};

pub(super) const RULE: Rule = Rule { name: "missing-message", severity: Severity::Error, find };

fn find(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let of_locale = |locale| {
        let missing = missing(context.source, locale);
        let (_, missing) = in_missing_file(context.source, locale, missing);
        missing.into_iter().map(move |message| finding(rule, context, locale, message))
    };
    context.translations().flat_map(of_locale).collect()
}

fn finding(
    rule: &Rule,
    context: &Context<'_>,
    locale: &Locale<'_>,
    message: Message<'_>,
) -> Finding {
    let relative = context.source.relative(message.file.source.path());
    let file = locale.files.iter().find(|file| locale.relative(file.source.path()) == relative);
    let path = file.map_or(locale.folder_path.as_str(), |file| file.source.path());
    let line = line_for(locale, path, message);
    let (id, source) = (message.id(), &context.source.id);
    let place = Place { locale: locale.id.to_string(), file: path, line, column: 1 };
    let what = format!("`{id}` is missing in `{}`", locale.id);
    let help = format!("add `{id} = …` here; in `{source}` it is {}", quoted(message));
    rule.finding(place, Some(id), what, help)
}

/// The line that a missing message belongs in: behind the message that the source has before it, or
/// else where the first of those behind it stands.
fn line_for(locale: &Locale<'_>, path: &str, message: Message<'_>) -> usize {
    let present: BTreeMap<&str, Message<'_>> = (locale.messages())
        .filter(|other| other.file.source.path() == path)
        .map(|other| (other.id(), other))
        .collect();
    let mut others = message.file.messages();
    let before: Vec<Message<'_>> =
        others.by_ref().take_while(|other| other.id() != message.id()).collect();
    if let Some(previous) = before.iter().rev().find_map(|other| present.get(other.id())) {
        let source = previous.file.source;
        let span = &previous.entry.span;
        let text = source.text().get(span.clone()).unwrap_or_default();
        return source.position(span.start + text.trim_end().len()).0 + 1;
    }
    others.find_map(|other| present.get(other.id())).map_or(1, |next| next.position().0)
}
