//! Reading the project that a command works on.

use std::path::Path;

use fluent_codes::tooling::DEFAULT_SOURCE;
use fluent_codes::{Problem, ProblemKind};

use crate::check::bundle::Bundle;
use crate::check::command_lines::CommandLines;
use crate::check::rules;
use crate::check::workspace::Workspace;
use crate::commands::Outcome;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::shared_files;
use crate::diagnostics;
use crate::failure::Failure;
use crate::project::bundles::BundleSources;
use crate::project::config::Config;
use crate::project::config_file;
use crate::project::drafts::Drafts;
use crate::project::folders::Project;
use crate::project::ids::Ids;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::locale_sources::LocaleSources;
use crate::project::locales::locale_name;
use crate::project::locks::Locks;
use crate::project::rule_names::RuleNames;
use crate::syntax::snapshot::Snapshot;

/// Where the locales of a project are, by its configuration or by what its other tools are told.
pub(crate) fn layout(layers: &Layers, arguments: &ProjectArguments) -> Result<Layout, Failure> {
    let mut layout = Layout::find(layers)?;
    let named = arguments.config.as_deref();
    // A pipe is read once, with the project.
    if named.is_none_or(Path::is_file) {
        let config = config_file::read(named, &layout.layers, &rules::names())?;
        if !config.layout.is_empty() {
            layout = Layout::of_config(layers, &config)?;
        }
    }
    layout.warnings.iter().for_each(diagnostics::warning);
    Ok(layout)
}

/// Reads the project of these layers; compared with a revision of git, if one is named. That a file
/// cannot be read is an error: what it holds would seem to be missing.
pub(crate) fn with_workspace<T>(
    layers: &Layers,
    arguments: &ProjectArguments,
    since: Option<&str>,
    then: impl FnOnce(&Workspace<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let layout = Layout { layers: layers.clone(), ..Layout::default() };
    let opened = read(&layout, arguments)?;
    opened.with_bundles(&layout, arguments, since, |bundles| match bundles {
        [bundle] => {
            refuse_unread(bundle.problems)?;
            Workspace::of(bundle, then)
        }
        _ => {
            let expected = "expected one bundle of files, a folder for each locale";
            let message = format!("{expected}; other layouts are for check");
            Err(Failure::of_path(layers.top_directory(), message))
        }
    })
}

/// Fails if a file or folder cannot be read.
pub(crate) fn refuse_unread(problems: &[Problem]) -> Result<(), Failure> {
    let is_unread =
        |it: &&Problem| matches!(it.kind(), ProblemKind::Unreadable | ProblemKind::TooLarge);
    let unread = problems.iter().filter(is_unread);
    let messages: Vec<String> = unread.map(ToString::to_string).collect();
    if messages.is_empty() { Ok(()) } else { Err(Failure::Messages(messages)) }
}

/// Warns of what is broken, and says what an export lacks because of it.
pub(crate) fn warn_of<'p>(problems: impl Iterator<Item = &'p Problem>) -> Outcome {
    let mut outcome = Outcome::Clean;
    for problem in problems {
        if is_left_out(problem) {
            diagnostics::warning(format!("{problem}; the export lacks it"));
            outcome = Outcome::Findings;
        } else {
            diagnostics::warning(problem);
        }
    }
    outcome
}

/// Whether what has a problem is left out.
fn is_left_out(problem: &Problem) -> bool {
    match problem.kind() {
        // All of such a file is read.
        ProblemKind::Encoding => !problem.message().contains("found UTF-16"),
        ProblemKind::Syntax
        | ProblemKind::LocaleName
        | ProblemKind::Unreadable
        | ProblemKind::TooLarge
        | ProblemKind::TooMany => true,
        _ => false,
    }
}

/// A project as it is on disk.
pub(crate) struct Opened {
    pub(crate) config: Config,
    pub(crate) rule_names: RuleNames,
    /// How the locale is called that the others are translated from.
    pub(crate) source: String,
    pub(crate) project: Project,
}

impl Opened {
    /// Reads a project. Drafts replace the files on disk.
    pub(crate) fn with_drafts(
        layout: &Layout,
        arguments: &ProjectArguments,
        drafts: &Drafts,
    ) -> Result<Opened, Failure> {
        let mut opened = read(layout, arguments)?;
        drafts.replace_in(opened.project.folders_mut());
        Ok(opened)
    }

