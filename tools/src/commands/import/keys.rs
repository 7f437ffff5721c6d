//! Which texts the rows of a table are about.

use std::collections::{BTreeMap, HashMap};

use fluent_codes::Code;
use fluent_codes::tooling::UNKNOWN_CODE;

use crate::commands::sparse::SparseProject;
use crate::project::code_lock::{self, Retirement};
use crate::tables::table::Key;

/// The lines of the rows that were read: most are values of codes.
#[derive(Debug, Default)]
pub(super) struct KeyLines {
    /// In a tree, which is smaller than a hash table where the codes come in their order, as they
    /// mostly do, and grows bit by bit.
    of_codes: BTreeMap<Code, u32>,
    of_others: HashMap<Key, u32>,
}

impl KeyLines {
    /// Adds a row; an error if no message has its key, or if the table has it before.
    pub(super) fn add(
        &mut self,
        project: &SparseProject<'_>,
        key: &Key,
        line: usize,
    ) -> Result<(), String> {
        let code = Code::from_message_id(&key.id);
        let is_known = code.is_some()
            || key.id == UNKNOWN_CODE
            || project.locales.iter().any(|locale| locale.place(&key.id).is_some());
        if !is_known {
            return Err(format!("expected a code, which is a whole number, found `{key}`"));
        }
        // A table has fewer than 4 GiB.
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let before = match (code, &key.attribute) {
            (Some(code), None) => self.of_codes.insert(code, line),
            _ => self.of_others.insert(key.clone(), line),
        };
        match before {
            None => Ok(()),
            Some(line) => Err(format!("expected each code once; {key} stands in line {line} too")),
        }
    }
}

/// Why a retired code can have no text, and what can be done.
pub(super) fn retired(project: &SparseProject<'_>, key: &Key) -> Option<String> {
    let code = Code::from_message_id(&key.id)?;
    let Retirement { date, replaced_by } = project.locks().retirement(code)?;
    let lock = project.layers.top_directory().join(code_lock::NAME);
    let replacement = replaced_by.map_or(String::new(), |code| format!(" and replaced by {code}"));
    Some(format!(
        "the code {code} was retired on {date}{replacement}; delete the row, or run with --ours to \
         leave it out; if the code is in use after all, make its line in {} `{code}`",
        lock.display()
    ))
}
