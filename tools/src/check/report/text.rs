//! Findings as a compiler prints them.

use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;

use crate::check::finding::Finding;
use crate::check::report::{Counts, Report, written_path};
use crate::failure::Failure;
use crate::project::severity::Severity;

/// How many findings are rendered at once, in parallel.
const CHUNK: usize = 4096;

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    let is_coloured = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    for findings in report.findings.chunks(CHUNK) {
        let rendered: Vec<String> =
            findings.par_iter().map(|finding| render(&renderer, report, finding)).collect();
        for finding in rendered {
            writeln!(out, "{finding}\n")?;
        }
    }
    for (locale, coverage) in &report.summary.locales {
        let of_locale = report.findings.iter().filter(|finding| finding.locale == *locale);
        let (codes, translated) = (coverage.codes, coverage.translated);
        let counts = Counts::of(of_locale).written();
        writeln!(out, "{locale}: {translated} of {codes} {}, {counts}", report.counted)?;
    }
    let fixable = report.findings.iter().filter(|finding| finding.fix.is_some()).count();
    let hint =
        if fixable > 0 { format!("; --fix corrects {fixable} of them") } else { String::new() };
    writeln!(out, "{}{hint}", report.summary.counts.written())?;
    Ok(out.flush()?)
}

fn render(renderer: &Renderer, report: &Report<'_>, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let path = written_path(&finding.file);
    let title = level.primary_title(finding.title.as_str()).id(finding.rule);
    let group = match line(report, finding) {
        Some(line) => title.element(
            Snippet::source(line)
                .path(path.as_str())
                .line_start(finding.line)
                .annotation(AnnotationKind::Primary.span(word(line, finding.column))),
        ),
        None => title.element(Origin::path(path.as_str())),
    };
    let source = finding.source.as_ref().map(|text| {
        let text = text.replace('\n', "\n            ");
        Level::NOTE.message(format!("in `{}`: {text}", report.source))
    });
    let group = group.elements(source);
    renderer.render(&[group.element(Level::HELP.message(finding.help.as_str()))])
}

/// The line of a finding, an empty one behind the last; `None` if no file is there to show.
fn line<'r>(report: &Report<'r>, finding: &Finding) -> Option<&'r str> {
    let lines = report.lines.get(finding.file.as_str())?;
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
