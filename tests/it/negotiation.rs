//! Which locale answers which request.

use fluent_codes::Catalog;

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

#[track_caller]
fn check(catalog: &Catalog, requests: &str, expected: &str) {
    for request in requests.split(", ") {
        let lang = request.parse().unwrap();
        assert_eq!(catalog.locale(&lang).id().to_string(), expected, "{request}");
        assert_eq!(catalog.tr(1, &lang), expected, "{request}");
    }
}

#[test]
fn chinese_and_english() {
    let catalog = catalog("zh-CN, en-US");
    check(&catalog, "zh, zh-CN, zh-Hans, zh-SG, zh-MY, zh-Hans-HK", "zh-CN");
    check(&catalog, "zh-TW, zh-Hant, zh-HK, zh-MO", "en-US");
    check(&catalog, "en, en-GB, en-AU, en-US-posix", "en-US");
    check(&catalog, "pt, es-MX, nb, fr-CA, id, he, und", "en-US");
}

#[test]
fn many_locales() {
    let catalog = catalog("zh-CN, zh-TW, en-US, en-GB, pt-BR, pt-PT, es, fr, sr, nb, he, id");
    check(&catalog, "zh-TW, zh-Hant, zh-HK", "zh-TW");
    check(&catalog, "zh, zh-Hans, zh-SG", "zh-CN");
    check(&catalog, "en-AU, en-IN", "en-GB");
    check(&catalog, "en-PR", "en-US");
    check(&catalog, "pt", "pt-BR");
    check(&catalog, "pt-AO", "pt-PT");
    check(&catalog, "es-MX", "es");
    check(&catalog, "sr-Latn", "sr");
    check(&catalog, "no, nn", "nb");
    check(&catalog, "in", "id");
    check(&catalog, "iw", "he");
}

#[test]
fn lists_of_requests() {
    let check = |catalog: &Catalog, header: &str, expected: &str| {
        assert_eq!(catalog.accept(header).id().to_string(), expected, "{header}");
    };
    let two = catalog("zh-CN, en-US");
    check(&two, "zh-TW, zh-CN, en", "zh-CN");
    check(&two, "zh-TW, en", "en-US");
    check(&two, "x-private", "en-US");
    check(&two, "zh-TW,zh;q=0.9,en;q=0.5", "zh-CN");
    let many = catalog("en-US, fr, nb, zh-TW");
    // Each later entry counts as 5 further away: a far match yields to the next.
    check(&many, "nn, fr", "fr");
    check(&many, "zh-HK, fr", "zh-TW");
    check(&many, "zh-HK, en-US", "zh-TW");
    check(&many, "fr;q=0.5, nn", "fr");
}

/// On a tie: the source locale, the usual locale of the language, the first by name.
#[test]
fn ties() {
    let check = |locales: &str, request: &str, expected: &str| {
        let catalog = catalog(locales);
        assert_eq!(catalog.locale(&request.parse().unwrap()).id().to_string(), expected);
    };
    check("en-US, pt, pt-BR", "pt-Latn-BR", "pt-BR");
    check("en-US, zh, zh-CN", "zh-Hans", "zh");
    check("en-US, zh, zh-CN", "zh-CN", "zh-CN");
    check("en-US, en", "en-Latn-US", "en-US");
    check("en-US, de-AT, de-CH", "de-LI", "de-AT");
    check("en-US, es-MX, es-AR", "es-CL", "es-AR");
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
    // Chinese is no answer to a German, not even where there is no other.
    assert_eq!(answers("de"), ["US", "US", "US", "US", "GB", "Unknown error (6)"]);
    assert_eq!(answers("en-GB"), ["US", "US", "US", "GB", "GB", "Unknown error (6)"]);
    let message = catalog.get(2, &"zh-SG".parse().unwrap()).unwrap();
    assert_eq!(message.locale().to_string(), "zh-CN");
}
