//! The fuzz targets of the tool, on some thousand cases.

use std::path::{Path, PathBuf};

#[path = "../../../fuzz/cases.rs"]
mod cases;
#[path = "../../../fuzz/targets/fix.rs"]
mod fix;
#[path = "../../../fuzz/folder.rs"]
mod folder;
#[path = "../../../fuzz/targets/import.rs"]
mod import;

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(name)
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
    cases::run_batches(&corpus("fix"), &pieces, 1000, fix::BATCH, fix::run_all);
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
        "csv\ncode,en-US,fr\n",
        "csv\ncode;fr\n",
        ",",
        ";",
        "\"\"",
        "E3.help",
        "code,",
        "\"text\":",
        "\"fr\":",
        "\"id\":\"E3\",",
        "\"attribute\":\"help\",",
        "{},",
        "\\u0007",
        "<target>",
        "</target>",
        "<ph id=\"1\"/>",
        "<cp hex=\"0007\"/>",
        "<unit id=\"E7\"><segment><source>a</source><target>b</target></segment></unit>",
        "<![CDATA[",
        "&lt;",
        "&#0;",
    ];
    cases::run(&corpus("import"), &pieces, 2000, import::run);
}
