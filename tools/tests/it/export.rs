//! `export`.

use std::collections::BTreeMap;
use std::fs;

use crate::sandbox::Sandbox;

/// Files with all that a message can have.
const FILES: [(&str, &str); 6] = [
    (
        "locales/en-US/errors.ftl",
        r#"### All codes

-brand = Acme
    .gender = none

## Reserved

# Shown for a code that no locale has.
unknown-code = Unknown ({ $code })

## Uploads

# Shown when an upload is too large.
# check: allow(same-as-source) a name
E1 = a | b \| c \ d ` e ` **f** _g_ <b>h</b> &amp; [i](j) ~~k~~ <br>
E2 = { $count ->
    [one] one { -brand } file
   *[other] { $count } files of { $count }
}
    .help = Ask "{ $name }", <i>or</i> {"{"} wait {"}"}
    .http = 413
    .doc = https://example.com/a_b?c=d&e=f
E3 =
    first
      second

    third
E-4 = =SUM(A1:A9)
E5 = {"{"} {"  "} {"\u00A0"}
E6 = 1. first, "quoted"; 'single'
E7 = '+protected
E9223372036854775807 =
    a
    { $count ->
  [one] x
 *[other] y
    }
    tail
E9 =
    .help = only an attribute
helper = { -brand } help
"#,
    ),
    ("locales/en-US/mails.ftl", "E10 =  　wide　\nE11 = [note] first\n    second\n"),
    (
        "locales/ru/errors.ftl",
        "-brand = Acme\n    .gender = feminine\n\nE2 = { $count ->\n    [one] { $count } файл { -brand }\n    \
         [few] { $count } файла\n   *[many] { $count } файлов\n}\n    .help = Спросите { $name }\nE3 = третий\n\
         # en-US: a\n# E5 =\n",
    ),
    (
        "locales/zh-CN/errors.ftl",
        "E1 = 名称\r\nE7 = 七\r\nE6 = first, \"quoted\" text of source\r\n",
    ),
    ("locales/zh-CN/source.lock", "E1 0000000000000000 0000000000000000\n"),
    ("fluent-codes.toml", "[coverage]\ndefault = 0\n"),
];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    FILES.iter().for_each(|(path, text)| sandbox.write(path, text));
    sandbox
}

/// The commands that write and read a format, and its files.
pub(crate) const FORMATS: [(&str, &[&str]); 4] = [
    ("-o t.md", &["t.md"]),
    ("-o t.csv", &["t.csv"]),
    ("-o t.json", &["t.json"]),
    ("--format xliff -o t", &["t/ru.xlf", "t/zh-CN.xlf"]),
];

#[track_caller]
pub(crate) fn export(sandbox: &Sandbox, arguments: &str, files: &[&str]) -> Vec<String> {
    sandbox.check(&format!("fluent-codes export {arguments}"), "", "", 0);
    files.iter().map(|file| sandbox.read(file)).collect()
}

/// What an export writes, import takes for what is there; and into another project it brings the same.
#[test]
fn every_format_comes_back() {
    let sandbox = sandbox();
    for (arguments, files) in FORMATS {
        let exported = export(&sandbox, arguments, files);
        let other = self::sandbox();
        other.write("locales/ru/errors.ftl", "### Nothing yet\n");
        other.write("locales/zh-CN/errors.ftl", "### Nothing yet\r\n");
        if files.len() == 1 {
            other.write("locales/en-US/mails.ftl", "");
        }
        for (file, text) in files.iter().zip(&exported) {
            let import = format!("fluent-codes import {file}");
            sandbox.check(&import, "nothing to change\n", "", 0);
            other.write(file, text);
            // The other project lacks what was exported.
            let run = other.run(&format!("{import} --theirs"));
            assert_eq!(run.status, 0, "{file}: {}", run.stderr);
        }
        for (path, text) in FILES {
            assert_eq!(sandbox.read(path), text);
        }
        let again = export(&other, arguments, files);
        for (exported, again) in exported.iter().zip(&again) {
            // The lock and the comments are not a table's.
            assert_eq!(texts(again), texts(exported), "{arguments}");
        }
    }
}

