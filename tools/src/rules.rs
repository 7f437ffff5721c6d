//! The rules of `check`: one list, one file a rule.

mod ambiguous_id;
mod bidi_control;
mod byte_order_mark;
mod control_character;
mod cyclic_reference;
mod different_addresses;
mod different_numbers;
mod doubled_space;
mod doubled_word;
mod duplicate_attribute;
mod duplicate_id;
mod duplicate_variant;
mod empty_text;
mod encoding;
mod end_punctuation;
mod escape_sequence;
mod extra_attribute;
mod extra_message;
mod fullwidth_syntax;
mod halfwidth_punctuation;
mod han_variant;
mod inconsistent_translation;
mod invalid_exception;
mod invalid_id;
mod locale_name;
mod lone_carriage_return;
mod message_order;
mod missing_attribute;
mod missing_file;
mod missing_message;
mod missing_plural;
mod missing_value;
mod missing_variable;
mod mixed_script;
mod optional_plural;
mod repeated_source;
mod replacement_character;
mod same_as_source;
mod same_translation;
mod surrounding_space;
mod swallowed_id;
mod syntax;
mod too_many_placeables;
mod unbalanced_brackets;
mod unformattable;
mod unknown_function;
mod unknown_option;
mod unknown_variable;
mod unreachable_variant;
mod unreadable;
mod unresolved_reference;
mod unused_exception;
mod wrong_script;
mod zero_width_character;

use fluent_codes::ftl::Source;
use fluent_codes::{Problem, ProblemKind};

use crate::bundle::{Bundle, Unit};
use crate::config::Config;
use crate::edit::Edit;
use crate::exception::{Exception, Mistake, Place};
use crate::finding::{Finding, Fix, Severity};
use crate::project::{File, file_name};
use crate::suggestion::did_you_mean;
use crate::text::{Text, Variant};

/// What a rule is called, how bad its findings are, and how it finds them.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    /// The rule's file. The comment that it begins with is the rule's documentation.
    pub(crate) file: &'static str,
    pub(crate) find: Find,
}

/// How a rule finds what is wrong.
pub(crate) enum Find {
    /// In a locale.
    In(fn(&Context<'_>, &Bundle<'_>, &mut Findings<'_>)),
    /// Among the exceptions that excused nothing.
    Unused(fn(&Exception<'_>, &mut Findings<'_>)),
}

/// Every rule, in the order of their names.
pub(crate) const RULES: [&Rule; 54] = [
    &ambiguous_id::RULE,
    &bidi_control::RULE,
    &byte_order_mark::RULE,
    &control_character::RULE,
    &cyclic_reference::RULE,
    &different_addresses::RULE,
    &different_numbers::RULE,
    &doubled_space::RULE,
    &doubled_word::RULE,
    &duplicate_attribute::RULE,
    &duplicate_id::RULE,
    &duplicate_variant::RULE,
    &empty_text::RULE,
    &encoding::RULE,
    &end_punctuation::RULE,
    &escape_sequence::RULE,
    &extra_attribute::RULE,
    &extra_message::RULE,
    &fullwidth_syntax::RULE,
    &halfwidth_punctuation::RULE,
    &han_variant::RULE,
    &inconsistent_translation::RULE,
    &invalid_exception::RULE,
    &invalid_id::RULE,
    &locale_name::RULE,
    &lone_carriage_return::RULE,
    &message_order::RULE,
    &missing_attribute::RULE,
    &missing_file::RULE,
    &missing_message::RULE,
    &missing_plural::RULE,
    &missing_value::RULE,
    &missing_variable::RULE,
    &mixed_script::RULE,
    &optional_plural::RULE,
    &repeated_source::RULE,
    &replacement_character::RULE,
    &same_as_source::RULE,
    &same_translation::RULE,
    &surrounding_space::RULE,
    &swallowed_id::RULE,
    &syntax::RULE,
    &too_many_placeables::RULE,
    &unbalanced_brackets::RULE,
    &unformattable::RULE,
    &unknown_function::RULE,
    &unknown_option::RULE,
    &unknown_variable::RULE,
    &unreachable_variant::RULE,
    &unreadable::RULE,
    &unresolved_reference::RULE,
    &unused_exception::RULE,
    &wrong_script::RULE,
    &zero_width_character::RULE,
];

/// The rule of this name, or what was expected.
pub(crate) fn by_name(name: &str) -> Result<&'static Rule, String> {
    let rule = RULES.iter().find(|rule| rule.name == name).copied();
    rule.ok_or_else(|| {
        let suggestion = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        match name {
            "" => "expected the name of a rule, found nothing".to_owned(),
            _ => format!("expected the name of a rule, found `{name}`{suggestion}"),
        }
    })
}

/// How many places of one text a rule names; more than anybody would look at.
const MAX_PLACES: usize = 20;

impl Rule {
    /// What the rule is for, in Markdown.
    pub(crate) fn documentation(&self) -> String {
        let lines = self.file.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
    }

