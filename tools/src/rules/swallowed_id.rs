//! The id of a code is indented, so that its line is part of the text above: the code has no text,
//! and the one above shows the id.

use super::{Context, Place, Rule};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule { name: "swallowed-id", severity: Severity::Error, find };

fn find(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let files = context
        .locales
        .iter()
        .flat_map(|locale| locale.files.iter().map(move |file| (locale, file)));
    let swallowed = files.flat_map(|(locale, file)| {
        file.messages().flat_map(move |message| {
            message.swallowed_ids().into_iter().map(move |swallowed| (locale, message, swallowed))
        })
    });
    let finding = |(locale, message, (at, id)): (
        &crate::project::Locale<'_>,
        crate::project::Message<'_>,
        _,
    )| {
        let source = message.file.source;
        let (line, column) = source.position(at);
        let place = Place { locale: locale.id.to_string(), file: source.path(), line, column };
        let what = format!("`{id}` is indented, and so part of the text of `{}`", message.id());
        rule.finding(place, Some(id), what, "remove the indentation".to_owned())
    };
    swallowed.map(finding).collect()
}
