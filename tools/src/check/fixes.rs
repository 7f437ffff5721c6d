//! Correcting files: which fixes are made, and which would do harm.

use std::collections::{BTreeMap, HashMap, HashSet};

use fluent_codes::tooling::Source;

use crate::check::file_fixes::{FileFixes, Harm};
use crate::check::file_state::FileState;
use crate::check::finding::Finding;
use crate::failure::Failure;
use crate::project::file_change::FileChange;
use crate::project::files::File;
use crate::syntax::messages::Messages;
use crate::syntax::references::Reference;

/// Corrects what it can in a locale, and returns the changes of its files and the findings that are
/// corrected.
///
/// If two fixes concern the same part of a file, the first is made; the next check finds what is left
/// of the other. A fix that would do harm elsewhere is not made.
pub(crate) fn apply<'f>(
    findings: &[&'f Finding],
    messages: &Messages<'_>,
) -> Result<(Vec<FileChange>, Vec<&'f Finding>), Failure> {
    let (mut changes, mut fixed) = (Vec::new(), Vec::new());
    for (file, fixes) in fixes_by_file(findings.iter().copied(), messages) {
        if fixes.findings.is_empty() {
            continue;
        }
        let change = FileChange::edit(file.source, &fixes.text(file.source))?;
        changes.push(if fixes.keeps_mark { change } else { change.without_mark() });
        fixed.extend(fixes.findings);
    }
    Ok((changes, fixed))
}

/// Removes the fixes that would do harm in a locale from their findings, and adds the reason to the help.
pub(crate) fn withdraw_harmful(findings: &mut [Box<Finding>], messages: &Messages<'_>) {
    let file_fixes = fixes_by_file(findings.iter().map(Box::as_ref), messages).into_iter();
    let refused: HashMap<*const Finding, Harm> = file_fixes
        .flat_map(|(_, fixes)| fixes.refused)
        .map(|(finding, harm)| (std::ptr::from_ref(finding), harm))
        .collect();
    for finding in findings {
        if let Some(harm) = refused.get(&std::ptr::from_ref(&**finding)) {
            finding.fix = None;
            let help = format!("{}; --fix leaves it, because {}", finding.help, harm.reason());
            finding.help = help.into();
        }
    }
}

/// The fixes of each file of a locale that has any.
fn fixes_by_file<'f, 'c>(
    findings: impl Iterator<Item = &'f Finding>,
    messages: &'c Messages<'c>,
) -> Vec<(&'c File<'c>, FileFixes<'f>)> {
    let mut of_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.fix.is_some()) {
        of_file.entry(&finding.file).or_default().push(finding);
    }
    let mut file_fixes = Vec::new();
    if of_file.is_empty() {
        return file_fixes;
    }
    let mut made = HashSet::new();
    for file in &messages.locale.files {
        let Some(findings) = of_file.get(file.source.path()) else { continue };
        // The bytes of a file that is not UTF-8 cannot be written back.
        if !file.source.is_utf8() {
            continue;
        }
        let fixes = OriginalFile::new(messages, file, &made).fixes(findings);
        let text = fixes.text(file.source);
        made.extend(FileState::of(&Source::new("", text.as_bytes())).served.into_keys());
        file_fixes.push((file, fixes));
    }
    file_fixes
}

/// How many bytes are parsed to try the fixes of a file in parts, if all together do harm.
const MAX_TRIED_LEN: usize = 32 << 20;

/// A file before it is corrected, in its locale.
struct OriginalFile<'c> {
    source: &'c Source,
    state: FileState,
    /// The ids that other files of the bundle define.
    elsewhere: HashSet<&'c str>,
    /// The ids that texts of the bundle refer to.
    referred_to: HashSet<&'c str>,
    /// Whether texts of other bundles may refer to any.
    is_shared: bool,
}