    /// What it finds, in one line.
    pub(crate) fn summary(&self) -> String {
        let documentation = self.documentation();
        documentation.split("\n\n").next().unwrap_or_default().replace('\n', " ")
    }
}

/// All that rules look at.
pub(crate) struct Context<'c> {
    pub(crate) config: &'c Config,
    pub(crate) bundles: &'c [Bundle<'c>],
    /// The locale that the others are translated from.
    pub(crate) source: &'c Bundle<'c>,
    /// What is wrong with folders and files as such.
    pub(crate) problems: &'c [Problem],
    /// What is meant for an exception and is none.
    pub(crate) mistakes: &'c [Mistake<'c>],
}

impl<'c> Context<'c> {
    /// The messages and terms of a locale that are served and that the source has too, each beside
    /// the source's; none for the source itself.
    pub(crate) fn pairs<'b>(
        &'b self,
        bundle: &'b Bundle<'c>,
    ) -> impl Iterator<Item = (&'b Unit<'c>, &'b Unit<'c>)> {
        let units = bundle.served().filter(|_| !bundle.is_source);
        units.filter_map(|unit| Some((unit, self.source.get(unit.id)?)))
    }

    /// What a text of a locale is translated from; `None` for the source's own.
    pub(crate) fn source_of<'b>(
        &'b self,
        bundle: &Bundle<'_>,
        unit: &Unit<'_>,
        text: &Text<'_>,
    ) -> Option<&'b Text<'c>> {
        let source = self.source.get(unit.id).filter(|_| !bundle.is_source);
        source.and_then(|source| source.counterpart(text))
    }

    /// The texts of a locale that the source has too, each beside the source's.
    /// The texts of a locale that the source has too, each beside the source's; but for what has
    /// swallowed another message.
    pub(crate) fn text_pairs<'b>(
        &'b self,
        bundle: &'b Bundle<'c>,
    ) -> impl Iterator<Item = (&'b Unit<'c>, &'b Text<'c>, &'b Text<'c>)> {
        let pairs = self.pairs(bundle).filter(|(unit, _)| unit.swallowed_ids().is_empty());
        pairs.flat_map(|(unit, source)| {
            let texts = unit.texts.iter();
            texts.filter_map(move |text| Some((unit, text, source.counterpart(text)?)))
        })
    }
}

/// How long a message can be for its findings to show it; a very long one may have very many.
const MAX_SOURCE_LEN: usize = 10_000;

/// What a rule finds in a locale.
pub(crate) struct Findings<'f> {
    context: &'f Context<'f>,
    rule: &'static Rule,
    severity: Severity,
    locale: &'f str,
    found: Vec<Finding>,
}

impl<'f> Findings<'f> {
    /// What a rule finds in a locale.
    pub(crate) fn of(
        context: &'f Context<'f>,
        rule: &'static Rule,
        severity: Severity,
        bundle: &'f Bundle<'f>,
    ) -> Vec<Finding> {
        let locale = bundle.name();
        let mut findings = Findings { context, rule, severity, locale, found: Vec::new() };
        if let Find::In(find) = rule.find {
            find(context, bundle, &mut findings);
        }
        findings.found
    }

