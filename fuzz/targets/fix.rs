//! Any bytes as the two files of a locale: `check --fix` changes no text that is served but those that
//! its corrections name, and those that refer to them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_codes::tooling::Source;
use fluent_codes::{Catalog, Code, LanguageIdentifier, fluent_args};
use fluent_codes_cli::fuzzing::{self, Correction};

use super::folder;

const SOURCE: &str = "\
E1 = The file is too large.
E2 = { $x } files are too large.
E3 = Too many files
E4 = See { E1 }
-product = Product
";

/// The locales that cases are written to, one each: a check of many costs little more than one of one.
const LOCALES: [&str; 16] = [
    "fr", "zh-CN", "ru", "ar", "ja", "de", "es", "hi", "it", "pl", "pt-BR", "zh-TW", "he", "cs",
    "ko", "tr",
];

thread_local! {
    static FOLDER: tempfile::TempDir = {
        let folder = folder::new();
        fs::create_dir(folder.path().join("en-US")).expect("a folder");
        fs::write(folder.path().join("en-US/errors.ftl"), SOURCE).expect("a file");
        folder
    };
}

/// How many cases are checked at once where there are many.
pub(crate) const BATCH: usize = LOCALES.len();

/// What stands between the two files of a case.
const SEPARATOR: &[u8] = b"\n---\n";

/// Checks and corrects at most `BATCH` cases at once.
pub(crate) fn run_all(cases: &[&[u8]]) {
    assert!(cases.len() <= BATCH);
    FOLDER.with(|folder| {
        let folder = folder.path();
        for (locale, case) in LOCALES.iter().zip(cases) {
            fs::create_dir_all(folder.join(locale)).expect("a folder");
            for (name, contents) in ["a.ftl", "b.ftl"].iter().zip(files(case)) {
                fs::write(folder.join(locale).join(name), contents).expect("a file");
            }
        }
        let before = served_texts(folder);
        let corrections = fuzzing::fix(folder).expect("a fix");
        let after = served_texts(folder);
        for (locale, case) in LOCALES.iter().zip(cases) {
            let of_locale = corrections.iter().filter(|it| it.locale == *locale).collect();
            let texts = [&before, &after].map(|texts| &texts[*locale]);
            check(case, texts, of_locale);
        }
    });
}

/// The two files of a case.
fn files(case: &[u8]) -> [&[u8]; 2] {
    let at = case.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
    let (first, second) = case.split_at(at.unwrap_or(case.len()));
    [first, second.strip_prefix(SEPARATOR).unwrap_or(second)]
}

/// The rules whose corrections name a line: one that ends with a lone carriage return, begins with a
/// second byte order mark, or begins with a tab.
const UNNAMED: [&str; 3] = ["lone-carriage-return", "byte-order-mark", "syntax"];

/// The texts of a locale by their ids.
type Texts = BTreeMap<String, String>;

/// That only those texts changed that corrections name, or that refer to these.
fn check(case: &[u8], [before, after]: [&Texts; 2], corrections: Vec<&Correction>) {
    let files = files(case).map(|bytes| Source::new("e.ftl", bytes));
    let entries: Vec<(String, &str)> = files.iter().flat_map(entries).collect();
    let mut named: BTreeSet<String> =
        corrections.iter().flat_map(|correction| &correction.ids).cloned().collect();
    // These make lines readable whose ids they do not name.
    if corrections.iter().any(|correction| UNNAMED.contains(&correction.rule)) {
        named.extend(after.keys().filter(|id| !before.contains_key(*id)).cloned());
    }
    if corrections.iter().any(|correction| correction.rule == "lone-carriage-return") {
        let broken = entries.iter().filter(|(_, text)| text.contains('\r'));
        named.extend(broken.map(|(id, _)| id.clone()));
    }
    add_referring(&entries, &mut named);
    for id in before.keys().chain(after.keys()) {
        let [before, after] = [before.get(id), after.get(id)];
        assert!(
            before == after || named.contains(id),
            "{id}: {before:?} became {after:?} in b\"{}\" by {corrections:?}",
            case.escape_ascii()
        );
    }
}

/// The texts that each locale itself has.
fn served_texts(folder: &Path) -> BTreeMap<&'static str, Texts> {
    let args = fluent_args!["x" => 2];
    let catalog = Catalog::builder().directory(folder).build().expect("a catalog");
    let of_locale = |name: &'static str| {
        let id: LanguageIdentifier = name.parse().expect("a language");
        let locale = catalog.locale(&id);
        let own = (catalog.codes())
            .filter(|code| locale.get(*code).is_some_and(|message| *message.locale() == id));
        let text = |code: Code| (code.message_id(), locale.tr_args(code, &args).into_owned());
        (name, own.map(text).collect())
    };
    LOCALES.into_iter().map(of_locale).collect()
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
