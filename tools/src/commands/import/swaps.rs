//! Columns that seem to be swapped: they have the texts or the script of another one.

use std::collections::HashMap;

use super::scripts;
use super::target::{Compared, Target};
use crate::commands::sparse::SparseProject;
use crate::project::locales::parse_locale;
use crate::tables::table::TableError;

/// How often the columns of two targets have each other's texts.
#[derive(Debug, Default)]
pub(super) struct Swaps {
    /// In how many rows a target has another text than the file, by its index.
    different: HashMap<usize, usize>,
    /// In how many rows two of them have each other's.
    swapped: HashMap<(usize, usize), usize>,
}

impl Swaps {
    /// Adds a row, with the indices of the targets.
    pub(super) fn add(&mut self, row: &[(usize, &Compared)]) {
        let mut different: Vec<(usize, &str, &str)> = Vec::new();
        for (index, compared) in row {
            if let Compared::Differs { now, text, .. } = compared {
                different.push((*index, now.as_str(), text.as_str()));
            }
        }
        for (position, (index, now, text)) in different.iter().enumerate() {
            *self.different.entry(*index).or_default() += 1;
            for (other, other_now, other_text) in different.iter().take(position) {
                if text == other_now && now == other_text {
                    *self.swapped.entry((*other, *index)).or_default() += 1;
                }
            }
        }
    }

    /// That two columns have each other's texts.
    pub(super) fn errors(&self, targets: &[Target<'_>]) -> Vec<TableError> {
        let mut errors = Vec::new();
        for (a, b) in self.found() {
            let (Some(a), Some(b)) = (targets.get(a), targets.get(b)) else { continue };
            let message = format!(
                "expected the texts of `{}` and of `{}` in columns of their own, found each in the \
                 other's; are two columns swapped?",
                a.name, b.name
            );
            errors.push(TableError::new(a.place.max(b.place), message));
        }
        errors
    }

    /// The pairs of which most texts that differ from the files are each other's.
    fn found(&self) -> Vec<(usize, usize)> {
        let is_most = |index: &usize, count: usize| {
            self.different.get(index).is_some_and(|different| count * 2 > *different)
        };
        let pairs = self.swapped.iter();
        let pairs = pairs.filter(|((a, b), count)| is_most(a, **count) && is_most(b, **count));
        let mut pairs: Vec<(usize, usize)> = pairs.map(|(pair, _)| *pair).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// That the texts of a column are in the script of another locale, once for two that are swapped.
pub(super) fn of_other_scripts(
    project: &SparseProject<'_>,
    targets: &[Target<'_>],
) -> Vec<TableError> {
    let id = |name: &str| parse_locale(name).ok();
    let counts = |name: &str| targets.iter().find(|it| it.name == name).map(|it| &it.scripts);
    let (mut errors, mut others_found) = (Vec::new(), Vec::new());
    for target in targets {
        let Some(own) = id(&target.name) else { continue };
        let is_other = |name: &&str| {
            id(name).is_some_and(|other| {
                scripts::are_of((&own, &target.scripts), (&other, counts(name)))
            })
        };
        let in_project = project.locales.iter().map(|locale| locale.name.as_str());
        let in_table = targets.iter().map(|it| it.name.as_str());
        let mut others = in_project.chain(in_table).filter(|name| *name != target.name);
        let Some(other) = others.find(is_other) else { continue };
        if !others_found.contains(&target.name.as_str()) {
            let message = format!(
                "expected texts of `{}` in its column, found the script of `{other}`; are two columns \
                 swapped?",
                target.name
            );
            errors.push(TableError::new(target.place, message));
        }
        others_found.push(other);
    }
    errors
}
