//! Findings as a compiler prints them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::io::{Write, stdout};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use rayon::prelude::*;

use crate::check::coverage::Coverage;
use crate::check::finding::{Finding, Safety};
use crate::check::report::causes::{self, Cause};
use crate::check::report::{Counts, Lines, Report};
use crate::diagnostics;
use crate::escape::{escaped, is_active};
use crate::failure::Failure;
use crate::project::severity::Severity;

/// How many findings are rendered at once, in parallel.
const CHUNK: usize = 4096;

/// How many locales are named that have the same finding.
const MAX_OTHERS: usize = 10;

/// Writes the findings grouped by their causes, at most so many of each rule; and how many are not shown.
pub(crate) fn write(
    report: &Report<'_>,
    max_per_rule: usize,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut causes = causes::group(report.all, report.source);
    let hidden = hide(&mut causes, max_per_rule);
    let is_coloured = AutoStream::choice(&stdout()) != ColorChoice::Never;
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    for causes in causes.chunks(CHUNK) {
        let lines = report.lines(causes.iter().map(|cause| cause.finding));
        let rendered: Vec<String> = causes
            .par_iter()
            .map(|cause| render(&renderer, report, line(&lines, cause.finding), cause))
            .collect();
        for finding in rendered {
            writeln!(out, "{finding}\n")?;
        }
    }
    let mut of_rules: Vec<(&str, usize)> = hidden.into_iter().collect();
    of_rules.sort_by_key(|(_, number)| Reverse(*number));
    for (rule, number) in &of_rules {
        writeln!(out, "{number:>6} more of {rule}")?;
    }
    let mut of_locales: HashMap<&str, Counts> = HashMap::new();
    for finding in report.all {
        of_locales.entry(&finding.locale).or_default().add(finding.severity);
    }
    for (locale, coverage) in &report.summary.locales {
        let of_locale = of_locales.get(locale.as_str()).copied().unwrap_or_default();
        let Coverage { codes, translated, untranslated, stale, .. } = *coverage;
        let name = escaped(locale);
        write!(out, "{name}: {translated} of {codes} {}, ", report.counted)?;
        if stale > 0 {
            write!(out, "{stale} stale, ")?;
        }
        if untranslated > 0 {
            write!(out, "{untranslated} untranslated, ")?;
        }
        writeln!(out, "{}", of_locale.written())?;
    }
    writeln!(out, "{}{}", report.summary.counts.written(), fixes(report.all))?;
    if let Some((rule, _)) = of_rules.first() {
        let of_rule = format!("--select {rule} --max-per-rule 0");
        let more =
            format!("`{of_rule}` shows all of a rule, `--statistics` how many each rule has");
        out.flush()?;
        diagnostics::note(more);
    }
    Ok(())
}

/// Removes the causes beyond so many of each rule, and returns how many findings of each these are.
fn hide(causes: &mut Vec<Cause<'_>>, max_per_rule: usize) -> BTreeMap<&'static str, usize> {
    let (mut shown, mut hidden): (BTreeMap<&str, usize>, _) = (BTreeMap::new(), BTreeMap::new());
    causes.retain(|cause| {
        let shown = shown.entry(cause.finding.rule).or_default();
        *shown += 1;
        if *shown > max_per_rule {
            *hidden.entry(cause.finding.rule).or_default() += 1 + cause.others.len();
        }
        *shown <= max_per_rule
    });
    hidden
}

/// The number of findings that can be corrected, as a part of a sentence.
fn fixes(findings: &[Box<Finding>]) -> String {
    let count = |safety| findings.iter().filter(|finding| finding.has_fix(safety)).count();
    match (count(Safety::Safe), count(Safety::Unsafe)) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; --fix corrects {safe} of them"),
        (safe, more) => format!("; --fix corrects {safe} of them, --unsafe-fixes {more} more"),
    }
}

fn render(
    renderer: &Renderer,
    report: &Report<'_>,
    line: Option<&str>,
    cause: &Cause<'_>,
) -> String {
    let finding = cause.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let [path, title, help] =
        [&*finding.file, &*finding.title, &*finding.help].map(|text| escaped(text));
    let title = level.primary_title(title.as_ref()).id(finding.rule);
    let line = line.map(shown);
    let group = match &line {
        Some(line) => title.element(
            Snippet::source(line)
                .path(path.as_ref())
                .line_start(finding.line)
                .annotation(AnnotationKind::Primary.span(word(line, finding.column))),
        ),
        None => title.element(Origin::path(path.as_ref())),
    };
    let source = finding.source.as_ref().map(|text| {
        let lines: Vec<Cow<'_, str>> = text.split('\n').map(escaped).collect();
        let text = lines.join("\n            ");
        Level::NOTE.message(format!("in `{}`: {text}", escaped(report.source)))
    });
    let group = group.elements(source);
    let others = others(&cause.others).map(|others| Level::NOTE.message(others));
    let group = group.element(Level::HELP.message(help.as_ref())).elements(others);
    renderer.render(&[group])
}

/// The other locales that have the same finding, as a sentence.
fn others(names: &[&str]) -> Option<String> {
    let named: Vec<String> =
        names.iter().take(MAX_OTHERS).map(|name| format!("`{}`", escaped(name))).collect();
    let more = match names.len().saturating_sub(MAX_OTHERS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!names.is_empty()).then(|| format!("the same in {}{more}", named.join(", ")))
}

/// A line of a file, with as many characters, none of which a terminal obeys. The renderer has signs
/// for the control characters of ASCII.
fn shown(line: &str) -> String {
    let shown = |char: char| {
        if is_active(char) && !char.is_ascii() { char::REPLACEMENT_CHARACTER } else { char }
    };
    line.chars().map(shown).collect()
}

/// The line of a finding, an empty one behind the last; `None` if no file is there to show.
fn line<'r>(lines: &Lines<'r>, finding: &Finding) -> Option<&'r str> {
    let lines = lines.get(&*finding.file)?;
    Some(lines.get(finding.line - 1).copied().unwrap_or_default())
}

/// The bytes of the word that begins in this column.
fn word(line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let rest = line.get(start..).unwrap_or_default();
    let is_word = |char: char| char.is_alphanumeric() || char == '-' || char == '_';
    let name = rest.strip_prefix('$').unwrap_or(rest);
    let length = name.find(|char| !is_word(char)).unwrap_or(name.len()) + rest.len() - name.len();
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start..start + length.max(first)
}
