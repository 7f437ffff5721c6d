//! What catalogs answer and say about themselves.

use std::fs;

use fluent_codes::{Catalog, Code, ProblemKind, fluent_args, langid};

use crate::sources::{catalog, folder, write};

#[test]
fn nothing_to_serve_is_an_error() {
    let error = Catalog::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "no layer has a message in a folder named by a language");

    let empty = folder::<&str>(&[]);
    let missing = empty.path().join("missing");
    let error = Catalog::builder().directory(&missing).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "no layer has a message in a folder named by a language; \
             {}:1:1: cannot be read: No such file or directory (os error 2)",
            missing.display()
        )
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Unreadable);
}

#[test]
fn a_missing_directory_hides_no_other_layer() {
    let present = folder(&[("en-US/errors.ftl", "E1 = one\n")]);
    let catalog = Catalog::builder()
        .directory(present.path())
        .directory(present.path().join("missing"))
        .build()
        .unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.problems().len(), 1);
}

#[test]
fn attributes_and_terms_of_a_later_layer_take_no_text_away() {
    let first = folder(&[("en-US/e.ftl", "E1 = one\nE2 = two\n")]);
    let second = folder(&[("en-US/e.ftl", "E1 =\n    .hint = h\n-E2 = term\n")]);
    let catalog =
        Catalog::builder().directory(first.path()).directory(second.path()).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.tr(2, &langid!("en-US")), "two");
}

#[test]
fn later_layers_win_message_by_message() {
    let first = folder(&[
        (
            "en-US/a.ftl",
            "-brand = Acme\nE1 = { -brand } one\nE2 = two\nunknown-code = ? { $code }\n",
        ),
        ("zh-CN/a.ftl", "E1 = 一\n"),
    ]);
    let second = folder(&[
        ("en-US/z.ftl", "-brand = Umbrella\nE2 = deux\nunknown-code = no { $code }\n"),
        ("zh-CN/z.ftl", "E2 = 二\nE1 = broken { \n"),
    ]);
    let build = || Catalog::builder().directory(first.path()).directory(second.path());
    let catalog = build().build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "Umbrella one");
    assert_eq!(catalog.tr(2, &langid!("en-US")), "deux");
    assert_eq!(catalog.tr(3, &langid!("en-US")), "no 3");
    // A broken entry overrides nothing.
    assert_eq!(catalog.tr(1, &langid!("zh-CN")), "一");
    assert_eq!(catalog.tr(2, &langid!("zh-CN")), "二");
    assert_eq!(catalog.problems().len(), 1);
}

#[test]
fn links_are_followed_and_hidden_names_passed_over() {
    let folder =
        folder(&[("..data/zh-CN/e.ftl", "E1 = 一\n"), ("en-US/.e.ftl.swp.ftl", "E1 = no\n")]);
    write(folder.path(), "en-US/e.ftl", b"E1 = one\n");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..data/zh-CN", folder.path().join("zh-CN")).unwrap();
        // A link to nothing, and one in a circle.
        std::os::unix::fs::symlink("nowhere", folder.path().join("en-US/gone.ftl")).unwrap();
        std::os::unix::fs::symlink(".", folder.path().join("en-US/again")).unwrap();
        let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
        assert_eq!(catalog.tr(1, &langid!("zh-CN")), "一");
        assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
        let gone = catalog.problems().iter().find(|problem| problem.path().ends_with("/gone.ftl"));
        assert_eq!(
            gone.unwrap().message(),
            "cannot be read: No such file or directory (os error 2)"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let pipe = folder.path().join("en-US/pipe.ftl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.problems()[0].message(), "cannot be read: it is not a regular file");
}

#[test]
fn a_catalog_does_not_look_at_its_files_again() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\nE2 = { $x } two\n")]);
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.tr(2, &langid!("en-US")), "{$x} two");
}

/// Threads read the locales in any order.
#[test]
fn problems_and_texts_of_many_locales_are_each_locales_own() {
    let languages = ["ar", "cs", "da", "de", "en-US", "fi", "fr", "he", "it", "ja", "ko", "ru"];
    let files = languages.map(|language| {
        (
            format!("{language}/errors.ftl"),
            format!("E1 = {language}\nE2 {language}\nE3 = {{ E1 }}\n"),
        )
    });
    let folder = folder(&files.each_ref().map(|(path, text)| (path.as_str(), text.as_str())));
    for _ in 0..20 {
        let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
        let problems = catalog.problems().iter().map(|problem| problem.path().to_owned());
        let paths =
            files.each_ref().map(|(path, _)| folder.path().join(path).display().to_string());
        assert_eq!(problems.collect::<Vec<_>>(), paths);
        for language in languages {
            let lang = language.parse().unwrap();
            assert_eq!([catalog.tr(1, &lang), catalog.tr(3, &lang)], [language, language]);
        }
    }
}

