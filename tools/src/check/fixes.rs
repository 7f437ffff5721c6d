//! Correcting what can be corrected, a file at a time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use fluent_codes::tooling::{Source, ast, is_blank};

use crate::check::finding::{Change, Finding};
use crate::failure::Failure;
use crate::project::drafts::Drafts;
use crate::project::files::File;
use crate::project::writer::FileChange;
use crate::syntax::edits::{self, Edit};
use crate::syntax::messages::Messages;
use crate::syntax::references::Reference;
use crate::syntax::text::Text;

/// Corrects what it can, and returns the corrected files and the findings that are corrected. The files
/// were read with these drafts.
///
/// Where two fixes concern the same part of a file, the first is made; the next check finds what is
/// left of the other. A fix that would change another text than the ones it is for is not made.
pub(crate) fn apply<'f>(
    findings: &[&'f Finding],
    locales: impl Iterator<Item = &'f Messages<'f>>,
    drafts: &Drafts,
) -> Result<(Drafts, Vec<&'f Finding>), Failure> {
    let (mut mended, mut drafts) = (Vec::new(), drafts.clone());
    for (file, mending) in mend_files(findings.iter().copied(), locales) {
        if mending.findings.is_empty() {
            continue;
        }
        let change = FileChange::edit(file.source, &mending.text(file.source))?;
        drafts.add(if mending.keeps_mark { change } else { change.without_mark() });
        mended.extend(mending.findings);
    }
    Ok((drafts, mended))
}

/// Takes back the fixes that would do harm, and says in the help of their findings what harm.
pub(crate) fn take_back<'c>(
    findings: &mut [Finding],
    locales: impl Iterator<Item = &'c Messages<'c>>,
) {
    let mendings = mend_files(findings.iter(), locales).into_iter();
    let refused: HashMap<*const Finding, Harm> = mendings
        .flat_map(|(_, mending)| mending.refused)
        .map(|(finding, harm)| (std::ptr::from_ref(finding), harm))
        .collect();
    for finding in findings {
        if let Some(harm) = refused.get(&std::ptr::from_ref(finding)) {
            finding.fix = None;
            finding.help += &format!("; --fix leaves it, because {}", harm.reason());
        }
    }
}

/// The fixes of each file that has any.
fn mend_files<'f, 'c>(
    findings: impl Iterator<Item = &'f Finding>,
    locales: impl Iterator<Item = &'c Messages<'c>>,
) -> Vec<(&'c File<'c>, Mending<'f>)> {
    let mut of_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.fix.is_some()) {
        of_file.entry(&finding.file).or_default().push(finding);
    }
    let mut mendings = Vec::new();
    if of_file.is_empty() {
        return mendings;
    }
    for messages in locales {
        let mut made = HashSet::new();
        for file in &messages.locale.files {
            let Some(findings) = of_file.get(file.source.path()) else { continue };
            // The text of one that is not UTF-8 throughout does not say what its bytes were.
            if file.source.bytes().is_none() {
                continue;
            }
            let mending = Unmended::new(messages, file, &made).mend(findings);
            let text = mending.text(file.source);
            made.extend(FileState::of(&Source::new("", text.as_bytes())).served.into_keys());
            mendings.push((file, mending));
        }
    }
    mendings
}

/// How many bytes are parsed to try the fixes of a file in parts, if all together do harm.
const MAX_TRIED_LEN: usize = 32 << 20;

/// What a fix would make of a file that is worse than the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Harm {
    Broken,
    Empty,
    Attribute,
    DefinedAgain,
    Lost,
    ServedOtherwise,
    /// There are too many fixes that do harm to try the others.
    Untried,
}

impl Harm {
    fn reason(self) -> &'static str {
        match self {
            Harm::Broken => "more of the file would be broken",
            Harm::Empty => "a text would be empty",
            Harm::Attribute => "a text would become an attribute",
            Harm::DefinedAgain => "an id would be defined twice",
            Harm::Lost => "another text refers to the id",
            Harm::ServedOtherwise => "another text would be served",
            Harm::Untried => "too much in the file cannot be corrected",
        }
    }
}

