//! `import`: the messages of a table, brought into the locale files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::{Entry, Source, ast};

use crate::commands::{Outcome, print_done};
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::language::invisible;
use crate::project::files::{File, FileMessage, LocaleFiles, Project, file_name};
use crate::project::input;
use crate::project::locales::parse_locale;
use crate::project::writer::{FileChange, Writer};
use crate::syntax::cell_text;
use crate::syntax::edits::{self, Edit, line_break};
use crate::syntax::markdown_table::{self, Cell, Table};
use crate::syntax::text::Text;

#[derive(Debug, Args)]
#[command(after_help = "\
The first column is the code. The other columns are named by --columns, or by a header that is a
language tag. Cells hold the text as it stands in an .ftl file: { $name } is a variable. Empty
cells are passed over. Comments, attributes, order, and messages that the table lacks stay as they
are; new messages go behind the one that the table has before them. Nothing is written unless all
of the table can be.

Examples:
  fluent-codes import return-codes.md --columns zh-CN,en-US
  fluent-codes import translated.md")]
pub(crate) struct ImportArguments {
    /// The file with the table: Markdown (.md)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The locales of the columns after the first, in their order
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale)]
    pub(crate) columns: Vec<LanguageIdentifier>,
}

/// The file that new messages go to where nothing tells otherwise.
const DEFAULT_FILE: &str = "errors.ftl";

pub(crate) fn run(directory: &Path, arguments: &ImportArguments) -> Result<Outcome, Failure> {
    print_done(&import(directory, arguments)?, Outcome::Clean)
}

/// Brings the table into the files, and answers what has changed.
pub(crate) fn import(directory: &Path, arguments: &ImportArguments) -> Result<String, Failure> {
    let table = read_table(arguments)?;
    // The first import makes the folder.
    let mut writer = Writer::lock(directory)?;
    let project = Project::read(directory)?;
    let locales = project.parse();
    refuse_broken(&project, &locales, &table)?;
    let mut changes = Vec::new();
    for (column, id) in table.locales.iter().enumerate() {
        let wanted = wanted(&table, column);
        let locale = locales.iter().find(|locale| *locale.id == *id);
        changes.extend(match locale.filter(|locale| !locale.files.is_empty()) {
            Some(locale) => change_locale(locale, &wanted)?,
            None => {
                let folder = locale
                    .map_or(id.to_string(), |locale| file_name(locale.folder_path).to_owned());
                new_file(&directory.join(folder).join(DEFAULT_FILE), &wanted)
            }
        });
    }
    for change in &changes {
        verify(change, &arguments.file)?;
    }
    let files: Vec<FileChange> = changes.iter().map(|change| change.file.clone()).collect();
    writer.write(&files)?;
    if changes.is_empty() {
        return Ok("nothing to change\n".to_owned());
    }
    let line = |Change { file, changed, added, .. }: &Change<'_>| {
        format!("{}: {changed} changed, {added} added\n", escaped_path(file.path()))
    };
    Ok(changes.iter().map(line).collect())
}

fn read_table(arguments: &ImportArguments) -> Result<Table, Failure> {
    let path = &arguments.file;
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md")) {
        return Err(Failure::of_path(path, "expected a Markdown file, named *.md"));
    }
    let text = input::text(path, input::read_named(path)?)?;
    let file = Source::new(path.display().to_string(), text.into_bytes());
    markdown_table::from_markdown(&file, &arguments.columns).map_err(|errors| {
        let line = |error: &markdown_table::TableError| {
            format!("{}:{}:{}: {}", path.display(), error.line, error.column, error.message)
        };
        Failure::Messages(errors.iter().map(line).collect())
    })
}

/// A message as the table has it.
struct Wanted<'t> {
    id: String,
    cell: &'t Cell,
}

/// The messages of a column, in the table's order.
fn wanted(table: &Table, column: usize) -> Vec<Wanted<'_>> {
    let rows = table.rows.iter().filter_map(|row| {
        let cell = row.cells.get(column).filter(|cell| !cell.text.is_empty())?;
        Some(Wanted { id: row.code.message_id(), cell })
    });
    rows.collect()
}

/// What becomes of a file.
struct Change<'t> {
    file: FileChange,
    /// What the table puts into the file.
    written: Vec<(String, &'t Cell)>,
    changed: usize,
    added: usize,
}

