//! Any bytes as the files of a locale: `check --fix` changes no text that is served but those that
//! its corrections name, and those that refer to them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_codes::tooling::Source;
use fluent_codes::{Catalog, fluent_args, langid};
use fluent_codes_cli::fuzzing;

use super::folder;

const SOURCE: &str = "\
E1 = The file is too large.
E2 = { $x } files are too large.
E3 = Too many files
E4 = See { E1 }
-product = Product
";

thread_local! {
    static FOLDER: tempfile::TempDir = {
        let folder = folder::new();
        for locale in ["en-US", "fr"] {
            fs::create_dir(folder.path().join(locale)).expect("a folder");
        }
        fs::write(folder.path().join("en-US/errors.ftl"), SOURCE).expect("a file");
        folder
    };
}

/// What stands between the two files.
const SEPARATOR: &[u8] = b"\n---\n";

pub(crate) fn run(bytes: &[u8]) {
    let at = bytes.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
    let (first, second) = bytes.split_at(at.unwrap_or(bytes.len()));
    let second = second.strip_prefix(SEPARATOR).unwrap_or(second);
    FOLDER.with(|folder| {
        let folder = folder.path();
        for (path, contents) in [("fr/a.ftl", first), ("fr/b.ftl", second)] {
            fs::write(folder.join(path), contents).expect("a file");
        }
        let before = served_texts(folder);
        let corrections = fuzzing::fix(folder).expect("a fix");
        let after = served_texts(folder);
        let files = [first, second].map(|bytes| Source::new("e.ftl", bytes));
        let entries: Vec<(String, &str)> = files.iter().flat_map(entries).collect();
        let mut named: BTreeSet<String> =
            corrections.iter().flat_map(|(_, ids)| ids).cloned().collect();
        // It names the file.
        if corrections.iter().any(|(rule, _)| *rule == "lone-carriage-return") {
            let broken = entries.iter().filter(|(_, text)| text.contains('\r'));
            named.extend(broken.map(|(id, _)| id.clone()));
            named.extend(after.keys().filter(|id| !before.contains_key(*id)).cloned());
        }
        add_referring(&entries, &mut named);
        for id in before.keys().chain(after.keys()) {
            if before.get(id) != after.get(id) {
                assert!(
                    named.contains(id),
                    "{id}: {:?} became {:?} by {corrections:?}",
                    before.get(id),
                    after.get(id)
                );
            }
        }
    });
}

/// The texts that the locale itself has, by their ids.
fn served_texts(folder: &Path) -> BTreeMap<String, String> {
    let (locale, args) = (langid!("fr"), fluent_args!["x" => 2]);
    let Ok(catalog) = Catalog::builder().source(locale.clone()).directory(folder).build() else {
        return BTreeMap::new();
    };
    let french = catalog.locale(&locale);
    let of_french = catalog
        .codes()
        .filter(|code| french.get(*code).is_some_and(|message| *message.locale() == locale));
    of_french.map(|code| (code.message_id(), french.tr_args(code, &args).into_owned())).collect()
}

fn entries(file: &Source) -> Vec<(String, &str)> {
    let entries = file.parse().entries.into_iter();
    let entry = entries.map(|entry| Some((entry.id()?, file.text().get(entry.span.clone())?)));
    entry.flatten().collect()
}

/// Adds the ids whose entries mention one of these, directly or through others.
fn add_referring(entries: &[(String, &str)], named: &mut BTreeSet<String>) {
    loop {
        let mentions = |text: &str| named.iter().any(|id| text.contains(id.as_str()));
        let referring = entries.iter().filter(|(id, text)| !named.contains(id) && mentions(text));
        let referring: Vec<String> = referring.map(|(id, _)| id.clone()).collect();
        if referring.is_empty() {
            return;
        }
        named.extend(referring);
    }
}
