//! Where a rule reports what it finds.

use fluent_codes::tooling::Source;
use fluent_codes::{Problem, ProblemKind};

use crate::check::context::Context;
use crate::check::exception::Place;
use crate::check::finding::{Change, Finding, Fix, Safety};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::cell_text;
use crate::syntax::edits::Edit;
use crate::syntax::machine_readable;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

/// The maximum length of a message that findings show; a very long one may have very many findings.
const MAX_SOURCE_LEN: usize = 10_000;

/// The findings of one rule, as the rule reports them.
pub(crate) struct Reporter<'f> {
    context: &'f Context<'f>,
    rule: &'static str,
    severity: Severity,
    /// The messages of the locale that is checked.
    messages: &'f Messages<'f>,
    findings: Vec<Box<Finding>>,
}

impl<'f> Reporter<'f> {
    pub(crate) fn new(
        context: &'f Context<'f>,
        rule: &'static str,
        severity: Severity,
        messages: &'f Messages<'f>,
    ) -> Reporter<'f> {
        Reporter { context, rule, severity, messages, findings: Vec::new() }
    }

    /// The findings, in the order in which they were reported.
    pub(crate) fn into_findings(self) -> Vec<Box<Finding>> {
        self.findings
    }

    /// Reports a finding at a byte of a file.
    pub(crate) fn add(
        &mut self,
        file: &File<'_>,
        offset: usize,
        id: Option<&str>,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        let position = file.source.position(offset);
        self.add_at(file.source.path(), position, id, title.into(), help.into());
        let attribute = id.and_then(|id| self.attribute_at(file, offset, id));
        if let (Some(id), Some(attribute)) = (id, attribute) {
            self.show_source_attribute(id, attribute);
            if let Some(finding) = self.findings.last_mut() {
                finding.attribute = Some(self.context.shared.get(attribute));
            }
        }
    }

    /// The attribute of a message that a byte of its file belongs to.
    fn attribute_at(&self, file: &File<'_>, offset: usize, id: &str) -> Option<&'f str> {
        let message = self.messages.get(id)?;
        if !std::ptr::addr_eq(message.file, file) || !message.entry.span.contains(&offset) {
            return None;
        }
        let start = |name: &&str| file.source.offset_of(name) <= offset;
        message.attributes().take_while(start).last()
    }

    /// Shows, with the last finding, an attribute of the source's message instead of its value.
    fn show_source_attribute(&mut self, id: &str, name: &str) {
        let Some(finding) = self.findings.last_mut().filter(|it| it.source.is_some()) else {
            return;
        };
        let source = self.context.source.get(id);
        let attribute = source.and_then(|source| source.attribute(name));
        if let Some(attribute) = attribute {
            let text = format!(".{name} = {}", cell_text::of_pattern(attribute.pattern));
            finding.source = Some(self.context.shared.get(&text));
        }
    }

    /// Reports a finding about a message or term, at its id.
    pub(crate) fn add_to_message(
        &mut self,
        message: &Message<'_>,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(message.file, message.offset(), Some(message.id), title, help);
    }

    /// Reports a finding about a text, at the id or the attribute's name.
    pub(crate) fn add_to_text(
        &mut self,
        message: &Message<'_>,
        text: &Text<'_>,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(message.file, message.text_offset(text), Some(message.id), title, help);
    }

    /// Reports a finding at a byte of the flat text of a variant.
    pub(crate) fn add_to_variant(
        &mut self,
        message: &Message<'_>,
        variant: &Variant<'_>,
        at: usize,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        let offset = variant.offset(message.file.source, at);
        self.add(message.file, offset, Some(message.id), title, help);
    }

    /// Reports a finding in a text, at a slice of the file.
    pub(crate) fn add_to_slice(
        &mut self,
        message: &Message<'_>,
        slice: &str,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(message.file, message.file.source.offset_of(slice), Some(message.id), title, help);
    }

    /// Reports a finding about a whole file.
    pub(crate) fn add_to_file(
        &mut self,
        path: &str,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add_at(path, (1, 1), None, title.into(), help.into());
    }

    /// Reports a finding about an exception.
    pub(crate) fn add_to_place(
        &mut self,
        place: Place<'_>,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        match place {
            Place::Comment { locale, file, offset } => {
                self.add(file, offset, None, title, help);
                self.concern(locale);
            }
            Place::Config(allow) => {
                self.add_to_config(allow.position, self.messages.name(), title, help);
            }
        }
    }

    /// Reports a finding about a locale, at a line and column of the configuration.
    pub(crate) fn add_to_config(
        &mut self,
        position: (usize, usize),
        locale: &str,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        let path = self.context.config.file.as_ref().map_or("", Source::path);
        self.add_at(path, position, None, title.into(), help.into());
        self.concern(locale);
    }

    /// Sets the locale of the last finding, if it is another one than the one that is checked.
    fn concern(&mut self, locale: &str) {
        if let Some(finding) = self.findings.last_mut() {
            finding.locale = self.context.shared.get(locale);
        }
    }

    /// Reports the loader's problems with folders and files, once for all locales.
    pub(crate) fn add_path_problems(
        &mut self,
        messages: &Messages<'_>,
        kinds: &[ProblemKind],
        is_reported: impl Fn(&Problem) -> bool,
        help: impl Fn(&Problem) -> String,
    ) {
        let is_reported_here = messages.is_source && self.context.is_first;
        let problems = self.context.problems.iter().filter(|_| is_reported_here);
        let problems = problems.filter(|problem| kinds.contains(&problem.kind()));
        for problem in problems.filter(|problem| is_reported(problem)) {
            self.add_problem(problem, &help(problem));
            self.concern(self.context.locale_of(problem.path()));
        }
    }

    /// Reports a problem of the loader.
    pub(crate) fn add_problem(&mut self, problem: &Problem, help: &str) {
        let position = (problem.line(), problem.column());
        let title = problem.message().to_owned();
        self.add_at(problem.path(), position, problem.id(), title, help.to_owned());
    }

    /// Reports a finding at a line and column.
    pub(crate) fn add_at(
        &mut self,
        path: &str,
        (line, column): (usize, usize),
        id: Option<&str>,
        title: String,
        help: String,
    ) {
        let is_source = self.messages.is_source;
        let source = id.filter(|_| !is_source).and_then(|id| self.context.source.get(id));
        let source = source.filter(|message| message.entry.span.len() <= MAX_SOURCE_LEN);
        let is_needless = !is_source && id.is_some_and(|id| self.context.is_untranslated(id));
        let severity = if is_needless { self.severity.min(Severity::Note) } else { self.severity };
        let shared = self.context.shared;
        let source = source.and_then(Message::written);
        self.findings.push(Box::new(Finding {
            rule: self.rule,
            severity,
            locale: shared.get(self.messages.name()),
            file: shared.get(path),
            line,
            column,
            id: id.map(|id| shared.get(id)),
            attribute: None,
            source: source.map(|text| shared.get(&text)),
            title: title.into_boxed_str(),
            help: shared.get(&help),
            fix: None,
            blocks_fixes: false,
        }));
    }

    /// Adds a replacement of this part of the file's text to the correction of the last finding.
    pub(crate) fn fix(&mut self, edit: Edit) {
        if let Some(finding) = self.findings.last_mut() {
            finding.fix(edit);
        }
    }

    /// Adds a replacement of a slice of the file's text to the correction of the last finding.
    pub(crate) fn fix_slice(&mut self, file: &File<'_>, slice: &str, text: impl Into<String>) {
        let start = file.source.offset_of(slice);
        self.fix(Edit { range: start..start + slice.len(), text: text.into() });
    }

    /// Adds a replacement of a slice of a text to the correction of the last finding. It is unsafe
    /// if a program may read the text.
    pub(crate) fn fix_text(
        &mut self,
        (message, text): (&Message<'_>, &Text<'_>),
        slice: &str,
        replacement: impl Into<String>,
    ) {
        self.fix_slice(message.file, slice, replacement);
        let source = self.context.source_of(self.messages, message, text);
        if machine_readable::is_likely(message.id, text, source) {
            self.make_unsafe();
        }
    }

    /// Marks the correction of the last finding as unsafe.
    pub(crate) fn make_unsafe(&mut self) {
        if let Some(fix) = self.findings.last_mut().and_then(|finding| finding.fix.as_mut()) {
            fix.safety = Safety::Unsafe;
        }
    }

    /// Corrects the last finding by removing the byte order mark.
    pub(crate) fn fix_mark(&mut self) {
        if let Some(finding) = self.findings.last_mut() {
            let fix = Fix { change: Change::RemoveMark, safety: Safety::Safe };
            finding.fix = Some(Box::new(fix));
        }
    }

    /// Keeps other rules from correcting the message of the last finding: they would change what is
    /// needed to restore it.
    pub(crate) fn block_fixes(&mut self) {
        if let Some(finding) = self.findings.last_mut() {
            finding.blocks_fixes = true;
        }
    }

    /// Makes a note of the last finding.
    pub(crate) fn soften(&mut self) {
        self.soften_to(Severity::Note);
    }

    /// Gives the last finding this severity, if it is worse.
    pub(crate) fn soften_to(&mut self, severity: Severity) {
        if let Some(finding) = self.findings.last_mut() {
            finding.severity = finding.severity.min(severity);
        }
    }
}
