//! The fuzz targets of the tool, on some hundred cases; a case checks a whole folder several times.

use std::path::Path;

#[path = "../../../fuzz/cases.rs"]
mod cases;
#[path = "../../../fuzz/targets/fix.rs"]
mod fix;
#[path = "../../../fuzz/folder.rs"]
mod folder;
#[path = "../../../fuzz/targets/import.rs"]
mod import;

#[track_caller]
fn check(name: &str, pieces: &[&str], cases: usize, target: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(name);
    cases::run(&corpus, pieces, cases, target);
}

#[test]
fn fix() {
    let pieces = [
        "E1 = ",
        "E2 = ",
        "E01 = ",
        "e3 = ",
        "E3 ＝ ",
        "E4 ＝ ",
        "\n",
        "\n",
        "\r",
        "\r\n",
        "\n    ",
        " ",
        "  ",
        "\u{3000}",
        "\u{200b}",
        "\u{feff}",
        "＝",
        "｛",
        "｝",
        "＄",
        "{ $x }",
        "{ $X }",
        "{ E1 }",
        "{ E01 }",
        "{ -product }",
        "-product = ",
        "un",
        "deux fichiers",
        "de de",
        "，",
        ".",
        "。",
        "    .a = ",
        "# ",
        "{",
        "}",
        "\"",
        "\n---\n",
        "{ $x ->\n    [one] un\n   *[other] x\n}",
        "中",
        "à",
    ];
    check("fix", &pieces, 100, fix::run);
}

#[test]
fn import() {
    let pieces = [
        "| 1 | ",
        "| 2 | ",
        "| -7 | ",
        " | ",
        "|",
        "\n",
        "\\|",
        "<br>",
        "&nbsp;",
        "&#x3000;",
        "{ $x }",
        "{",
        "}",
        "\"",
        "`",
        "*",
        "[one]",
        ".a",
        "#",
        "E1",
        "=",
        "| code | fr |\n|--|--|\n",
        "de",
        "zh-CN",
        "\t",
        "\r",
        "un",
        "  ",
        "\\",
        "&amp;",
        "{ \"",
        "\" }",
    ];
    check("import", &pieces, 2000, import::run);
}
