//! Which locale answers which request.

use std::fs;
use std::path::Path;

use fluent_codes::{Catalog, LanguageIdentifier, accepted_languages, langid, negotiate};

use crate::sources::folder;

/// A catalog whose locales answer with their names.
fn catalog(locales: &str) -> Catalog {
    let files: Vec<(String, String)> = locales
        .split(", ")
        .map(|locale| (format!("{locale}/e.ftl"), format!("E1 = {locale}\n")))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    Catalog::builder().directory(folder.path()).build().unwrap()
}

/// A fixture is a line that says what it shows, then, for each set of available locales, requests
/// as a client sends them and the locale that answers. `none` is the source locale, `en-US`.
#[test]
fn fixtures() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/negotiation");
    let mut count = 0;
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let fixture = fs::read_to_string(&path).unwrap();
        for group in fixture.split("\navailable: ").skip(1) {
            let mut lines = group.lines().filter(|line| !line.is_empty());
            let available = lines.next().unwrap();
            let catalog = catalog(available);
            for line in lines {
                let (request, expected) = line.split_once(" => ").unwrap();
                check(&catalog, available, request, expected);
                count += 1;
            }
        }
    }
    assert!(count >= 100, "{count}");
}

/// The header, the list and, for a single language, the language itself get the same answer, in
/// whatever order the locales stand.
#[track_caller]
fn check(catalog: &Catalog, available: &str, request: &str, expected: &str) {
    let source = langid!("en-US");
    let answer = if expected == "none" { "en-US" } else { expected };
    assert_eq!(catalog.accept(request).id().to_string(), answer, "{available}: {request}");
    let requests = accepted_languages(request);
    assert_eq!(catalog.request(&requests).id().to_string(), answer, "{available}: {request}");
    let mut locales: Vec<LanguageIdentifier> =
        available.split(", ").map(|locale| locale.parse().unwrap()).collect();
    let negotiated = |locales: &[LanguageIdentifier]| {
        negotiate(&requests, locales, &source).map_or("none".to_owned(), ToString::to_string)
    };
    assert_eq!(negotiated(&locales), expected, "{available}: {request}");
    if let [language] = &requests[..] {
        assert_eq!(catalog.locale(language).id().to_string(), answer, "{available}: {request}");
    }
    locales.sort_by_key(ToString::to_string);
    assert_eq!(negotiated(&locales), expected, "{available}: {request}");
}

#[test]
fn message_by_message() {
    let folder = folder(&[
        ("en-US/e.ftl", "E1 = US\nE2 = US\nE3 = US\nE4 = US\n"),
        ("en-GB/e.ftl", "E4 = GB\nE5 = GB\n"),
        ("zh-CN/e.ftl", "E1 = CN\nE2 = CN\nE6 = CN\n"),
        ("zh-SG/e.ftl", "E1 = SG\n"),
    ]);
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    let answers = |lang: &str| -> Vec<String> {
        let lang = lang.parse().unwrap();
        (1..=6).map(|code| catalog.tr(code, &lang).into_owned()).collect()
    };
    // The locale, its language, English, and another English.
    assert_eq!(answers("zh-SG"), ["SG", "CN", "US", "US", "GB", "CN"]);
    assert_eq!(answers("zh-CN"), ["CN", "CN", "US", "US", "GB", "CN"]);
    // Chinese never answers another language, not even where no other locale has the code.
    assert_eq!(answers("tlh"), ["US", "US", "US", "US", "GB", "Unknown error (6)"]);
    assert_eq!(answers("en-GB"), ["US", "US", "US", "GB", "GB", "Unknown error (6)"]);
    let message = catalog.get(2, &"zh-SG".parse().unwrap()).unwrap();
    assert_eq!(message.locale().to_string(), "zh-CN");
}