    /// Calls a function with the bundles, by the layout and the configuration.
    pub(crate) fn with_bundles<T>(
        &self,
        layout: &Layout,
        arguments: &ProjectArguments,
        since: Option<&str>,
        then: impl FnOnce(&[Bundle<'_>]) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let layers = &layout.layers;
        let Opened { config, rule_names, source: name, project } = self;
        let split = config.bundles.split(project);
        // Codes, which locks are for, are of one bundle.
        let can_have_locks = split.len() == 1 && project.locales_per_place.is_none();
        let locks = if can_have_locks {
            Locks::read(layers, project.folders())?
        } else {
            Locks::unread(layers, project.folders())
        };
        // What is wrong with locks, folders and files is found once.
        let (no_locks, mut first_locks) = (Locks::default(), Some(&locks));
        let sources = sources_of(layers, &split, name)?;
        let ids = arguments.ids.or(config.ids).unwrap_or_else(|| Ids::of(&sources));
        let shared_files = shared_files::parse(&split);
        let shared = shared_files::messages(&shared_files, name, ids);
        let messages =
            |index| shared.get(&index).map_or(&[][..], |messages: &Vec<_>| messages.as_slice());
        let read_snapshot = |revision| Snapshot::read(layers, revision, project.folders());
        let snapshot = since.map(read_snapshot).transpose()?;
        let mut bundles = Vec::new();
        for (index, (files, source_files)) in split.iter().zip(sources).enumerate() {
            bundles.push(Bundle {
                layers,
                commands: CommandLines::new(layers, config, name, can_have_locks),
                config,
                rule_names,
                locales: &files.locales,
                source_files,
                ids,
                parsed: messages(index),
                shared: files.shared.map_or(&[], messages),
                locks: first_locks.take().unwrap_or(&no_locks),
                snapshot: snapshot.as_ref(),
                problems: &project.problems,
                is_first: index == 0,
                rust_sources: None,
            });
        }
        then(&bundles)
    }
}

/// The source locale's files of each bundle. One of the bundles has to have some.
fn sources_of<'l, 'p>(
    layers: &Layers,
    bundles: &'l [BundleSources<'p>],
    name: &str,
) -> Result<Vec<&'l LocaleSources<'p>>, Failure> {
    let mut sources = Vec::new();
    for BundleSources { locales, .. } in bundles {
        let source = source_of(locales, name);
        sources.push(source.map_err(|it| Failure::of_path(layers.top_directory(), it))?);
    }
    match sources.first() {
        Some(first) if sources.iter().all(|source| source.sources.is_empty()) => {
            let expected = format!("expected files *.ftl for the source locale `{name}`");
            Err(Failure::new(format!("{}: {expected}", first.folders.path())))
        }
        _ => Ok(sources),
    }
}

/// Reads a project, and parses none of its files.
pub(crate) fn read(layout: &Layout, arguments: &ProjectArguments) -> Result<Opened, Failure> {
    let read = |source: &str| Project::read_with_source(&layout.layers, source);
    configured(layout, arguments, read)
}

/// A project without locales.
pub(crate) fn empty(layout: &Layout, arguments: &ProjectArguments) -> Result<Opened, Failure> {
    configured(layout, arguments, |_| Ok(Project::default()))
}

fn configured(
    layout: &Layout,
    arguments: &ProjectArguments,
    read: impl FnOnce(&str) -> Result<Project, Failure>,
) -> Result<Opened, Failure> {
    let layers = &layout.layers;
    let rule_names = rules::names();
    let named = arguments.config.as_deref().or(layout.config.as_deref());
    let mut config = config_file::read(named, layers, &rule_names)?;
    config.required.clone_from(&layout.required);
    let source = source_name(arguments, &config, layout);
    let project = read(&source)?;
    Ok(Opened { config, rule_names, source, project })
}

/// The source locale of a bundle; an error that suggests another name if there is none.
fn source_of<'l, 'p>(
    locales: &'l [LocaleSources<'p>],
    name: &str,
) -> Result<&'l LocaleSources<'p>, String> {
    locales.iter().find(|locale| locale.name == name).ok_or_else(|| {
        let expected = format!("expected a folder for the source locale `{name}`");
        let language = name.split('-').next().unwrap_or_default();
        match locales.iter().find(|locale| locale.name == language) {
            Some(other) => format!("{expected}; did you mean `--source {}`?", other.name),
            None => format!("{expected}; name another with --source"),
        }
    })
}

/// The name of the source locale: by the command line, the configuration or the layout.
fn source_name(arguments: &ProjectArguments, config: &Config, layout: &Layout) -> String {
    let source = arguments.source.as_deref().or(config.source.as_deref());
    match source.or(layout.source.as_deref()) {
        Some(name) => locale_name(name),
        None => DEFAULT_SOURCE.to_string(),
    }
}