    /// What a rule finds among the exceptions that excused nothing.
    pub(crate) fn of_unused(
        context: &'f Context<'f>,
        rule: &'static Rule,
        severity: Severity,
        unused: &[&Exception<'_>],
    ) -> Vec<Finding> {
        let locale = context.source.name();
        let mut findings = Findings { context, rule, severity, locale, found: Vec::new() };
        if let Find::Unused(find) = rule.find {
            unused.iter().for_each(|exception| find(exception, &mut findings));
        }
        findings.found
    }

    /// Something wrong at a byte of a file.
    pub(crate) fn add(
        &mut self,
        file: &File<'_>,
        offset: usize,
        id: Option<&str>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let position = file.source.position(offset);
        self.add_at(file.source.path(), position, id, message.into(), help.into());
    }

    /// Something wrong with a message or term: it is shown at its id.
    pub(crate) fn add_to_unit(
        &mut self,
        unit: &Unit<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(unit.file, unit.offset(), Some(unit.id), message, help);
    }

    /// Something wrong with a text: it is shown at the id, or at the attribute's name.
    pub(crate) fn add_to_text(
        &mut self,
        unit: &Unit<'_>,
        text: &Text<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(unit.file, unit.text_offset(text), Some(unit.id), message, help);
    }

    /// Something wrong at a byte of the flat text of a variant.
    pub(crate) fn add_to_variant(
        &mut self,
        unit: &Unit<'_>,
        variant: &Variant<'_>,
        at: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let offset = variant.offset(unit.file.source, at);
        self.add(unit.file, offset, Some(unit.id), message, help);
    }

    /// Something wrong in a text, at a slice of it as it is written.
    pub(crate) fn add_to_slice(
        &mut self,
        unit: &Unit<'_>,
        slice: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(unit.file, unit.file.source.offset_of(slice), Some(unit.id), message, help);
    }

    /// Something wrong with a file as a whole.
    pub(crate) fn add_to_file(
        &mut self,
        path: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add_at(path, (1, 1), None, message.into(), help.into());
    }

    /// Something wrong with an exception.
    pub(crate) fn add_to_place(
        &mut self,
        place: Place<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        match place {
            Place::Comment { locale, file, offset } => {
                self.add(file, offset, None, message, help);
                if let Some(finding) = self.found.last_mut() {
                    locale.clone_into(&mut finding.locale);
                }
            }
            Place::Config(allow) => {
                let path = self.context.config.file.as_ref().map_or("", Source::path);
                self.add_at(path, allow.position, None, message.into(), help.into());
            }
        }
    }

    /// What the loader says about folders and files as such, once for all locales.
    pub(crate) fn add_path_problems(
        &mut self,
        bundle: &Bundle<'_>,
        kinds: &[ProblemKind],
        help: &str,
    ) {
        let problems = self.context.problems.iter().filter(|_| bundle.is_source);
        for problem in problems.filter(|problem| kinds.contains(&problem.kind())) {
            self.add_problem(problem, help);
            let name = self.context.locale_of(problem.path());
            if let Some(finding) = self.found.last_mut() {
                name.clone_into(&mut finding.locale);
            }
        }
    }

    /// What the loader says.
    pub(crate) fn add_problem(&mut self, problem: &Problem, help: &str) {
        let position = (problem.line(), problem.column());
        let message = problem.message().to_owned();
        self.add_at(problem.path(), position, problem.id(), message, help.to_owned());
    }

    /// Something wrong at a line and column.
    pub(crate) fn add_at(
        &mut self,
        path: &str,
        (line, column): (usize, usize),
        id: Option<&str>,
        message: String,
        help: String,
    ) {
        let is_source = self.locale == self.context.source.name();
        let source = id.filter(|_| !is_source).and_then(|id| self.context.source.get(id));
        let source = source.filter(|unit| unit.entry.span.len() <= MAX_SOURCE_LEN);
        self.found.push(Finding {
            rule: self.rule.name,
            severity: self.severity,
            locale: self.locale.to_owned(),
            file: path.to_owned(),
            line,
            column,
            id: id.map(str::to_owned),
            source: source.and_then(Unit::written),
            message,
            help,
            fix: None,
        });
    }

    /// Adds to the last finding what mends it: this part of the file's text is replaced.
    pub(crate) fn fix(&mut self, edit: Edit) {
        if let Some(finding) = self.found.last_mut() {
            finding.fix(edit);
        }
    }

    /// Adds to the last finding what mends it: a slice of the file's text is replaced.
    pub(crate) fn fix_slice(&mut self, file: &File<'_>, slice: &str, text: impl Into<String>) {
        let start = file.source.offset_of(slice);
        self.fix(Edit { range: start..start + slice.len(), text: text.into() });
    }

    /// Adds to the last finding that it goes with the byte order mark.
    pub(crate) fn fix_mark(&mut self) {
        if let Some(finding) = self.found.last_mut() {
            finding.fix = Some(Fix::RemoveMark);
        }
    }

    /// Makes a note of the last finding.
    pub(crate) fn soften(&mut self) {
        if let Some(finding) = self.found.last_mut() {
            finding.severity = Severity::Note;
        }
    }
}

impl Context<'_> {
    /// The locale of a file or folder, by its folder's name where that is no language.
    fn locale_of<'p>(&'p self, path: &'p str) -> &'p str {
        let holds = |bundle: &&Bundle<'_>| {
            let rest = path.strip_prefix(bundle.locale.folder_path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
        };
        self.bundles.iter().find(holds).map_or_else(|| file_name(path), Bundle::name)
    }
}