impl<'c> OriginalFile<'c> {
    /// `made` are the ids that other files get at the same time.
    fn new(
        messages: &Messages<'c>,
        file: &File<'c>,
        made: &'c HashSet<String>,
    ) -> OriginalFile<'c> {
        let others = messages.all.iter().filter(|other| !std::ptr::eq(other.file, file));
        let others = others.chain(messages.shared.iter().flat_map(|shared| &shared.all));
        let elsewhere = others.map(|other| other.id).chain(made.iter().map(String::as_str));
        let referred_to = messages.texts().flat_map(|(message, text)| {
            Reference::in_text(message.file, text).into_iter().map(|reference| reference.id)
        });
        OriginalFile {
            source: file.source,
            state: FileState::of(file.source),
            elsewhere: elsewhere.collect(),
            referred_to: referred_to.collect(),
            is_shared: messages.are_shared,
        }
    }

    /// The fixes that do no harm: all of them, or else as many as do none.
    fn fixes<'f>(&self, findings: &[&'f Finding]) -> FileFixes<'f> {
        let mut untried = MAX_TRIED_LEN;
        self.extend(FileFixes::default(), findings, &mut untried)
    }

    /// Adds the fixes that do no harm to those already made.
    fn extend<'f>(
        &self,
        fixes: FileFixes<'f>,
        findings: &[&'f Finding],
        untried: &mut usize,
    ) -> FileFixes<'f> {
        let mut longer = fixes.clone();
        for finding in findings {
            longer.add(finding);
        }
        let harm = if *untried == 0 { Some(Harm::Untried) } else { self.harm_by(&longer) };
        *untried = untried.saturating_sub(self.source.text().len());
        let Some(harm) = harm else { return longer };
        if let (Harm::Untried, _) | (_, [_]) = (harm, findings) {
            let mut refused = fixes;
            refused.refused.extend(findings.iter().map(|finding| (*finding, harm)));
            return refused;
        }
        let (first, second) = findings.split_at(findings.len() / 2);
        let first = self.extend(fixes, first, untried);
        self.extend(first, second, untried)
    }

    /// What the fixes would make worse: more is broken or empty, a text becomes an attribute, or
    /// another text is served where nothing is corrected.
    fn harm_by(&self, fixes: &FileFixes<'_>) -> Option<Harm> {
        let fixed = Source::new("", fixes.text(self.source).into_bytes());
        let (before, after) = (&self.state, FileState::of(&fixed));
        let is_text_attribute =
            after.problems == before.problems && after.attributes > before.attributes;
        let harms = [
            (Harm::Broken, after.problems > before.problems),
            (Harm::Empty, after.empty > before.empty),
            (Harm::Attribute, is_text_attribute),
            (Harm::DefinedAgain, self.is_defined_again(&after)),
            (Harm::Lost, self.is_lost(&after)),
            (Harm::ServedOtherwise, self.is_served_otherwise(fixes, &fixed, &after)),
        ];
        harms.into_iter().find(|(_, is_done)| *is_done).map(|(harm, _)| harm)
    }

    /// Whether an id is defined more often than before, and more than once.
    fn is_defined_again(&self, after: &FileState) -> bool {
        after.counts.iter().any(|(id, count)| {
            let before = self.state.counts.get(id).copied().unwrap_or(0);
            *count > before && (*count > 1 || self.elsewhere.contains(id.as_str()))
        })
    }

    /// Whether an id that a text refers to is no longer defined.
    fn is_lost(&self, after: &FileState) -> bool {
        let is_referred_to = |id: &str| self.is_shared || self.referred_to.contains(id);
        let is_kept = |id: &str| after.counts.contains_key(id) || self.elsewhere.contains(id);
        self.state.counts.keys().any(|id| is_referred_to(id) && !is_kept(id))
    }

    /// Whether an entry that is not corrected differs from before.
    fn is_served_otherwise(
        &self,
        fixes: &FileFixes<'_>,
        fixed: &Source,
        after: &FileState,
    ) -> bool {
        self.state.served.iter().any(|(id, range)| {
            let is_corrected = fixes
                .edits
                .iter()
                .any(|edit| edit.range.start <= range.end && edit.range.end >= range.start);
            let after = after.served.get(id).and_then(|range| fixed.text().get(range.clone()));
            !is_corrected && after != self.source.text().get(range.clone())
        })
    }
}