/// The lines of a table, without the states and in no order.
pub(crate) fn texts(table: &str) -> Vec<String> {
    let states = ["fc:stale", "fc:untranslated", "stale", "untranslated", "initial", "translated"];
    let lines = table.lines().map(|line| {
        states
            .iter()
            .fold(line.trim_end_matches(',').to_owned(), |line, state| line.replace(state, ""))
            .replace(" subState=\"\"", "")
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[test]
fn columns() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E2 = two\nE1 = one\nE1 = again\nhelper = x\n");
    sandbox.write("locales/fr/errors.ftl", "E3 = trois\nE1 = un\n");
    sandbox.check(
        "fluent-codes export --format markdown",
        "| code | en-US | fr |\n| ---: | --- | --- |\n\
         | 2 | two |  |\n| 1 | one | un |\n| helper | x |  |\n| 3 |  | trois |\n\n\
         <!-- fluent-codes: what the texts were, for import to compare\n\
         2 3fc4ccfe745870e2 e3b0c44298fc1c14\n\
         1 7692c3ad3540bb80 68bca10eea2ba33f\n\
         helper 2d711642b726b044 e3b0c44298fc1c14\n\
         3 e3b0c44298fc1c14 a69cf3d89f86a833\n-->\n",
        "",
        0,
    );
    sandbox.check(
        "fluent-codes export --format markdown --columns fr",
        "| code | fr |\n| ---: | --- |\n| 2 |  |\n| 1 | un |\n| helper |  |\n| 3 | trois |\n\n\
         <!-- fluent-codes: what the texts were, for import to compare\n\
         2 e3b0c44298fc1c14\n1 68bca10eea2ba33f\nhelper e3b0c44298fc1c14\n3 a69cf3d89f86a833\n-->\n",
        "",
        0,
    );
    for (line, error) in [
        (
            "export --format markdown --columns de",
            "locales: expected a folder `de`; `fluent-codes add de` starts a locale",
        ),
        (
            "export",
            "expected --format, or a name that ends with .md, .markdown, .csv, .xlf, .xliff, .json, .ftl, .html",
        ),
        (
            "export --format csv -o t.md",
            "t.md: expected csv, as --format says; the file's name says markdown",
        ),
        (
            "export --format xliff",
            "expected -o DIR, for a file of each locale; or --locale, for one",
        ),
        (
            "export --format xliff --locale en-US",
            "expected a locale that is translated from `en-US`",
        ),
    ] {
        sandbox.check(&format!("fluent-codes {line}"), "", &format!("error: {error}\n"), 2);
    }
}

/// An export that lacks what is broken does not end as one that is whole; what is read all the same is in it.
#[test]
fn what_an_export_lacks() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = { $x\n");
    let warning = "warning: locales/fr/errors.ftl:1:10: expected `}` to close the placeable that `{` opened, \
                   found the end of the line";
    for format in ["markdown", "csv", "json", "html", "ftl --locale en-US", "xliff --locale fr"] {
        let run = sandbox.run(&format!("fluent-codes export --format {format}"));
        assert!(
            run.stderr.starts_with(&format!("{warning}; the export lacks it\n")),
            "{}",
            run.stderr
        );
        assert_eq!(run.status, 1, "{format}");
    }
    sandbox.write("locales/fr/errors.ftl", "E1 = un\nE1 = une\n");
    for format in ["csv", "ftl --locale fr"] {
        let run = sandbox.run(&format!("fluent-codes export --format {format}"));
        assert!(!run.stderr.contains("lacks"), "{}", run.stderr);
        assert_eq!(run.status, 0, "{format}");
    }
}

/// Bytes that a spreadsheet needs, and no cell that it takes for a formula.
#[test]
fn csv_for_spreadsheets() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "locales/en-US/errors.ftl",
        "# -- a note\nE-1 = =1+1\nE2 =\n    @\"two\", lines\n    more\n-t = +1\n",
    );
    sandbox.write("locales/fr/errors.ftl", "E2 =\n    @\"two\", lines\n    more\n");
    let csv = export(&sandbox, "-o t.csv", &["t.csv"]).concat();
    let fingerprint =
        |field: &str| field.len() == 16 && field.bytes().all(|it| it.is_ascii_hexdigit());
    let words = csv.split_inclusive([' ', '\r', ',']);
    let shown: String = words
        .map(|word| {
            let field = word.trim_end_matches([' ', '\r', ',']);
            if fingerprint(field) { word.replace(field, "…") } else { word.to_owned() }
        })
        .collect();
    assert_eq!(
        shown,
        "\u{feff}code,comment,en-US,fr,state,fingerprints\r\n\
         E-1,'-- a note,'=1+1,,fr missing,… …\r\n\
         2,,\"'@\"\"two\"\", lines\nmore\",\"'@\"\"two\"\", lines\nmore\",fr untranslated,… …\r\n\
         '-t,,'+1,,fr missing,… …\r\n"
    );
}

