//! Reading and checking the files, with the rules that the command line and the configuration choose.

use std::fs;
use std::path::{Path, PathBuf};

use crate::check::applied_rule::AppliedRule;
use crate::check::bundle::Bundle;
use crate::check::checker::{self, Checked};
use crate::check::rule::{Find, Rule};
use crate::check::rules::RULES;
use crate::check::scope::Chosen;
use crate::commands::check::arguments::CheckArguments;
use crate::commands::read_project::{self, Opened};
use crate::failure::Failure;
use crate::project::config::Config;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::rust_sources::RustSources;
use crate::project::severity::Severity;

/// Which rules report what they find.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reported {
    /// Those that are chosen on the command line.
    Chosen,
    /// All that the configuration does not turn off, without their notes.
    All,
}

/// Reads and checks the files.
pub(super) fn with_checked<T>(
    layout: &Layout,
    arguments: &CheckArguments,
    reported: Reported,
    then: impl FnOnce(&[Bundle<'_>], &mut Checked) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let opened = read_project::read(layout, &arguments.project)?;
    if let (Some(file), [named, ..]) = (&opened.config.file, opened.config.layout.as_slice())
        && layout.config.is_none()
    {
        let (path, (line, column)) = (file.path(), named.position);
        let expected = "expected `layout` in a file, whose folder it is seen from";
        return Err(Failure::new(format!("{path}:{line}:{column}: {expected}")));
    }
    check_opened(&opened, layout, arguments, reported, then)
}

/// Checks files that are read.
pub(super) fn check_opened<T>(
    opened: &Opened,
    layout: &Layout,
    arguments: &CheckArguments,
    reported: Reported,
    then: impl FnOnce(&[Bundle<'_>], &mut Checked) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let sources = (!arguments.sources.is_empty()).then(|| RustSources::read(&arguments.sources));
    let sources = sources.transpose()?;
    let since = arguments.since.as_deref();
    opened.with_bundles(layout, &arguments.project, since, |bundles| {
        let mut bundles = bundles.to_vec();
        let Some(first) = bundles.first_mut() else {
            return Err(Failure::of_path(layout.layers.top_directory(), "expected files *.ftl"));
        };
        // Codes are of one bundle.
        first.rust_sources = sources.as_ref();
        let first = *first;
        let chosen = chosen(&first, &arguments.chosen)?;
        let rules = RULES.iter().copied();
        let applied = |rule| match reported {
            Reported::Chosen => applied(rule, first.config, arguments),
            Reported::All => applied_by_config(rule, first.config, arguments),
        };
        let rules: Vec<AppliedRule> = rules.filter_map(applied).collect();
        then(&bundles, &mut checker::check(&bundles, &rules, &chosen))
    })
}

/// The locales and paths that a user wrote; a name that is both is a locale's.
fn chosen(bundle: &Bundle<'_>, written: &[String]) -> Result<Chosen, Failure> {
    let mut chosen = Chosen::default();
    for written in written {
        match bundle.named(std::slice::from_ref(written)) {
            Ok(locales) => chosen.locales.extend(locales),
            Err(_) if Path::new(written).exists() => {
                chosen.paths.push(path_in_layers(bundle.layers, written)?);
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(chosen)
}

/// A path in the folder of locales of a layer, the upper ones first, as findings name it.
fn path_in_layers(layers: &Layers, written: &str) -> Result<PathBuf, Failure> {
    let directories = layers.directories().map(|(_, directory)| directory);
    let mut found = Err(Failure::new("expected a folder of locales"));
    for directory in directories.collect::<Vec<_>>().into_iter().rev() {
        found = path_in(directory, written);
        if found.is_ok() {
            break;
        }
    }
    found
}

/// A path in the folder of locales, as findings name it.
fn path_in(directory: &Path, written: &str) -> Result<PathBuf, Failure> {
    let canonical =
        |path: &Path| fs::canonicalize(path).map_err(|error| Failure::of_path(path, error));
    let (path, folder) = (canonical(Path::new(written))?, canonical(directory)?);
    match path.strip_prefix(&folder) {
        Ok(below) if below.as_os_str().is_empty() => Ok(directory.to_owned()),
        Ok(below) => Ok(directory.join(below)),
        Err(_) => {
            let expected = format!("expected a path in {}", directory.display());
            Err(Failure::of_path(Path::new(written), expected))
        }
    }
}

/// How a rule is applied, if it is.
fn applied(
    rule: &'static Rule,
    config: &Config,
    arguments: &CheckArguments,
) -> Option<AppliedRule> {
    let is_of_sources = is_of_sources(rule.name);
    if is_of_sources && arguments.sources.is_empty() {
        return None;
    }
    let is_named = arguments.select.contains(&rule.name);
    let is_reported = is_named || arguments.select.is_empty();
    // The findings that an exception allows must be found, even if they are not reported.
    let is_needed = is_reported || arguments.select.iter().any(|name| is_of_unused(name));
    if !is_needed || arguments.ignore.contains(&rule.name) {
        return None;
    }
    let severity = severity(rule, config, is_named)?;
    let is_asked = is_named || is_of_sources || config.severities.contains_key(rule.name);
    let reports_notes = arguments.notes || is_asked;
    if severity == Severity::Note && !reports_notes {
        return None;
    }
    Some(AppliedRule { rule, severity, is_reported, reports_notes })
}

/// How a rule is applied if the command line does not choose.
fn applied_by_config(
    rule: &'static Rule,
    config: &Config,
    arguments: &CheckArguments,
) -> Option<AppliedRule> {
    let is_named = arguments.select.contains(&rule.name);
    let severity = severity(rule, config, is_named)?;
    let reports_notes = is_named || arguments.notes || config.severities.contains_key(rule.name);
    (reports_notes || severity > Severity::Note).then_some(AppliedRule {
        rule,
        severity,
        is_reported: true,
        reports_notes,
    })
}

/// The severity of a rule; `None` if the configuration turns it off. A rule that is named on the
/// command line is applied all the same.
fn severity(rule: &Rule, config: &Config, is_named: bool) -> Option<Severity> {
    match config.severities.get(rule.name) {
        Some(None) if !is_named => None,
        Some(Some(severity)) => Some(*severity),
        _ => Some(rule.severity),
    }
}

/// Whether a rule is about Rust sources.
pub(super) fn is_of_sources(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name && matches!(rule.find, Find::InRustSources(_)))
}

/// Whether a rule is about exceptions that allow nothing.
fn is_of_unused(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name && matches!(rule.find, Find::AmongUnused(_)))
}
