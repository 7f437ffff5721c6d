//! What is true of any input.

use fluent_codes::tooling::{Source, ast, maximize};
use fluent_codes::{
    LanguageIdentifier, accepted_languages, catalog, fluent_args, langid, negotiate,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::sources::catalog_in_memory;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// What files are made of. The line break is listed twice, as it is the most common.
pub(crate) const PIECES: [&str; 42] = [
    "E1 = ",
    "E2 =",
    "-t = ",
    "\n",
    "\n",
    "\n    ",
    "    .a = ",
    "{",
    "}",
    "{ ",
    " }",
    "\"",
    "\\",
    "\\u",
    "\\U01F60",
    "00e9",
    "中",
    "$x",
    " -> ",
    "\n   *[a] ",
    "\n    [b] ",
    "(",
    ")",
    "NUMBER",
    "E1",
    "-t",
    ".a",
    ",",
    "c: 1",
    "# ",
    "## ",
    "text",
    "E3 = plain\n",
    "E4=plain  \n\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    "1.5",
    "@",
    "＝",
];

/// Text that is nearly Fluent.
pub(crate) fn nearly_fluent() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

/// Any file loads, no text that it serves is empty, and the spans of its entries are right.
fn check_file(bytes: &[u8]) {
    let source = Source::new("e.ftl", bytes);
    let mut end = 0;
    for entry in source.parse().entries {
        assert!(entry.span.start >= end && entry.span.end >= entry.span.start);
        end = entry.span.end;
        let text = source.text().get(entry.span.clone()).unwrap();
        match &entry.node {
            ast::Entry::Message(message) => assert!(text.starts_with(message.id.name)),
            ast::Entry::Term(term) => assert!(text.starts_with(&format!("-{}", term.id.name))),
            ast::Entry::Junk { content } => assert!(text.starts_with(content)),
            _ => {}
        }
    }
    let files = vec![("en-US/e.ftl".to_owned(), bytes.to_vec())];
    let Ok(catalog) = catalog_in_memory(files) else { return };
    let args = fluent_args!["x" => u64::MAX];
    for code in 1..=2 {
        assert!(!catalog.tr(code, &langid!("en")).trim().is_empty());
        assert!(!catalog.tr_args(code, &langid!("en"), &args).is_empty());
        if let Some(message) = catalog.get(code, &langid!("en")) {
            message.attributes().for_each(|attribute| drop(attribute.format(&args)));
        }
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_file(&bytes);
    }

    #[test]
    fn anything_nearly_fluent(text in nearly_fluent()) {
        check_file(text.as_bytes());
    }

    /// A file that the parser accepts without an error is read as the parser reads it.
    #[test]
    fn valid_files_are_read_as_the_parser_reads_them(text in nearly_fluent()) {
        // Without the one escape at which the parser panics, and the mark that it does not skip.
        let text = text.replace("\\u", "").replace("\\U", "").replace('\u{feff}', "");
        // Arguments, and indentation before a placeable, are corrected: `trees.rs` tests these.
        let text = text.replace('(', "");
        if text.split('\n').any(|line| line.trim_start_matches(' ').starts_with('{')) {
            return Ok(());
        }
        if let Ok(resource) = fluent_syntax::parser::parse(text.as_str()) {
            let source = Source::new("e.ftl", text.as_bytes());
            let parsed = source.parse();
            prop_assert_eq!(parsed.problems, vec![]);
            let nodes: Vec<_> = parsed.entries.into_iter().map(|entry| entry.node).collect();
            prop_assert_eq!(nodes, resource.body);
        }
    }

    #[test]
    fn any_header(header in proptest::collection::vec(any::<char>(), 0..32)) {
        let header = String::from_iter(header);
        assert!(!catalog().accept(&header).tr(131201).is_empty());
        assert!(accepted_languages(&header).len() <= 32);
    }
}

const LANGUAGES: [&str; 7] = ["zh", "en", "sr", "pt", "es", "nb", "fr"];
const SCRIPTS: [&str; 5] = ["", "-Hans", "-Hant", "-Latn", "-Cyrl"];
const REGIONS: [&str; 12] =
    ["", "-CN", "-TW", "-HK", "-US", "-GB", "-AU", "-BR", "-PT", "-MX", "-RS", "-NO"];

fn locale() -> impl Strategy<Value = LanguageIdentifier> {
    let parts = (0..LANGUAGES.len(), 0..SCRIPTS.len(), 0..REGIONS.len());
    parts.prop_map(|(language, script, region)| {
        format!("{}{}{}", LANGUAGES[language], SCRIPTS[script], REGIONS[region]).parse().unwrap()
    })
}

/// A file for each of these locales.
fn locales<'n>(names: impl IntoIterator<Item = &'n String>) -> Vec<(String, Vec<u8>)> {
    names.into_iter().map(|name| (format!("{name}/e.ftl"), b"E1 = x".to_vec())).collect()
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn never_across_scripts_or_languages(
        available in proptest::collection::vec(locale(), 1..6),
        request in locale(),
    ) {
        if let Some(answer) = negotiate(std::slice::from_ref(&request), &available, &langid!("en-US")) {
            let (wanted, got) = (maximize(&request), maximize(answer));
            prop_assert_eq!(wanted.language, got.language);
            if wanted.language.as_str() != "sr" {
                prop_assert_eq!(wanted.script, got.script);
            }
        }
    }

    #[test]
    fn an_exact_tag_wins(available in proptest::collection::vec(locale(), 1..6), index in 0usize..6) {
        let request = available[index % available.len()].clone();
        let answer = negotiate(std::slice::from_ref(&request), &available, &langid!("en-US"));
        prop_assert_eq!(answer, Some(&request));
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn the_order_of_the_locales_does_not_matter(
        available in proptest::collection::btree_set(locale().prop_map(|it| it.to_string()), 1..6),
        lists in proptest::collection::vec(proptest::collection::vec(locale(), 1..4), 10),
    ) {
        let forwards: Vec<String> = available.iter().cloned().collect();
        let mut backwards = forwards.clone();
        backwards.reverse();
        let [forwards, backwards] =
            [forwards, backwards].map(|names| catalog_in_memory(locales(&names)).unwrap());
        for requests in &lists {
            prop_assert_eq!(forwards.request(requests).id(), backwards.request(requests).id());
        }
    }

    /// A catalog, which caches the locale of each language, answers as `negotiate` does for the
    /// list, also the second time.
    #[test]
    fn a_catalog_negotiates_as_if_it_remembered_nothing(
        available in proptest::collection::btree_set(locale().prop_map(|it| it.to_string()), 1..6),
        lists in proptest::collection::vec(proptest::collection::vec(locale(), 1..4), 1..4),
    ) {
        let source = langid!("en-US");
        let catalog = catalog_in_memory(locales(&available)).unwrap();
        let available: Vec<LanguageIdentifier> = catalog.locales().cloned().collect();
        for requests in lists.iter().chain(&lists) {
            let expected = negotiate(requests, &available, &source).unwrap_or(&source);
            prop_assert_eq!(catalog.request(requests).id(), expected);
            let tags: Vec<String> = requests.iter().map(ToString::to_string).collect();
            prop_assert_eq!(catalog.accept(&tags.join(",")).id(), expected);
        }
    }
}
