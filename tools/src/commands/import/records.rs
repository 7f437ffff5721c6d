//! What the translations of a table were made from, for `source.lock`.

use std::collections::HashMap;

use fluent_codes::tooling::Source;

use super::target::Target;
use super::wanted::Wanted;
use crate::check::first_pass;
use crate::check::workspace::Workspace;
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::file_change::FileChange;
use crate::project::locale_sources::file_name;
use crate::project::locks;
use crate::project::source_lock::{Fingerprint, SourceLock, TextPair};
use crate::syntax::messages::Messages;
use crate::syntax::outline::LocaleOutline;
use crate::syntax::{edits, fingerprint, part_edits};

/// The change of a lock.
pub(super) struct Record {
    pub(super) file: FileChange,
    /// How many translations have another line than before.
    pub(super) recorded: usize,
    /// How many of them were made from an older text of the source.
    pub(super) stale: usize,
}

/// How many messages are parsed at a time.
const MESSAGES: usize = 512;

/// The changes of the locks, where the project has any; and where a translation is stale, which cannot
/// be told without a lock.
pub(super) fn changes(
    before: &SparseProject<'_>,
    after: &SparseProject<'_>,
    targets: &[Target<'_>],
) -> Result<Vec<Record>, Failure> {
    let mut records = Vec::new();
    let Some(source) = after.source() else { return Ok(records) };
    for target in targets.iter().filter(|it| it.name != source.name && !it.wanted.is_empty()) {
        if before.locks().has_translations() || target.wanted.has_older_sources() {
            records.extend(record(before, after, source, target)?);
        }
    }
    if !records.is_empty() {
        before.locks().require_sound()?;
    }
    Ok(records)
}

fn record(
    before: &SparseProject<'_>,
    after: &SparseProject<'_>,
    source: &LocaleOutline<'_>,
    target: &Target<'_>,
) -> Result<Option<Record>, Failure> {
    let file = before.locks().translations(&target.name, 0);
    let (pairs, stale) = pairs(after, source, target);
    let is_new = |(id, pair): &(&str, TextPair)| file.is_none_or(|file| !file.lock.has(id, *pair));
    let recorded = pairs.iter().filter(|pair| is_new(pair)).count();
    if recorded == 0 {
        return Ok(None);
    }
    let none = SourceLock::default();
    let lock = with_pairs(file.map_or(&none, |file| &file.lock), pairs, source);
    let folder = after.locale(&target.name).map(|locale| file_name(&locale.folder_path));
    let path = locks::path_of(before.layers.top_directory(), folder.unwrap_or(&target.name));
    let file = locks::change(file, path, &lock.to_text())?;
    Ok(Some(Record { file, recorded, stale }))
}

/// What is recorded of the messages of a table, and how many are stale.
fn pairs<'t>(
    after: &SparseProject<'_>,
    source: &LocaleOutline<'_>,
    target: &'t Target<'_>,
) -> (Vec<(&'t str, TextPair)>, usize) {
    let mut ids: Vec<&str> = Vec::new();
    let mut older: HashMap<&str, Vec<Wanted<'_>>> = HashMap::new();
    for wanted in target.wanted.iter() {
        ids.push(wanted.id);
        if wanted.older_source.is_some() {
            older.entry(wanted.id).or_default().push(wanted);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    let mut pairs = Vec::new();
    for ids in ids.chunks(MESSAGES) {
        let of_part = after.with_part(ids, |part| pairs_in(part, &target.name, ids));
        pairs.extend(of_part.unwrap_or_default());
    }
    let mut stale = 0;
    for (id, pair) in &mut pairs {
        let past = older.get(*id).and_then(|wanted| past_source(source, id, wanted));
        if let Some(past) = past.filter(|past| *past != pair.source) {
            pair.source = past;
            stale += 1;
        }
    }
    (pairs, stale)
}

fn pairs_in<'t>(part: &Workspace<'_>, locale: &str, ids: &[&'t str]) -> Vec<(&'t str, TextPair)> {
    let pairs_in = |messages: &Messages<'_>| {
        let mut pairs = Vec::new();
        let progress = first_pass::progress_of_all(part, &[messages]).pop().unwrap_or_default();
        for id in ids.iter().filter(|id| !progress.untranslated.contains(**id)) {
            let (of_source, own) = (part.source.get(id), messages.get(id));
            if let Some((of_source, own)) = of_source.zip(own).filter(|(it, _)| !it.is_term()) {
                pairs.push((*id, fingerprint::of_pair(of_source, own)));
            }
        }
        pairs
    };
    part.map_locales(|it| it.name == locale, pairs_in).into_iter().flatten().collect()
}

/// The fingerprint of a message of the source with the texts that it had before.
fn past_source(source: &LocaleOutline<'_>, id: &str, wanted: &[Wanted<'_>]) -> Option<Fingerprint> {
    let slice = source.slice(source.place(id)?);
    let parts = wanted.iter().filter_map(|wanted| Some((wanted.attribute, wanted.older_source?)));
    let edits = part_edits::of_message(slice, parts, "\n");
    let past = Source::new("", edits::apply(slice, &edits).into_bytes());
    let parsed = past.parse();
    parsed.entries.first().map(|entry| fingerprint::of(&entry.node))
}

/// A lock with other lines for some messages, in the order of the source.
fn with_pairs(
    lock: &SourceLock,
    pairs: Vec<(&str, TextPair)>,
    source: &LocaleOutline<'_>,
) -> SourceLock {
    let ranks: HashMap<&str, usize> = source.ids().zip(0..).collect();
    let pairs: HashMap<&str, TextPair> = pairs.into_iter().collect();
    let kept = lock.lines.iter().filter(|(id, _)| !pairs.contains_key(id.as_str())).cloned();
    let new = pairs.iter().map(|(id, pair)| ((*id).to_owned(), *pair));
    let mut lines: Vec<(String, TextPair)> = kept.chain(new).collect();
    // Stable: an id may be there twice.
    lines.sort_by_key(|(id, _)| ranks.get(id.as_str()).copied().unwrap_or(usize::MAX));
    SourceLock::new(lines)
}