fn new_file<'t>(path: &Path, wanted: &[Wanted<'t>]) -> Vec<Change<'t>> {
    let line = |wanted: &Wanted<'_>| message(wanted, "\n") + "\n";
    let written = wanted.iter().map(|wanted| (wanted.id.clone(), wanted.cell)).collect();
    let text: String = wanted.iter().map(line).collect();
    match wanted.len() {
        0 => Vec::new(),
        added => {
            vec![Change { file: FileChange::create(path, text), written, changed: 0, added }]
        }
    }
}

fn message(wanted: &Wanted<'_>, line_break: &str) -> String {
    format!("{} ={}", wanted.id, cell_text::to_value(&wanted.cell.text, line_break))
}

/// The edits of one file.
#[derive(Default)]
struct Edits<'t> {
    edits: Vec<Edit>,
    written: Vec<(String, &'t Cell)>,
    changed: usize,
    added: usize,
}

/// What a new message goes behind.
#[derive(Clone, Copy)]
struct Anchor {
    /// The file's index.
    file: usize,
    /// The end of an entry, or the start of the file.
    at: usize,
    /// A comment, which would become the message's own in the line above it.
    is_comment: bool,
}

impl Anchor {
    fn behind(index: usize, file: &File<'_>, entry: Option<&Entry<'_>>) -> Anchor {
        let at = entry.map_or(0, |entry| entry_end(file, entry));
        let is_comment = entry.is_some_and(|entry| matches!(entry.node, ast::Entry::Comment(_)));
        Anchor { file: index, at, is_comment }
    }

    /// The text of a new message in this place.
    fn text(self, wanted: &Wanted<'_>, line_break: &str) -> String {
        let message = message(wanted, line_break);
        match self {
            Anchor { at: 0, .. } => message + line_break,
            Anchor { is_comment: true, .. } => line_break.repeat(2) + &message,
            Anchor { is_comment: false, .. } => line_break.to_owned() + &message,
        }
    }
}

/// An import into what cannot be read in full could write a message twice.
fn refuse_broken(
    project: &Project,
    locales: &[LocaleFiles<'_>],
    table: &Table,
) -> Result<(), Failure> {
    let files = (locales.iter())
        .filter(|locale| table.locales.contains(locale.id))
        .flat_map(|locale| &locale.files);
    let duplicates =
        locales.iter().filter(|locale| table.locales.contains(locale.id)).flat_map(duplicates);
    let problems: Vec<String> = (project.problems.iter())
        .chain(files.flat_map(|file| &file.parsed.problems))
        .map(ToString::to_string)
        .chain(duplicates)
        .map(|problem| format!("{problem}; correct it before the import"))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::Messages(problems)) }
}

/// The messages of a locale whose ids stand in it before.
fn duplicates(locale: &LocaleFiles<'_>) -> Vec<String> {
    let mut places = BTreeMap::new();
    let place = |message: FileMessage<'_>| {
        let (line, column) = message.position();
        format!("{}:{line}:{column}", message.file.source.path())
    };
    let duplicate = |message: FileMessage<'_>| {
        let first = places.insert(message.id().to_owned(), place(message))?;
        let here = place(message);
        Some(format!("{here}: expected each id once; `{}` stands at {first}", message.id()))
    };
    locale.files.iter().flat_map(File::entries).filter_map(duplicate).collect()
}

fn change_locale<'t>(
    locale: &LocaleFiles<'_>,
    wanted: &[Wanted<'t>],
) -> Result<Vec<Change<'t>>, Failure> {
    let mut present: BTreeMap<&str, (usize, &Entry<'_>)> = BTreeMap::new();
    for (index, file) in locale.files.iter().enumerate() {
        for message in file.entries() {
            present.entry(message.id()).or_insert((index, message.entry));
        }
    }
    let mut edits: Vec<Edits<'t>> = locale.files.iter().map(|_| Edits::default()).collect();
    let mut anchor = first_anchor(locale, wanted, &present);
    for wanted in wanted {
        let entry = present.get(wanted.id.as_str());
        let index = entry.map_or(anchor.file, |(index, _)| *index);
        let (Some(file), Some(edits)) = (locale.files.get(index), edits.get_mut(index)) else {
            continue;
        };
        let line_break = line_break(file.source.text());
        if let Some((index, entry)) = entry {
            anchor = Anchor::behind(*index, file, Some(entry));
            let Some(range) = cell_text::value_range(file.source, entry) else { continue };
            let text = cell_text::canonical(&wanted.cell.text);
            if text.is_some() && cell_text::of_entry(entry) == text {
                continue;
            }
            let text = cell_text::to_value(&wanted.cell.text, line_break);
            edits.edits.push(Edit { range, text });
            edits.changed += 1;
        } else {
            let text = anchor.text(wanted, line_break);
            edits.edits.push(Edit { range: anchor.at..anchor.at, text });
            // The next new message stands behind this one.
            anchor.is_comment = false;
            edits.added += 1;
        }
        edits.written.push((wanted.id.clone(), wanted.cell));
    }
    let changes = locale.files.iter().zip(edits).filter(|(_, edits)| !edits.edits.is_empty());
    changes.map(|(file, edits)| apply(file, edits)).collect()
}

