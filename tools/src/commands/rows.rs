//! The rows of a table, from the messages of a project.

use std::collections::HashSet;
use std::iter;

use fluent_codes::tooling::Formatter;
use fluent_codes::{Code, FluentArgs};
use indicatif::ProgressBar;

use crate::check::coverage::Progress;
use crate::check::first_pass;
use crate::check::rules::FACTS;
use crate::check::workspace::Workspace;
use crate::commands::sparse::SparseProject;
use crate::syntax::cell_text;
use crate::syntax::fingerprint;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::variables;
use crate::tables::table::{Cell, Head, Key, Row, State};

/// How many messages are parsed at a time.
const MESSAGES: usize = 512;

/// The rows for some ids, in their order.
pub(crate) fn of<'r>(
    project: &'r SparseProject<'_>,
    head: &'r Head,
    mut ids: impl Iterator<Item = &'r str> + 'r,
    with_plain: bool,
    bar: &'r ProgressBar,
) -> impl Iterator<Item = Row> + 'r {
    let parts = iter::from_fn(move || {
        let ids: Vec<&str> = ids.by_ref().take(MESSAGES).collect();
        (!ids.is_empty()).then_some(ids)
    });
    parts.flat_map(move |ids| {
        let part = project.with_part(&ids, |part| of_part(part, head, &ids, with_plain));
        bar.inc(u64::try_from(ids.len()).unwrap_or_default());
        part.unwrap_or_default()
    })
}

/// A locale of a table's columns.
struct Column<'c> {
    messages: &'c Messages<'c>,
    progress: Progress<'c>,
    formatter: Option<Formatter>,
}

fn of_part(part: &Workspace<'_>, head: &Head, ids: &[&str], with_plain: bool) -> Vec<Row> {
    part.with_messages(|locales| of_messages(part, locales, head, ids, with_plain))
}

fn of_messages(
    part: &Workspace<'_>,
    locales: &[&Messages<'_>],
    head: &Head,
    ids: &[&str],
    with_plain: bool,
) -> Vec<Row> {
    let progress = first_pass::progress_of_all(part, locales);
    let mut of_locales: Vec<Column<'_>> = Vec::new();
    for (messages, progress) in locales.iter().copied().zip(progress) {
        let formatter = with_plain.then(|| {
            let files = messages.locale.files.iter().map(|file| (file.source, &file.parsed));
            // What later layers hide is not among them.
            Formatter::new(messages.locale.id, &[files.collect()], &part.config.functions)
        });
        of_locales.push(Column { messages, progress, formatter });
    }
    let named = |name: &String| of_locales.iter().find(|it| it.messages.name() == name);
    let columns: Vec<&Column<'_>> = head.locales.iter().filter_map(named).collect();
    let mut rows = Vec::new();
    for id in ids {
        for attribute in parts_of(part.source, &columns, id) {
            rows.push(row(part.source, &columns, id, attribute));
        }
    }
    rows
}

/// The value and the attributes that a message has in the source or in a column.
fn parts_of<'c>(
    source: &'c Messages<'c>,
    columns: &[&Column<'c>],
    id: &str,
) -> Vec<Option<&'c str>> {
    let locales = columns.iter().map(|column| column.messages);
    let messages: Vec<&Message<'_>> =
        [source].into_iter().chain(locales).filter_map(|it| it.get(id)).collect();
    let mut parts = Vec::new();
    if messages.iter().any(|message| message.value().is_some()) {
        parts.push(None);
    }
    let mut seen = HashSet::new();
    for name in messages.iter().flat_map(|message| message.attributes()) {
        if seen.insert(name) {
            parts.push(Some(name));
        }
    }
    parts
}

fn row(source: &Messages<'_>, columns: &[&Column<'_>], id: &str, attribute: Option<&str>) -> Row {
    let of_source = source.get(id);
    let is_for_translators = |line: &&&str| !line.trim_start().starts_with("check:");
    let comment: Vec<&str> = of_source.map_or(Vec::new(), |message| {
        message.comment().iter().filter(is_for_translators).copied().collect()
    });
    let text = of_source.and_then(|message| message.part(attribute));
    let mut variables: Vec<String> = text.map_or(Vec::new(), |text| {
        variables::of_text(source, text).into_iter().map(str::to_owned).collect()
    });
    variables.sort_unstable();
    let is_fact = !source.has_any_ids()
        && Code::from_message_id(id).is_some()
        && attribute.is_some_and(|name| FACTS.contains(&name));
    Row {
        key: Key { id: id.to_owned(), attribute: attribute.map(str::to_owned) },
        comment: comment.join("\n"),
        variables,
        is_fact,
        cells: columns.iter().map(|column| cell(column, id, attribute)).collect(),
        ..Row::default()
    }
}

fn cell(column: &Column<'_>, id: &str, attribute: Option<&str>) -> Cell {
    let message = column.messages.get(id);
    let pattern = message.and_then(|message| message.part(attribute)).map(|text| text.pattern);
    let text = pattern.map_or(String::new(), cell_text::of_pattern);
    let state = if text.is_empty() {
        State::Missing
    } else if column.messages.is_source {
        State::Source
    } else if column.progress.stale.contains_key(id) {
        State::Stale
    } else if column.progress.untranslated.contains(id) {
        State::Untranslated
    } else {
        State::Translated
    };
    let plain = column.formatter.as_ref().map(|it| plain(it, id, attribute, &text));
    let exported = Some(fingerprint::of_text(&text));
    Cell { plain: plain.unwrap_or_default(), text, state, exported, ..Cell::default() }
}

/// A text as it is shown, with `{name}` for a variable and with the default of each selection.
fn plain(formatter: &Formatter, id: &str, attribute: Option<&str>, text: &str) -> String {
    let mut arguments = FluentArgs::new();
    for name in formatter.variables(id, attribute) {
        arguments.set(name.to_owned(), format!("{{{name}}}"));
    }
    let formatted = formatter.format(id, attribute, &arguments);
    formatted.map_or(text.to_owned(), |(text, _)| text)
}
