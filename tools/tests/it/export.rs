//! `export`.

use crate::sandbox::Sandbox;

#[test]
fn export_then_import_changes_nothing() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes export --format markdown -o t.md", "", "", 0);
    assert_eq!(sandbox.read("t.md").lines().count(), 83);
    sandbox.check("fluent-codes import t.md", "nothing to change\n", "", 0);
}

/// Texts that Markdown or Fluent could take for syntax.
#[test]
fn texts_that_look_like_syntax() {
    let sandbox = Sandbox::empty();
    let files = r#"E1 = a | b \| c \ d ` e ` **f** _g_ <b>h</b> &amp; [i](j) ~~k~~ <br>
E2 = { $count ->
    [one] one
   *[other] { $count } others
}
E3 =
    first
      second

    third
E4 = first
    second
    .note = kept
E5 = {"{"} {"  "} {"\u00A0"}
E6 = https://example.com/a_b?c=d&e=f # not a comment
E7 = 1. first * second
E8 = - dash
E9 = "quoted" and 'quoted' -- and ...
E10 =
      indented
        more
    base
E11 =
    a
    { $count ->
  [one] x
 *[other] y
    }
    tail
E12 = first
    { $count ->
  [one] x
 *[other] y
} tail
    more
E13 = 　wide　
E14 = [note] first
    second
E15 = .x
    y
"#;
    sandbox.write("locales/en-US/errors.ftl", files);
    sandbox.check("fluent-codes export --format markdown -o t.md", "", "", 0);
    sandbox.check("fluent-codes import t.md", "nothing to change\n", "", 0);

    // Into an empty folder, the texts come out the same.
    let other = Sandbox::empty();
    other.write("t.md", &sandbox.read("t.md"));
    let added = "locales/en-US/errors.ftl: 0 changed, 15 added\n";
    other.check("fluent-codes import t.md", added, "", 0);
    let texts = "fluent-codes tr 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 --arg count=1 --lang en";
    assert_eq!(other.run(texts), sandbox.run(texts));
}

#[test]
fn columns() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E2 = two\nE1 = one\nE1 = again\nhelper = x\n");
    sandbox.write("locales/fr/errors.ftl", "E3 = trois\nE1 = un\n");
    sandbox.check(
        "fluent-codes export --format markdown",
        "| code | en-US | fr |\n| ---: | --- | --- |\n\
         | 2 | two |  |\n| 1 | one | un |\n| 3 |  | trois |\n",
        "",
        0,
    );
    sandbox.check(
        "fluent-codes export --format markdown --columns fr",
        "| code | fr |\n| ---: | --- |\n| 3 | trois |\n| 1 | un |\n",
        "",
        0,
    );
    let error = "error: locales: expected a folder `de`\n";
    sandbox.check("fluent-codes export --format markdown --columns de", "", error, 2);
}