/// Where messages go that the table has before all that the locale has: before the first of these,
/// or, if it has none of them, behind the last message of the default file.
fn first_anchor(
    locale: &LocaleFiles<'_>,
    wanted: &[Wanted<'_>],
    present: &BTreeMap<&str, (usize, &Entry<'_>)>,
) -> Anchor {
    let first = wanted.iter().find_map(|wanted| present.get(wanted.id.as_str()));
    if let Some((index, entry)) = first
        && let Some(file) = locale.files.get(*index)
    {
        let before =
            file.parsed.entries.iter().take_while(|other| other.span.start < entry.span.start);
        return Anchor::behind(*index, file, before.last());
    }
    let is_default = |file: &File<'_>| locale.relative(file.source.path()) == DEFAULT_FILE;
    let index = locale.files.iter().position(is_default).unwrap_or(0);
    match locale.files.get(index) {
        Some(file) => Anchor::behind(index, file, file.parsed.entries.last()),
        None => Anchor { file: index, at: 0, is_comment: false },
    }
}

/// The end of an entry's last line, without its line break.
fn entry_end(file: &File<'_>, entry: &Entry<'_>) -> usize {
    let text = file.source.text().get(entry.span.clone()).unwrap_or_default();
    entry.span.start + text.trim_end_matches(cell_text::BLANK).len()
}

fn apply<'t>(file: &File<'_>, edits: Edits<'t>) -> Result<Change<'t>, Failure> {
    let Edits { edits, written, changed, added } = edits;
    // Messages added in one place stay in the table's order.
    let text = edits::apply(file.source.text(), &edits);
    Ok(Change { file: FileChange::edit(file.source, &text)?, written, changed, added })
}

const UNREADABLE: &str =
    "expected a text that reads back as it is; a line cannot begin with `[`, `*`, `.` or `}`";

const BLANK: &str =
    "expected a text that shows something; leave the cell empty to leave the message as it is";

/// Whether a message has a text, and a user who is served it sees nothing.
fn shows_nothing(entry: &Entry<'_>) -> bool {
    let ast::Entry::Message(message) = &entry.node else { return false };
    let Some(value) = &message.value else { return false };
    Text::new(None, value).variants.iter().any(|variant| invisible::is_blank(&variant.text))
}

/// Makes sure that what is about to be written reads back as the table says it.
fn verify(change: &Change<'_>, table: &Path) -> Result<(), Failure> {
    let source = Source::of_file(change.file.path(), change.file.contents().to_vec());
    let file = File::parse(&source);
    let read: BTreeMap<&str, &Entry<'_>> =
        file.entries().map(|message| (message.id(), message.entry)).collect();
    for (id, cell) in &change.written {
        let text = read.get(id.as_str()).and_then(|entry| cell_text::of_entry(entry));
        let wanted = cell_text::canonical(&cell.text);
        let (path, Cell { line, column, .. }) = (table.display(), cell);
        if read.get(id.as_str()).is_some_and(|entry| shows_nothing(entry)) {
            return Err(Failure::new(format!("{path}:{line}:{column}: {id}: {BLANK}")));
        }
        if wanted.is_none() || text != wanted {
            let problem = file.parsed.problems.iter().find(|problem| problem.id() == Some(id));
            let expected = problem.map_or(UNREADABLE, |problem| problem.message());
            return Err(Failure::new(format!("{path}:{line}:{column}: {id}: {expected}")));
        }
    }
    Ok(())
}
