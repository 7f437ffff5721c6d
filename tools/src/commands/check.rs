//! `check`: what is missing or wrong in the locale files.

use std::path::Path;

use fluent_codes::{Catalog, Problem};

use crate::Outcome;
use crate::cli::{CheckArguments, CheckFormat};
use crate::failure::Failure;
use crate::finding::{Finding, Severity};
use crate::project::Project;
use crate::report::{self, Report};
use crate::rules::{Context, RULES};

pub(crate) fn run(directory: &Path, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let project = Project::read(directory)?;
    let locales = project.parse();
    let source = locales.iter().find(|locale| locale.id == arguments.source).ok_or_else(|| {
        let expected = format!("expected a folder for the source locale `{}`", arguments.source);
        Failure::of_path(directory, format!("{expected}; name another with --source"))
    })?;
    if source.files.is_empty() {
        let expected = format!("expected files *.ftl for the source locale `{}`", source.id);
        return Err(Failure::new(format!("{}: {expected}", source.folder_path)));
    }
    let catalog = Catalog::builder().source(arguments.source.clone()).directory(directory).build();
    let problems: &[Problem] = match &catalog {
        Ok(catalog) => catalog.problems(),
        Err(error) => error.problems(),
    };
    let context = Context { locales: &locales, source, problems };
    let mut findings: Vec<Finding> =
        RULES.iter().flat_map(|rule| (rule.find)(rule, &context)).collect();
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    let report = Report::new(&locales, source, &findings);
    match arguments.format {
        CheckFormat::Text => report::text::print(&report)?,
        CheckFormat::Json => report::json::print(&report)?,
    }
    match findings.iter().any(|finding| finding.severity == Severity::Error) {
        true => Ok(Outcome::Findings),
        false => Ok(Outcome::Clean),
    }
}
