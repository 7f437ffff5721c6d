//! `check`: what is missing or wrong in the locale files.

use std::fs;
use std::io::{Write, stdout};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use fluent_codes::tooling::{DEFAULT_SOURCE, Stamps};
use rayon::prelude::*;

use crate::check::checker::{self, AppliedRule, CheckSettings, Checked};
use crate::check::finding::Finding;
use crate::check::fixes;
use crate::check::report::{self, Report};
use crate::check::rule::{Find, Rule};
use crate::check::rules::{self, RULES};
use crate::cli::{CheckArguments, CheckFormat};
use crate::commands::Outcome;
use crate::diagnostics;
use crate::failure::Failure;
use crate::project::config::Config;
use crate::project::config_file;
use crate::project::files::Project;
use crate::project::ids::Ids;
use crate::project::locales::parse_locale;
use crate::project::severity::Severity;
use crate::project::writer::{Writer, is_interrupted};
use crate::syntax::messages::Messages;

/// How often the files are corrected before the rest is left: a fix may make room for another.
const MAX_FIXES: usize = 10;

/// How often `--watch` looks at the files.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

pub(crate) fn run(directory: &Path, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    if !arguments.watch {
        mend(directory, arguments)?;
        return report(directory, arguments);
    }
    let mut rounds = 0;
    loop {
        // Before anything is read, so that no change is missed.
        let watched = Watched::now(directory, arguments);
        let mended = mend(directory, arguments);
        // What was written is looked at anew.
        if matches!(mended, Ok(true)) && rounds < MAX_FIXES {
            rounds += 1;
            continue;
        }
        rounds = 0;
        match mended.and_then(|_| report(directory, arguments)) {
            Ok(_) => {
                stdout().flush()?;
                diagnostics::note("watching for changes");
            }
            Err(failure @ Failure::OutputClosed { .. }) => return Err(failure),
            // The next save may correct it.
            Err(failure) => drop(failure.report()),
        }
        while Watched::now(directory, arguments) == watched {
            thread::sleep(WATCH_INTERVAL);
        }
    }
}

/// The state of the files that a check reads.
#[derive(PartialEq)]
struct Watched {
    locales: Stamps,
    config: Option<(u64, Option<SystemTime>)>,
}

impl Watched {
    fn now(directory: &Path, arguments: &CheckArguments) -> Watched {
        let locales = Stamps::of([directory].into_iter());
        let config = fs::metadata(config_file::path(arguments.config.as_deref(), directory)).ok();
        let config = config.map(|metadata| (metadata.len(), metadata.modified().ok()));
        Watched { locales, config }
    }
}

/// With `--fix`, corrects what can be corrected and prints it; whether there was anything.
fn mend(directory: &Path, arguments: &CheckArguments) -> Result<bool, Failure> {
    if !arguments.fix {
        return Ok(false);
    }
    let is_fixable =
        |checked: &Checked<'_>| Ok(checked.findings.iter().any(|finding| finding.fix.is_some()));
    // Where there is nothing to write, nobody has to wait.
    if !is_interrupted(directory) && !with_checked(directory, arguments, is_fixable)? {
        return Ok(false);
    }
    let mut writer = Writer::lock(directory)?;
    for round in 0..MAX_FIXES {
        let is_mended = with_checked(directory, arguments, |checked| {
            let mended = fixes::apply(&checked.findings, checked.locales, &mut writer)?;
            for Finding { rule, file, line, column, title, .. } in &mended {
                diagnostics::note(format!("fixed: {file}:{line}:{column}: {title} [{rule}]"));
            }
            Ok(!mended.is_empty())
        })?;
        if !is_mended {
            return Ok(round > 0);
        }
    }
    Ok(true)
}

fn report(directory: &Path, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    with_checked(directory, arguments, |checked| {
        let report = Report::new(checked);
        let is_fatal = |finding: &Finding| finding.severity >= checked.fatal;
        let is_clean = !checked.findings.iter().any(is_fatal);
        let outcome = if is_clean { Outcome::Clean } else { Outcome::Findings };
        let printed = match arguments.format {
            CheckFormat::Text => report::text::print(&report),
            CheckFormat::Short => report::short::print(&report),
            CheckFormat::Json => report::json::print(&report),
            CheckFormat::Sarif => report::sarif::print(&report),
            CheckFormat::Github => report::github::print(&report),
            CheckFormat::Junit => report::junit::print(&report, checked.fatal),
        };
        printed.map_err(|failure| failure.of_status(outcome.status()))?;
        Ok(outcome)
    })
}

/// Reads and checks the files.
fn with_checked<T>(
    directory: &Path,
    arguments: &CheckArguments,
    then: impl FnOnce(&Checked<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let names = rules::names();
    let config = config_file::read(arguments.config.as_deref(), directory, &names)?;
    let name = match arguments.source.as_deref().or(config.source.as_deref()) {
        // Languages can be written in more than one way.
        Some(name) => parse_locale(name).map_or(name.to_owned(), |locale| locale.to_string()),
        None => DEFAULT_SOURCE.to_string(),
    };
    let project = Project::read_with_source(directory, &name)?;
    let files = project.parse();
    let ids = arguments.ids.or(config.ids).unwrap_or(Ids::Codes);
    let messages = |locale| Messages::new(locale, locale.name == name, ids);
    let locales: Vec<Messages<'_>> = files.par_iter().map(messages).collect();
    let source = locales.iter().find(|messages| messages.is_source).ok_or_else(|| {
        let expected = format!("expected a folder for the source locale `{name}`");
        Failure::of_path(directory, format!("{expected}; name another with --source"))
    })?;
    if source.locale.files.is_empty() {
        let expected = format!("expected files *.ftl for the source locale `{name}`");
        return Err(Failure::new(format!("{}: {expected}", source.locale.folder_path)));
    }
    let rules = RULES.iter().copied().filter_map(|rule| applied(rule, &config, arguments));
    let settings = CheckSettings { config: &config, rule_names: &names, rules: rules.collect() };
    let findings = checker::check(&settings, &locales, source, &project.problems);
    let fatal = if arguments.deny_warnings { Severity::Warning } else { Severity::Error };
    then(&Checked { config: &config, locales: &locales, source, findings, fatal })
}

/// How a rule is applied, if it is.
fn applied(
    rule: &'static Rule,
    config: &Config,
    arguments: &CheckArguments,
) -> Option<AppliedRule> {
    let is_named = arguments.select.contains(&rule.name);
    let is_told = is_named || arguments.select.is_empty();
    // What an exception applies to has to be found, reported or not.
    let is_needed = is_told || arguments.select.iter().any(|name| is_of_unused(name));
    let severity = match config.severities.get(rule.name) {
        // Who names a rule wants it.
        Some(None) if !is_named => None,
        Some(Some(severity)) => Some(*severity),
        _ => Some(rule.severity),
    };
    let severity = severity.filter(|_| is_needed && !arguments.ignore.contains(&rule.name))?;
    let tells_notes = arguments.notes || is_named || config.severities.contains_key(rule.name);
    if severity == Severity::Note && !tells_notes {
        return None;
    }
    Some(AppliedRule { rule, severity, is_told, tells_notes })
}

/// Whether a rule is about exceptions that excuse nothing.
fn is_of_unused(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name && matches!(rule.find, Find::AmongUnused(_)))
}