/// A file before it is corrected, in its locale.
struct Unmended<'c> {
    source: &'c Source,
    state: FileState,
    /// The ids that stand in other files of the locale.
    elsewhere: HashSet<&'c str>,
    /// The ids that texts of the locale refer to.
    referred_to: HashSet<&'c str>,
}

impl<'c> Unmended<'c> {
    /// Other files get these ids at the same time.
    fn new(messages: &Messages<'c>, file: &File<'c>, made: &'c HashSet<String>) -> Unmended<'c> {
        let others = messages.all.iter().filter(|other| !std::ptr::eq(other.file, file));
        let elsewhere = others.map(|other| other.id).chain(made.iter().map(String::as_str));
        let referred_to = messages.texts().flat_map(|(message, text)| {
            Reference::in_text(message.file, text).into_iter().map(|reference| reference.id)
        });
        Unmended {
            source: file.source,
            state: FileState::of(file.source),
            elsewhere: elsewhere.collect(),
            referred_to: referred_to.collect(),
        }
    }

    /// What is corrected: all that can be at once, or else the parts that do no harm.
    fn mend<'f>(&self, findings: &[&'f Finding]) -> Mending<'f> {
        let mut untried = MAX_TRIED_LEN;
        self.extend(Mending::default(), findings, &mut untried)
    }

    /// Adds the fixes that do no harm to those that are there.
    fn extend<'f>(
        &self,
        mending: Mending<'f>,
        findings: &[&'f Finding],
        untried: &mut usize,
    ) -> Mending<'f> {
        let mut longer = mending.clone();
        findings.iter().for_each(|finding| longer.add(finding));
        let harm = if *untried == 0 { Some(Harm::Untried) } else { self.harm_by(&longer) };
        *untried = untried.saturating_sub(self.source.text().len());
        let Some(harm) = harm else { return longer };
        if let (Harm::Untried, _) | (_, [_]) = (harm, findings) {
            let mut refused = mending;
            refused.refused.extend(findings.iter().map(|finding| (*finding, harm)));
            return refused;
        }
        let (first, second) = findings.split_at(findings.len() / 2);
        let first = self.extend(mending, first, untried);
        self.extend(first, second, untried)
    }

    /// What would be worse in the file than it was: more that is broken or empty, what was text as an
    /// attribute, or another text served than before where nothing is corrected.
    fn harm_by(&self, mending: &Mending<'_>) -> Option<Harm> {
        let mended = Source::new("", mending.text(self.source).into_bytes());
        let (before, after) = (&self.state, FileState::of(&mended));
        let is_text_attribute =
            after.problems == before.problems && after.attributes > before.attributes;
        let harms = [
            (Harm::Broken, after.problems > before.problems),
            (Harm::Empty, after.empty > before.empty),
            (Harm::Attribute, is_text_attribute),
            (Harm::DefinedAgain, self.is_defined_again(&after)),
            (Harm::Lost, self.is_lost(&after)),
            (Harm::ServedOtherwise, self.is_served_otherwise(mending, &mended, &after)),
        ];
        harms.into_iter().find(|(_, is_done)| *is_done).map(|(harm, _)| harm)
    }

    /// Whether an id is defined once more, and not for the first time.
    fn is_defined_again(&self, after: &FileState) -> bool {
        after.counts.iter().any(|(id, count)| {
            let before = self.state.counts.get(id).copied().unwrap_or(0);
            *count > before && (*count > 1 || self.elsewhere.contains(id.as_str()))
        })
    }

    /// Whether an id is not there any more that a text refers to.
    fn is_lost(&self, after: &FileState) -> bool {
        let is_kept = |id: &str| after.counts.contains_key(id) || self.elsewhere.contains(id);
        self.state.counts.keys().any(|id| self.referred_to.contains(id.as_str()) && !is_kept(id))
    }

    /// Whether an entry that is not corrected is another one than before.
    fn is_served_otherwise(
        &self,
        mending: &Mending<'_>,
        mended: &Source,
        after: &FileState,
    ) -> bool {
        self.state.served.iter().any(|(id, range)| {
            let is_corrected = mending
                .edits
                .iter()
                .any(|edit| edit.range.start <= range.end && edit.range.end >= range.start);
            let after = after.served.get(id).and_then(|range| mended.text().get(range.clone()));
            !is_corrected && after != self.source.text().get(range.clone())
        })
    }
}