#[test]
fn codes_and_locales_in_order() {
    let catalog = catalog(&[
        ("zh-CN/e.ftl", "E10 = 十\nE-1 = 负一\nhelper = x\n-term = x\n"),
        ("en-US/e.ftl", "E2 = two\nE9223372036854775807 = max\nE-9223372036854775808 = min\n"),
    ]);
    let codes: Vec<i64> = catalog.codes().map(Code::number).collect();
    assert_eq!(codes, [i64::MIN, -1, 2, 10, i64::MAX]);
    assert_eq!(catalog.codes().len(), 5);
    let locales: Vec<String> = catalog.locales().map(ToString::to_string).collect();
    assert_eq!(locales, ["en-US", "zh-CN"]);
    assert_eq!(catalog.tr(i64::MIN, &langid!("en-US")), "min");
    assert_eq!(catalog.tr(i64::MAX, &langid!("en-US")), "max");
}

#[test]
fn ids_that_are_no_codes_spelling_are_no_codes() {
    for id in ["E01", "E00", "E-0", "e1", "E-", "E", "E1a", "E9223372036854775808", "EE1"] {
        assert_eq!(Code::from_message_id(id), None, "{id}");
    }
    for number in [0, 1, -1, 131201, i64::MIN, i64::MAX] {
        let code = Code::new(number);
        assert_eq!(Code::from_message_id(&code.message_id()), Some(code));
    }
}

#[test]
fn shared_between_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<fluent_codes::Attribute<'static>>();
    check::<fluent_codes::BuildError>();
    check::<fluent_codes::Catalog>();
    check::<fluent_codes::CatalogBuilder>();
    check::<fluent_codes::Code>();
    check::<fluent_codes::CodedError>();
    check::<fluent_codes::CoverageError>();
    check::<fluent_codes::CoverageGap>();
    check::<fluent_codes::Current>();
    check::<fluent_codes::Decimal>();
    check::<fluent_codes::Defect>();
    check::<fluent_codes::DefectReport<'static>>();
    check::<fluent_codes::ErrorVariant>();
    check::<fluent_codes::FormatError>();
    check::<fluent_codes::InstallError>();
    check::<fluent_codes::LiveBuilder>();
    check::<fluent_codes::LiveCatalog>();
    check::<fluent_codes::Locale<'static>>();
    check::<fluent_codes::LocaleStatus>();
    check::<fluent_codes::LocalizedMessage>();
    check::<fluent_codes::Message<'static>>();
    check::<fluent_codes::OwnedArgs>();
    check::<fluent_codes::ParseDecimalError>();
    check::<fluent_codes::ParseLanguageError>();
    check::<fluent_codes::Problem>();
    check::<fluent_codes::ProcessCatalog>();
    check::<fluent_codes::Rejection>();
    check::<fluent_codes::Reload>();
    check::<fluent_codes::Status>();
}

#[test]
fn every_code_has_a_message_that_knows_its_locale() {
    let catalog = catalog(&[
        ("en-US/e.ftl", "unknown-code = Unknown ({ $code })\nE1 = one\nE2 = two\n"),
        ("pt/e.ftl", "E1 = um\n"),
        ("zh-CN/e.ftl", "unknown-code = 未知（{ $code }）\nE1 = 一\n"),
    ]);
    let check = |code: i64, lang: &str, expected: (&str, &str, bool)| {
        let message = catalog.message(code, &lang.parse().unwrap());
        let locale = message.locale().to_string();
        assert_eq!((&*message.text(), &*locale, message.is_known()), expected, "{code} {lang}");
        assert_eq!(message.code().number(), code);
        assert_eq!(catalog.tr(code, &lang.parse().unwrap()), expected.0);
        assert_eq!(catalog.get(code, &lang.parse().unwrap()).is_some(), expected.2);
    };
    check(1, "pt-BR", ("um", "pt", true));
    check(2, "pt-BR", ("two", "en-US", true));
    check(3, "pt-BR", ("Unknown (3)", "en-US", false));
    check(3, "zh", ("未知（3）", "zh-CN", false));
}

#[test]
fn one_set_of_arguments_serves_a_message_its_attributes_and_its_source() {
    let catalog = catalog(&[
        ("en-US/e.ftl", "E1 = { $size } bytes\n    .help = See { $page }\n"),
        ("fr/e.ftl", "E1 = trop grand\n    .help = Voir { $page }\n"),
    ]);
    let args = fluent_args!["size" => "5", "page" => "p"];
    for lang in [langid!("en-US"), langid!("fr")] {
        let message = catalog.message(1, &lang);
        assert!(message.format(&args).is_ok(), "{lang}");
        assert!(message.attribute("help").unwrap().format(&args).is_ok(), "{lang}");
        let surplus = fluent_args!["size" => "5", "page" => "p", "pages" => 1];
        for error in [
            message.format(&surplus).unwrap_err(),
            message.attribute("help").unwrap().format(&surplus).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), "no variable for the argument `pages`");
        }
    }
}

#[test]
fn unsigned_numbers_are_codes_where_they_fit() {
    assert_eq!(Code::try_from(131_201_u64), Ok(Code::new(131_201)));
    assert_eq!(Code::try_from(131_201_usize), Ok(Code::new(131_201)));
    assert!(Code::try_from(u64::MAX).is_err());
}
