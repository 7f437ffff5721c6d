//! `export --format html`: the reference of the codes.
//!
//! The last test opens pages in Chromium, by way of the packages in `tests/node/`, which `npm ci`
//! installs. Where one of these is missing it says so, or, with `NODE_TESTS=required`, fails.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::sandbox::{Run, Sandbox, root};

/// A project whose reference has all that a page can show.
fn upload_service() -> Sandbox {
    let path = root().join("tools/tests/data/reference.txt");
    Sandbox::of_fixture(&fs::read_to_string(path).unwrap())
}

/// A project with more codes than one page holds: 20,001, every tenth number from -50,000 on.
fn very_many_codes() -> Sandbox {
    let sandbox = Sandbox::empty();
    let codes = (0..20_001).map(|index| index * 10 - 50_000);
    let lines = codes.map(|code: i64| match code % 1000 {
        0 => format!("## Group {}\n\nE{code} = text {code}\n", code / 1000),
        _ => format!("E{code} = text {code}\n"),
    });
    sandbox.write("locales/en-US/errors.ftl", &lines.collect::<String>());
    sandbox
}

/// What stands in a page between two texts, each time.
fn all_between<'p>(page: &'p str, start: &str, end: &str) -> Vec<&'p str> {
    page.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

#[test]
fn every_code_has_its_text_in_every_locale() {
    let sandbox = Sandbox::shipped();
    let Run { stdout: page, stderr, status } = sandbox.run("fluent-codes export --format html");
    assert_eq!((stderr.as_str(), status), ("", 0));
    let codes = all_between(&page, "<article class=\"entry\" id=\"", "\"");
    let json = sandbox.run("fluent-codes status --format json").stdout;
    assert!(json.contains(&format!("\"codes\": {}", codes.len())), "{json}");
    for (locale, language) in [("en-US", "en-US"), ("zh-CN", "zh-CN")] {
        let command = format!("fluent-codes tr {} --lang {locale}", codes.join(" "));
        let texts = sandbox.run(&command).stdout;
        let start = format!("<div class=\"message\" lang=\"{language}\" dir=\"ltr\">\n<p>");
        let shown: Vec<String> = all_between(&page, &start, "</p>")
            .iter()
            .map(|text| text.replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&"))
            .collect();
        assert_eq!(shown, texts.lines().collect::<Vec<_>>());
    }
    let headings = all_between(&page, "<h2 id=\"", "</h2>");
    assert!(headings[0].contains(">General: 1000xx<"), "{}", headings[0]);
    assert!(headings[0].contains(">通用：1000xx<"), "{}", headings[0]);
}

#[test]
fn a_page_is_the_same_each_time_and_names_no_other_file() {
    let sandbox = upload_service();
    let page = sandbox.run("fluent-codes export --format html").stdout;
    sandbox.check("fluent-codes export --format html -o page.html", "", "", 0);
    assert_eq!(sandbox.read("page.html"), page);
    sandbox.check("fluent-codes export --format html -o folder/", "", "", 0);
    assert_eq!(sandbox.read("folder/index.html"), page);
    let addresses = ["src=\"", "href=\"", "url("].map(|start| all_between(&page, start, "\""));
    let mut others = addresses.concat();
    others.retain(|address| !address.starts_with('#'));
    assert_eq!(others, ["data:,", "https://example.com/errors/131201"]);
}

#[test]
fn what_is_in_a_file_is_text() {
    let page = upload_service().run("fluent-codes export --format html").stdout;
    assert!(page.contains("<p>&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; "));
    assert!(page.contains(">Devices: &#60;i&#62;all&#60;/i&#62;<"));
    // The page's data, and its script.
    assert_eq!(page.matches("<script").count(), 2);
    assert!(page.contains("<span>javascript:alert(1)</span>"));
}

#[test]
fn variables_variants_and_references_are_readable() {
    let page = upload_service().run("fluent-codes export --format html").stdout;
    let expected = "<p><var>count</var> files of Fluent Drive are too large</p>\n\n\
                    <p class=\"variant\"><span class=\"condition\"><var>count</var> = one</span> \
                    One file of Fluent Drive’s is too large</p>";
    assert!(page.contains(expected), "{page}");
    assert!(page.contains("<p>Only <var>size</var> MB left: size of file exceeds limit</p>"));
    assert!(page.contains("<p>First line of a longer text\nand its second line</p>"));
}

/// References can multiply without end.
#[test]
fn texts_have_an_end() {
    let sandbox = Sandbox::empty();
    let mut file = "E0 = { E0 }\n".to_owned();
    for code in 1..20 {
        file += &format!("E{code} = {}\n", format!("{{ E{} }}", code + 1).repeat(20));
    }
    sandbox.write("locales/en-US/errors.ftl", &(file + "E20 = x\n"));
    let page = sandbox.run("fluent-codes export --format html").stdout;
    assert!(page.contains("<var>E0</var>"));
    assert!(page.len() < 500_000, "{}", page.len());
}

#[test]
fn columns_are_the_locales_shown() {
    let sandbox = upload_service();
    let page = sandbox.run("fluent-codes export --format html --columns zh-CN,fr").stdout;
    assert!(page.contains("<html lang=\"zh-CN\" dir=\"ltr\">"));
    assert_eq!(all_between(&page, "<option value=\"", "\""), ["zh-CN", "fr"]);
    let page = sandbox.run("fluent-codes export --format html --locale fr").stdout;
    assert_eq!(all_between(&page, "<option value=\"", "\""), ["en-US", "fr"]);
    let page = sandbox.run("fluent-codes export --format html --locale en-US").stdout;
    assert!(!page.contains("<select") && !page.contains("data-locale=\"fr\""));
    let error = "error: locales: expected a folder `de`; `fluent-codes add de` starts a locale\n";
    sandbox.check("fluent-codes export --format html --columns de", "", error, 2);
}

#[test]
fn very_many_codes_are_divided_among_pages() {
    let sandbox = very_many_codes();
    let error = "error: expected a folder for the pages of 20001 texts, as in `-o reference/`; one \
                 page has 20000 at most\n";
    sandbox.check("fluent-codes export --format html", "", error, 2);
    sandbox.check("fluent-codes export --format html -o page.html", "", error, 2);

    sandbox.check("fluent-codes export --format html -o pages", "", "", 0);
    let index = sandbox.read("pages/index.html");
    let pages = all_between(&index, "<li><a href=\"", "\"");
    let expected = ["codes--50000.html", "codes-0.html", "codes-50000.html", "codes-100000.html"];
    assert_eq!(pages[..4], expected);
    assert_eq!(pages.len(), 5);
    let page = sandbox.read("pages/codes-0.html");
    assert_eq!(page.matches("<article ").count(), 5000);
    assert!(page.contains("<a href=\"codes--50000.html\" rel=\"prev\""));

    // A page that is no part of the reference any more goes; what else is there stays.
    sandbox.write("pages/codes-7.html", &page);
    sandbox.write("pages/codes-8.html", "mine");
    sandbox.write("pages/notes.html", &page);
    sandbox.check("fluent-codes export --format html -o pages", "", "", 0);
    assert_eq!(sandbox.read("pages/codes-0.html"), page);
    assert!(!sandbox.path("pages/codes-7.html").exists());
    assert!(sandbox.path("pages/codes-8.html").exists());
    assert!(sandbox.path("pages/notes.html").exists());
}

#[test]
fn pages_work_in_a_browser() {
    let Some(chromium) = browser() else { return };
    let pages = Sandbox::empty();
    let export = |sandbox: &Sandbox, name: &str| {
        let output = pages.path(name);
        let command = format!("fluent-codes export --format html -o {}", output.display());
        sandbox.check(&command, "", "", 0);
    };
    export(&upload_service(), "upload.html");
    export(&Sandbox::shipped(), "shipped.html");
    export(&very_many_codes(), "many");
    let output = Command::new("node")
        .arg(root().join("tests/node/reference_page.mjs"))
        .args([pages.path(""), chromium])
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
}

/// The path of the browser, if it and what drives it are installed.
fn browser() -> Option<PathBuf> {
    // The headless shell takes half the time of the others.
    let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    let chromium = names.into_iter().find_map(program);
    let packages = root().join("tests/node/node_modules");
    let reason = match chromium {
        None => "expected `chromium`",
        Some(_) if program("node").is_none() => "expected `node`",
        Some(_) if !packages.join("playwright-core").exists() => "expected `npm ci` in tests/node/",
        Some(_) => return chromium,
    };
    assert!(env::var_os("NODE_TESTS").is_none(), "{reason}");
    // Past what captures the output of tests.
    let _ = writeln!(std::io::stderr(), "pages not opened in a browser: {reason}");
    None
}

/// The path of an installed program.
fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}