/// Fixes of one file that do not overlap.
#[derive(Clone)]
struct Mending<'f> {
    findings: Vec<&'f Finding>,
    /// In the order of the text.
    edits: Vec<Edit>,
    keeps_mark: bool,
    /// The findings whose fixes would do harm.
    refused: Vec<(&'f Finding, Harm)>,
}

impl Default for Mending<'_> {
    fn default() -> Self {
        Mending { findings: Vec::new(), edits: Vec::new(), keeps_mark: true, refused: Vec::new() }
    }
}

impl<'f> Mending<'f> {
    /// Adds the fix of a finding, unless it overlaps those that are there.
    fn add(&mut self, finding: &'f Finding) {
        let is_added = match finding.fix.as_ref().map(|fix| &fix.change) {
            Some(Change::RemoveMark) => {
                self.keeps_mark = false;
                true
            }
            Some(Change::Edits(edits)) => self.add_edits(edits),
            None => false,
        };
        if is_added {
            self.findings.push(finding);
        }
    }

    /// Adds the edits of a fix, unless one of them overlaps those that are there.
    fn add_edits(&mut self, edits: &[Edit]) -> bool {
        let is_free = |edit: &Edit| {
            let at = self.place(edit);
            let before = at.checked_sub(1).and_then(|at| self.edits.get(at));
            before.is_none_or(|other| other.range.end < edit.range.start)
                && self.edits.get(at).is_none_or(|other| edit.range.end < other.range.start)
        };
        let are_free = edits.iter().all(is_free);
        for edit in edits.iter().filter(|_| are_free) {
            self.edits.insert(self.place(edit), edit.clone());
        }
        are_free
    }

    /// Where an edit belongs among the others.
    fn place(&self, edit: &Edit) -> usize {
        self.edits.partition_point(|other| other.range.start < edit.range.start)
    }

    fn text(&self, source: &Source) -> String {
        edits::apply(source.text(), &self.edits)
    }
}

/// What stands in a file.
struct FileState {
    problems: usize,
    empty: usize,
    attributes: usize,
    /// How often each id stands in the file.
    counts: HashMap<String, usize>,
    /// Where the first entry of each id stands that shows something, without blanks behind it.
    served: HashMap<String, Range<usize>>,
}

impl FileState {
    fn of(source: &Source) -> FileState {
        let parsed = source.parse();
        let (mut counts, mut served) = (HashMap::new(), HashMap::new());
        let (mut empty, mut attributes) = (0, 0);
        for entry in &parsed.entries {
            let value = match &entry.node {
                ast::Entry::Message(message) => message.value.as_ref(),
                ast::Entry::Term(term) => Some(&term.value),
                _ => continue,
            };
            if let ast::Entry::Message(message) = &entry.node {
                empty += usize::from(message.value.as_ref().is_some_and(is_empty));
                attributes += message.attributes.len();
            }
            let Some(id) = entry.id() else { continue };
            *counts.entry(id.clone()).or_insert(0) += 1;
            if !value.is_some_and(is_blank) {
                let text = source.text().get(entry.span.clone()).unwrap_or_default();
                let end = entry.span.start + text.trim_end().len();
                served.entry(id).or_insert(entry.span.start..end);
            }
        }
        FileState { problems: parsed.problems.len(), empty, attributes, counts, served }
    }
}

fn is_empty(pattern: &ast::Pattern<&str>) -> bool {
    Text::new(None, pattern).variants.iter().any(|variant| variant.text.trim().is_empty())
}
