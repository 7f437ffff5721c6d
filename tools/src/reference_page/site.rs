//! Where the pages of a reference go: into one file, or, if it has very many codes, into a folder.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write, stdout};
use std::path::{MAIN_SEPARATOR, Path};

use fluent_codes::Code;
use fluent_codes::tooling::read_file;
use rayon::prelude::*;

use crate::failure::Failure;
use crate::project::codes::parse_code;
use crate::project::output_file;
use crate::reference_page::html::{self, INDEX, PageRange, Place};
use crate::reference_page::reference::{Group, Reference};

/// How many texts one file can have: a browser shows and searches them at once. A text is a code in
/// a locale.
const MAX_TEXTS: usize = 20_000;

/// How many texts a page of a folder has.
const TEXTS_PER_PAGE: usize = 5_000;

/// How the files of a folder are named that are no index: by their first code.
const PAGE_PREFIX: &str = "codes-";
const PAGE_SUFFIX: &str = ".html";

/// Writes a reference into a file or a folder, or prints it.
pub(crate) fn write(reference: &Reference<'_>, output: Option<&Path>) -> Result<(), Failure> {
    let texts = reference.codes().count() * reference.texts_per_code();
    let folder = output.filter(|path| is_folder(path));
    if texts <= MAX_TEXTS {
        let page = html::page(reference, &reference.groups, None)?;
        return match (folder, output) {
            (Some(folder), _) => write_folder(folder, &page, &[], |_| Ok(String::new())),
            (None, Some(file)) => output_file::write(file, &page),
            (None, None) => Ok(stdout().lock().write_all(page.as_bytes())?),
        };
    }
    match (folder, output) {
        (Some(folder), _) => write_pages(reference, folder),
        (None, Some(path)) if !path.exists() && path.extension().is_none() => {
            write_pages(reference, path)
        }
        _ => Err(Failure::new(format!(
            "expected a folder for the pages of {texts} texts, as in `-o reference/`; one page has \
             {MAX_TEXTS} at most"
        ))),
    }
}

/// Whether a path is that of a folder, or is written as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', MAIN_SEPARATOR])
}

/// Writes a page for each range of codes, and an index of them.
fn write_pages(reference: &Reference<'_>, folder: &Path) -> Result<(), Failure> {
    let per_page = (TEXTS_PER_PAGE / reference.texts_per_code().max(1)).max(1);
    let places = places(reference);
    let pages: Vec<&[CodePlace]> = places.chunks(per_page).collect();
    let ranges: Vec<PageRange> = pages.iter().filter_map(|places| PageRange::of(places)).collect();
    let file = |index: Option<usize>| Some(ranges.get(index?)?.file.clone());
    let page = |index: usize| {
        let places = pages.get(index).copied().unwrap_or_default();
        let place = ranges.get(index).map(|range| Place {
            previous: file(index.checked_sub(1)),
            next: file(index.checked_add(1)),
            range: (range.first, range.last),
        });
        html::page(reference, &groups_of(reference, places), place)
    };
    write_folder(folder, &html::index(reference, &ranges)?, &ranges, page)
}

/// Where a code stands: the index of its group, and its index there.
#[derive(Clone, Copy)]
struct CodePlace {
    code: Code,
    group: usize,
    index: usize,
}

/// Every code and where it stands, in the order of the numbers.
fn places(reference: &Reference<'_>) -> Vec<CodePlace> {
    let groups = reference.groups.iter().enumerate();
    let mut places: Vec<CodePlace> = groups
        .flat_map(|(group, Group { codes, .. })| {
            let codes = codes.iter().copied().enumerate();
            codes.map(move |(index, code)| CodePlace { code, group, index })
        })
        .collect();
    places.sort_by_key(|place| place.code);
    places
}

/// The codes of a page in their groups.
fn groups_of<'r>(reference: &Reference<'r>, places: &[CodePlace]) -> Vec<Group<'r>> {
    let mut places = places.to_vec();
    places.sort_by_key(|place| (place.group, place.index));
    let groups = places.chunk_by(|place, next| place.group == next.group).filter_map(|places| {
        let group = reference.groups.get(places.first()?.group)?;
        let codes = places.iter().map(|place| place.code).collect();
        Some(Group { heading: group.heading.clone(), codes })
    });
    groups.collect()
}

impl PageRange {
    fn of(places: &[CodePlace]) -> Option<PageRange> {
        let (first, last) = (places.first()?.code, places.last()?.code);
        Some(PageRange { file: format!("{PAGE_PREFIX}{first}{PAGE_SUFFIX}"), first, last })
    }
}

/// Writes the pages of a folder, the index last. Pages of an earlier reference, which nothing links
/// to any more, go.
fn write_folder(
    folder: &Path,
    index: &str,
    ranges: &[PageRange],
    page: impl Fn(usize) -> Result<String, Failure> + Sync,
) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::of_path(folder, error))?;
    let pages = ranges.par_iter().enumerate();
    pages.try_for_each(|(index, range)| {
        output_file::write(&folder.join(&range.file), &page(index)?)
    })?;
    output_file::write(&folder.join(INDEX), index)?;
    let written: HashSet<&str> = ranges.iter().map(|range| range.file.as_str()).collect();
    remove_pages(folder, |name| !written.contains(name))
        .map_err(|error| Failure::of_path(folder, error))
}

/// Removes the pages of a folder whose names are chosen; other files stay.
fn remove_pages(folder: &Path, is_chosen: impl Fn(&str) -> bool) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name();
        let Some(name) = name.to_str().filter(|name| is_chosen(name)) else { continue };
        let code = name.strip_prefix(PAGE_PREFIX).and_then(|name| name.strip_suffix(PAGE_SUFFIX));
        let is_page = code.is_some_and(|code| parse_code(code).is_ok());
        let contains = |bytes: &[u8], text: &str| {
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        };
        if is_page && contains(&read_file(&file.path())?, html::GENERATOR) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
