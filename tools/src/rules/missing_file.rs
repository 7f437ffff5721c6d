//! A locale lacks a file that the source has, with all the messages in it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Context, Place, Rule, in_missing_file, missing};
use crate::finding::{Finding, Severity};
use crate::report::count;

pub(super) const RULE: Rule = Rule { name: "missing-file", severity: Severity::Error, find };

fn find(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for locale in context.translations() {
        let missing = missing(context.source, locale);
        let mut files: BTreeMap<&str, usize> = BTreeMap::new();
        for message in in_missing_file(context.source, locale, missing).0 {
            *files.entry(message.file.source.path()).or_default() += 1;
        }
        for (source_file, messages) in files {
            let file = Path::new(&locale.folder_path).join(context.source.relative(source_file));
            let file = file.display().to_string();
            let place = Place { locale: locale.id.to_string(), file: &file, line: 1, column: 1 };
            let what = format!(
                "the file is missing, with {} of {source_file}",
                count(messages, "message")
            );
            let help = format!("copy {source_file} to {file} and translate it");
            findings.push(rule.finding(place, None, what, help));
        }
    }
    findings
}
