//! Files that were meant to be Fluent files and have another name.

use std::fs;
use std::path::Path;

/// A file in this folder whose name was meant to be this one: `errors.ftl.txt`, `Errors.FTL`. Without
/// a name, any that was meant to end with `.ftl`.
pub(crate) fn find(folder: &Path, name: Option<&str>) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.into_iter().find(|found| {
        let meant = found.to_lowercase();
        let meant = meant.strip_suffix(".txt").unwrap_or(&meant);
        let is_other = !found.ends_with(".ftl") || name.is_some_and(|name| name != found);
        is_other && name.map_or(meant.ends_with(".ftl"), |name| meant == name.to_lowercase())
    })
}
