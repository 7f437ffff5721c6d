//! Mending what can be mended safely.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use fluent_codes::ftl::Source;

use crate::edit::{self, Edit};
use crate::failure::Failure;
use crate::finding::{Finding, Fix};
use crate::output::write_files;
use crate::project::Locale;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Mends what it can of the findings, each file whole or not at all, and gives back what is mended.
///
/// Where two fixes concern the same part of a file, the first is made; the next check finds what is
/// left of the other.
pub(crate) fn apply<'f>(
    findings: &'f [Finding],
    locales: &[Locale<'_>],
) -> Result<Vec<&'f Finding>, Failure> {
    let mut of_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.fix.is_some()) {
        of_file.entry(&finding.file).or_default().push(finding);
    }
    let (mut mended, mut files) = (Vec::new(), Vec::new());
    for file in locales.iter().flat_map(|locale| &locale.files) {
        let Some(findings) = of_file.get(file.source.path()) else { continue };
        let Some((contents, of_file)) = mend(file.source, findings)? else { continue };
        files.push((PathBuf::from(file.source.path()), contents));
        mended.extend(of_file);
    }
    write_files(&files)?;
    Ok(mended)
}

/// The mended contents of a file, and what is mended; `None` if the file is not as it was read, or
/// would be no better.
fn mend<'f>(
    source: &Source,
    findings: &[&'f Finding],
) -> Result<Option<(String, Vec<&'f Finding>)>, Failure> {
    let path = PathBuf::from(source.path());
    let bytes = fs::read(&path).map_err(|error| Failure::of_path(&path, error))?;
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => ("\u{feff}", text),
        None => ("", bytes.as_slice()),
    };
    if text != source.text().as_bytes() {
        return Ok(None);
    }
    let (mut mended, mut edits, mut keeps_mark) = (Vec::new(), Vec::new(), true);
    for finding in findings {
        match &finding.fix {
            Some(Fix::RemoveMark) => keeps_mark = false,
            Some(Fix::Edits(own)) if !own.iter().any(|edit| overlaps(&edits, edit)) => {
                edits.extend(own.iter().cloned());
            }
            _ => continue,
        }
        mended.push(*finding);
    }
    let text = edit::apply(source.text(), &edits);
    let problems = |source: &Source| source.parse().problems.len();
    if problems(&Source::new("", text.as_bytes())) > problems(source) {
        return Ok(None);
    }
    let mark = if keeps_mark { mark } else { "" };
    Ok(Some((mark.to_owned() + &text, mended)))
}

fn overlaps(edits: &[Edit], edit: &Edit) -> bool {
    edits
        .iter()
        .any(|other| other.range.start <= edit.range.end && edit.range.start <= other.range.end)
}
