//! Which locale a column of a table is for, and what for.

use fluent_codes::LanguageIdentifier;

use crate::commands::import::arguments::ImportArguments;
use crate::commands::sparse::SparseProject;
use crate::language::{names, script};
use crate::project::config::NamedLocale;
use crate::project::locales::parse_locale;
use crate::tables::format::Column;
use crate::wording::did_you_mean;

/// What a column is for, with the index of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It is brought into the files.
    Import(usize),
    /// It shows what the source's texts were; what the source lacks is added.
    Source(usize),
    /// The same, and nothing is added.
    Context(usize),
}

impl Use {
    /// The index of its target.
    pub(super) fn target(self) -> usize {
        match self {
            Use::Import(target) | Use::Source(target) | Use::Context(target) => target,
        }
    }
}

/// Makes the source's column one that is only shown, if there are others beside it.
pub(super) fn show_source(columns: &mut [Use], source: usize) {
    if columns.len() > 1 {
        for column in columns.iter_mut().filter(|column| **column == Use::Import(source)) {
            *column = Use::Source(source);
        }
    }
}

/// The name of a column's locale.
pub(super) fn locale(
    project: &SparseProject<'_>,
    arguments: &ImportArguments,
    column: &Column,
) -> Result<String, String> {
    let name = NamedLocale::new(&column.name, (1, 1)).name;
    let is_new = arguments.new_locale.as_ref().is_some_and(|locale| locale.to_string() == name);
    // Where there is no locale yet, none can be meant instead.
    let is_first = project.locales.is_empty() && parse_locale(&name).is_ok();
    if project.locale(&name).is_none() && !is_new && !is_first {
        return Err(unknown(project, &column.name));
    }
    match &column.header {
        Some(header) if contradicts(header, &name) => {
            Err(format!("expected a header for `{name}`, as --columns says, found `{header}`"))
        }
        _ => Ok(name),
    }
}

fn unknown(project: &SparseProject<'_>, written: &str) -> String {
    let known: Vec<&str> = project.locales.iter().map(|locale| locale.name.as_str()).collect();
    if known.is_empty() {
        return format!("expected a language tag, as in zh-CN, found `{written}`");
    }
    let language = meant(written);
    let is_like = |known: &&&str| {
        let known = parse_locale(known).ok();
        matches!((&known, &language), (Some(known), Some(meant)) if known.language == meant.language)
    };
    let suggestion = match (known.iter().find(is_like), parse_locale(written)) {
        (Some(like), _) => format!("; did you mean `{like}`?"),
        (None, Ok(locale)) => format!("; --new-locale {locale} starts one"),
        (None, Err(_)) => did_you_mean(written, known.iter().copied()),
    };
    let expected = format!("expected a column for a locale of this project ({})", known.join(", "));
    format!("{expected}, found `{written}`{suggestion}")
}

/// Whether a header names another language than a locale's.
fn contradicts(header: &str, locale: &str) -> bool {
    let (Some(header), Ok(locale)) = (meant(header), parse_locale(locale)) else { return false };
    let differs = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some() && a != b;
    header.language != locale.language
        || differs(
            header.region.as_ref().map(|it| it.as_str()),
            locale.region.as_ref().map(|it| it.as_str()),
        )
        || header.script.is_some() && script::likely(&header) != script::likely(&locale)
}

/// The language that a tag or a name means.
fn meant(written: &str) -> Option<LanguageIdentifier> {
    parse_locale(written).ok().or_else(|| names::code(written)?.parse().ok())
}