/// The states of an XLIFF file, and its inline codes.
#[test]
fn xliff_for_offices() {
    let sandbox = sandbox();
    sandbox.run("fluent-codes sync");
    sandbox.write("locales/en-US/mails.ftl", "E10 = ten\nE11 = [note] new\n");
    sandbox.write("locales/zh-CN/errors.ftl", "E1 = 名称\nE6 = first, \"quoted\" text\u{7}\n");
    let xliff = export(&sandbox, "--locale ru -o t.xlf", &["t.xlf"]).concat();
    let unit = xliff.split("<unit ").find(|unit| unit.starts_with("id=\"E2\"")).unwrap();
    assert_eq!(
        unit.split_once("<notes>").unwrap().1.split_once("</unit>").unwrap().0,
        r#"
        <note category="variable">$count</note>
      </notes>
      <originalData>
        <data id="d1">{ -brand }</data>
        <data id="d2">{ $count }</data>
      </originalData>
      <segment state="translated">
        <source>{ $count -&gt;
    [one] one <ph id="1" dataRef="d1" disp="{ -brand }"/> file
   *[other] <ph id="2" dataRef="d2" disp="{ $count }"/> files of <ph id="3" dataRef="d2" disp="{ $count }"/>
}</source>
        <target>{ $count -&gt;
    [one] <ph id="2" dataRef="d2" disp="{ $count }"/> файл <ph id="1" dataRef="d1" disp="{ -brand }"/>
    [few] <ph id="3" dataRef="d2" disp="{ $count }"/> файла
   *[many] <ph id="4" dataRef="d2" disp="{ $count }"/> файлов
}</target>
      </segment>
    "#
    );
    let xliff = export(&sandbox, "--locale zh-CN -o t.xlf", &["t.xlf"]).concat();
    let states: BTreeMap<&str, &str> = xliff
        .split("<unit id=\"")
        .skip(1)
        .map(|unit| {
            let state = unit.split_once("<segment state=\"").unwrap().1.split_once('>').unwrap().0;
            (unit.split('"').next().unwrap(), state.trim_end_matches('"'))
        })
        .collect();
    assert_eq!(states["E1"], "translated");
    assert_eq!(states["E3"], "initial");
    assert!(xliff.contains("<target>first, \"quoted\" text<cp hex=\"0007\"/></target>"), "{xliff}");
    assert!(xliff.contains("name=\"2.doc\" translate=\"no\""), "{xliff}");
}

/// What a program without Fluent reads.
#[test]
fn json_for_programs() {
    let json = export(&sandbox(), "-o t.json", &["t.json"]).concat();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["locales"], serde_json::json!(["en-US", "ru", "zh-CN"]));
    let messages = json["messages"].as_array().unwrap();
    let message = messages.iter().find(|it| it["code"] == 2 && it.get("attribute").is_none());
    let message = message.unwrap();
    assert_eq!(message["texts"]["ru"]["plain"], "{count} файлов");
    assert_eq!(message["texts"]["zh-CN"]["state"], "missing");
    assert_eq!(message["variables"], serde_json::json!(["count"]));
    let helper = messages.iter().find(|it| it["id"] == "helper").unwrap();
    assert_eq!(helper["texts"]["en-US"]["plain"], "Acme help");
}

/// Every file of a folder is written anew, and others stay.
#[test]
fn a_folder_of_files() {
    let sandbox = sandbox();
    sandbox.write("t/notes.txt", "mine");
    export(&sandbox, "--format xliff -o t", &["t/ru.xlf"]);
    let mut names: Vec<String> = fs::read_dir(sandbox.path("t"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["notes.txt", "ru.xlf", "zh-CN.xlf"]);
    let error = "error: t/notes.txt: expected a folder, for a file of each locale; or --locale, for \
                 one\n";
    sandbox.check("fluent-codes export --format xliff -o t/notes.txt", "", error, 2);
}

/// A file for a front end answers what the catalog does: also what comes from another locale, with what
/// that refers to.
#[test]
fn merged_files_for_front_ends() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "locales/en-US/errors.ftl",
        "### Codes\n\n-brand = Acme\n# Note\nE1 = one { -brand }\n    .help = { help }\nE2 = two { -brand }\n\
         E3 = three\nhelp = ask { -brand }\nunknown-code = Unknown ({ $code })\n",
    );
    sandbox.write("locales/fr/errors.ftl", "-brand = Acmé\nE2 = deux { -brand }\r\n");
    sandbox.write("locales/fr-CA/errors.ftl", "E3 = trois\n");
    sandbox.check("fluent-codes export --format ftl -o front", "", "", 0);
    assert_eq!(
        sandbox.read("front/fr.ftl"),
        "### fr: written by fluent-codes export\n-brand = Acmé\nE1 = one { -brand-en-US }\n    \
         .help = { help }\nE2 = deux { -brand }\nE3 = trois\nhelp = ask { -brand-en-US }\n\
         unknown-code = Unknown ({ $code })\n-brand-en-US = Acme\n"
    );
    sandbox.check(
        "fluent-codes export --format ftl --locale en-US",
        "### en-US: written by fluent-codes export\n-brand = Acme\nE1 = one { -brand }\n    \
         .help = { help }\nE2 = two { -brand }\nE3 = three\nhelp = ask { -brand }\n\
         unknown-code = Unknown ({ $code })\n",
        "",
        0,
    );
    let texts = "fluent-codes tr 1 2 3 4 --lang fr";
    let other = Sandbox::empty();
    other.write("locales/en-US/errors.ftl", &sandbox.read("front/fr.ftl"));
    assert_eq!(other.run(&texts.replace("fr", "en-US")), sandbox.run(texts));
}
