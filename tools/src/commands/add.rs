//! `add`: starting a locale.

use clap::Args;
use fluent_codes::LanguageIdentifier;

use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::file_change::FileChange;
use crate::project::files::LocaleFiles;
use crate::project::ids::Ids;
use crate::project::layers::Layers;
use crate::project::locale_sources::LocaleFolders;
use crate::project::locales::parse_locale;
use crate::project::locks;
use crate::project::writer::Writer;
use crate::syntax::arrangement::Arrangement;
use crate::syntax::blocks;
use crate::syntax::messages::Messages;
use crate::syntax::plan::Plan;
use crate::wording::count;

#[derive(Debug, Args)]
#[command(after_help = "\
The new files have the source's order and groups, and above the place of each message a comment with \
the source's text. Take the # away from the line with the id, and write the translation behind the \
equals sign. Until then the source's text is served.

Examples:
  fluent-codes add fr")]
pub(crate) struct AddArguments {
    /// The locale, as in fr or pt-BR
    #[arg(value_name = "LOCALE", value_parser = parse_locale)]
    pub(crate) locale: LanguageIdentifier,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

pub(crate) fn run(layers: &Layers, arguments: &AddArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let name = arguments.locale.to_string();
    let mut writer = Writer::lock(directory)?;
    let done = with_workspace(layers, &arguments.project, None, |workspace| {
        let folder = workspace.folder_of(&name);
        if let Some(there) = workspace.locale(&name).filter(|it| !it.sources.is_empty()) {
            let message = "the locale is there already; `fluent-codes sync` adds what it lacks";
            return Err(Failure::new(format!("{}: {message}", there.folders.path())));
        }
        let source = workspace.source;
        let empty = LocaleFiles {
            id: &arguments.locale,
            name: &name,
            folders: LocaleFolders::new(vec![(0, &folder)]),
            files: Vec::new(),
        };
        let locale = Messages::new(&empty, false, Ids::Codes);
        let (mut files, mut added) = (Vec::new(), 0);
        for file in &source.locale.files {
            let plan = Plan::new(source, file, workspace.locks);
            let mut arrangement = Arrangement::new(&plan, source, &locale, Vec::new());
            arrangement.add_all();
            added += arrangement.changes.added;
            let path = directory
                .join(empty.folders.name())
                .join(source.locale.relative(file.source.path()));
            files.push(FileChange::create(path, blocks::to_text(&arrangement.blocks, "\n")));
        }
        // A project that records what its translations were made from does so for the new ones.
        if workspace.locks.has_translations() {
            files.push(FileChange::create(locks::path_of(directory, empty.folders.name()), ""));
        }
        writer.write(&files)?;
        let (places, written) = (count(added, "message"), count(files.len(), "file"));
        Ok(format!("{}: {places} to translate, {written} written\n", escaped(&folder)))
    })?;
    drop(writer);
    print_done(&done, Outcome::Clean)
}
