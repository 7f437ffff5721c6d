//! `import`.

use std::fs;

use crate::sandbox::{Sandbox, root, without_messages};

const LOCALES: [&str; 2] = ["en-US", "zh-CN"];

fn table() -> String {
    fs::read_to_string(root().join("tests/data/return-codes.md")).unwrap()
}

fn messages(sandbox: &Sandbox, locale: &str) -> Vec<String> {
    let text = sandbox.read(&format!("locales/{locale}/errors.ftl"));
    text.lines().filter(|line| line.starts_with('E')).map(str::to_owned).collect()
}

#[test]
fn the_shipped_files_are_what_the_table_says() {
    let sandbox = Sandbox::shipped();
    sandbox.write("return-codes.md", &table());
    let line = "fluent-codes import return-codes.md --columns zh-CN,en-US";
    sandbox.check(line, "nothing to change\n", "", 0);
}

#[test]
fn the_shipped_messages_can_be_made_again() {
    let sandbox = Sandbox::empty();
    sandbox.write("return-codes.md", &table());
    sandbox.check(
        "fluent-codes import return-codes.md --columns zh-CN,en-US",
        "locales/zh-CN/errors.ftl: 0 changed, 81 added\n\
         locales/en-US/errors.ftl: 0 changed, 81 added\n",
        "",
        0,
    );
    for locale in LOCALES {
        assert_eq!(messages(&sandbox, locale), messages(&Sandbox::shipped(), locale));
    }
}

/// Whichever message is deleted, importing the table puts it back where it was.
#[test]
fn every_deleted_message_comes_back() {
    let sandbox = Sandbox::shipped();
    sandbox.write("return-codes.md", &table());
    let path = "locales/zh-CN/errors.ftl";
    let text = sandbox.read(path);
    for (without, lines) in without_messages(&text) {
        sandbox.write(path, &without);
        let run = sandbox.run("fluent-codes import return-codes.md --columns zh-CN,en-US");
        // The table has no `unknown-code`.
        let codes = lines.iter().filter(|line| line.starts_with('E')).count();
        let expected = format!("locales/zh-CN/errors.ftl: 0 changed, {codes} added\n");
        assert_eq!(run.stdout, expected, "{lines:?}");
        assert_eq!(
            messages(&sandbox, "zh-CN"),
            messages(&Sandbox::shipped(), "zh-CN"),
            "{lines:?}"
        );
    }
}

#[test]
fn nothing_is_written_if_not_all_can_be() {
    let sandbox = Sandbox::shipped();
    let before = LOCALES.map(|locale| sandbox.read(&format!("locales/{locale}/errors.ftl")));
    let table = "| code | en-US | zh-CN |\n|--|--|--|\n| 1 | one | { $x |\n";
    sandbox.write("t.md", table);
    sandbox.check(
        "fluent-codes import t.md",
        "",
        "error: t.md:3:13: E1: zh-CN: expected `}` to close the placeable that `{` opened, found the end \
         of the line\n",
        2,
    );
    let after = LOCALES.map(|locale| sandbox.read(&format!("locales/{locale}/errors.ftl")));
    assert_eq!(before, after);
    let names: Vec<String> = fs::read_dir(sandbox.path("locales/en-US"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["errors.ftl"]);
}

/// A text that shows nothing would be served instead of the source's.
#[test]
fn a_cell_that_shows_nothing_is_refused() {
    let sandbox = Sandbox::empty();
    for cell in ["&nbsp;", "&#x3000;", "&#x200b;", "{ \"\" }", "{ \"\\u3000\" }"] {
        sandbox.write("t.md", &format!("| code | fr |\n|--|--|\n| 1 | {cell} |\n"));
        sandbox.check(
            "fluent-codes import t.md",
            "",
            "error: t.md:3:7: E1: fr: expected a text that shows something; leave the cell empty to \
             leave the message as it is\n",
            2,
        );
    }
    assert!(!sandbox.path("locales").exists());
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::empty();
    sandbox.write("shared.ftl", "E1 = one\n");
    fs::set_permissions(sandbox.path("shared.ftl"), fs::Permissions::from_mode(0o640)).unwrap();
    fs::create_dir_all(sandbox.path("locales/en-US")).unwrap();
    symlink("../../shared.ftl", sandbox.path("locales/en-US/errors.ftl")).unwrap();
    sandbox.write("t.md", "| code | en-US |\n|--|--|\n| 1 | uno |\n");
    let output = "locales/en-US/errors.ftl: 1 changed, 0 added\n";
    sandbox.check("fluent-codes import t.md", output, "", 0);
    assert_eq!(sandbox.read("shared.ftl"), "E1 = uno\n");
    let mode = fs::metadata(sandbox.path("shared.ftl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(fs::symlink_metadata(sandbox.path("locales/en-US/errors.ftl")).unwrap().is_symlink());
}

/// Most rows of a long table are parsed by themselves.
#[test]
fn a_long_markdown_table_is_read_to_its_end() {
    let sandbox = Sandbox::empty();
    let file: String = (1..=3000).map(|code| format!("E{code} = text {code}\n")).collect();
    sandbox.write("locales/en-US/errors.ftl", &file);
    sandbox.check("fluent-codes export -o t.md", "", "", 0);
    let table = sandbox.read("t.md");
    sandbox.write("t.md", &table.replace("| text 2999 |", "| new |"));
    let import = "fluent-codes import t.md --dry-run --columns en-US";
    sandbox.check(import, "en-US 2999: `text 2999` → `new`\n", "", 0);

    let mut lines: Vec<&str> = table.lines().collect();
    lines.insert(2500, "| 2000 | text 2000 |");
    sandbox.write("t.md", &lines.join("\n"));
    let error = "error: t.md:2501:3: expected each code once; 2000 stands in line 2002 too\n";
    sandbox.check(import, "", error, 2);
}
