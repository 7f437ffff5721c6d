//! Files that are made to cost much: what they cost, counted in allocations.

use std::fs;

use fluent_codes::{Catalog, Defect, ProblemKind, fluent_args, langid};

use crate::sources::{catalog, folder};

/// The allocations of making a catalog of a file and asking it for code 1.
fn allocations(file: &str) -> u64 {
    let folder = folder(&[("en-US/e.ftl", file)]);
    let info = allocation_counter::measure(|| {
        let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
        assert!(!catalog.tr(1, &langid!("en-US")).is_empty());
    });
    info.count_total
}

#[test]
fn calls_in_a_term_that_many_messages_use() {
    let file = |size: usize| {
        let calls = "N(), ".repeat(3 * size);
        let uses: String = (1..=size).map(|code| format!("E{code} = {{ -t }}\n")).collect();
        format!("-t = {{ F({calls}1) }}\n{uses}")
    };
    // It grew with the square.
    let counts = [500, 1000, 2000].map(|size| allocations(&file(size)));
    assert!(counts[2] < 5 * counts[0], "{counts:?}");

    let catalog = catalog(&[("en-US/e.ftl", file(2000))]);
    let problems = catalog.problems();
    // Each is reported once, where it is written.
    let message = "expected a function that there is, found `F`";
    assert_eq!((problems[0].line(), problems[0].message()), (1, message));
    assert_eq!(problems.len(), 1001);
    let last = "expected at most 1000 problems; 5002 more are not listed";
    assert_eq!(problems[1000].message(), last);
}

#[test]
fn attributes_of_a_message() {
    let file = |size: usize| {
        let attributes: String = (0..size).map(|n| format!("    .a{n} = text\n")).collect();
        let uses: String = (0..size).map(|n| format!("{{ E1.a{n} }}")).collect();
        format!("E1 = one\n{attributes}E2 = {uses}\n")
    };
    let catalog = catalog(&[("en-US/e.ftl", file(20_000))]);
    assert_eq!(catalog.message(1, &langid!("en")).attributes().count(), 20_000);
}

#[test]
fn named_arguments_of_a_call() {
    let call = |size: usize| {
        let named: Vec<String> = (0..size).map(|n| format!("a{n}: 1")).collect();
        format!("F({})", named.join(", "))
    };
    let file = format!(
        "E1 = {{ {} }}\nE2 = {{ {} }}\nE3 = {{ G({}, a: 1, b: 2) }}\n",
        call(100),
        call(80_000),
        call(99)
    );
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    let syntax = catalog.problems().iter().filter(|it| it.kind() == ProblemKind::Syntax);
    let messages: Vec<(usize, &str)> = syntax.map(|it| (it.line(), it.message())).collect();
    assert_eq!(messages, [(2, "expected at most 100 named arguments")]);
}

#[test]
fn columns_are_counted_once() {
    let catalog = catalog(&[("en-US/e.ftl", format!("E1 = 一{}\n", "{a}".repeat(50_000)))]);
    let problems = catalog.problems();
    assert_eq!(problems.len(), 1001);
    let columns: Vec<usize> = problems.iter().take(3).map(|problem| problem.column()).collect();
    // That of the whole text is found after those of its parts.
    assert_eq!(columns, [8, 11, 14]);
}

#[test]
fn broken_lines_take_little_memory() {
    let folder = folder(&[("en-US/e.ftl", format!("{}E1 = one\n", "a\n".repeat(200_000)))]);
    let info = allocation_counter::measure(|| {
        let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
        assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    });
    // It was over 300 times the file.
    assert!(info.bytes_max < 24 << 20, "{}", info.bytes_max);
}

#[test]
fn an_entry_longer_than_what_is_parsed_at_once() {
    let long = "    more\n".repeat(20_000);
    let file = format!(
        "broken\nE1 = {{ $x ->\n   *[a]\n{long}}}\nE2 two\n# {}\nE3 = three {{ E4 }}\nE4 = {{ \"four\" }}\n",
        "comment ".repeat(20_000)
    );
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    let lines: Vec<usize> = catalog.problems().iter().map(|problem| problem.line()).collect();
    assert_eq!(lines, [1, 20_005]);
    assert_eq!(catalog.tr(1, &langid!("en")).len(), "more\n".len() * 20_000 - 1);
    assert_eq!(catalog.tr(3, &langid!("en")), "three four");
}

#[test]
fn folders_that_are_too_deep() {
    let deep = format!("en-US/{}e.ftl", "a/".repeat(33));
    let high = format!("en-US/{}e.ftl", "a/".repeat(32));
    let catalog = catalog(&[(high.as_str(), "E1 = one\n"), (deep.as_str(), "E2 = two\n")]);
    assert_eq!(catalog.tr(1, &langid!("en")), "one");
    assert_eq!(catalog.tr(2, &langid!("en")), "Unknown error (2)");
    assert_eq!(catalog.problems()[0].message(), "expected at most 32 folders in each other");
}

/// Nine folders that link to each other have nine factorial ways through them.
#[cfg(unix)]
#[test]
fn folders_that_link_to_each_other() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let locale = folder.path().join("en-US");
    for name in 0..9 {
        fs::create_dir(locale.join(name.to_string())).unwrap();
        fs::write(locale.join(format!("{name}/e.ftl")), format!("E1{name} = x\n")).unwrap();
    }
    for from in 0..9 {
        for to in 0..9 {
            let link = locale.join(format!("{from}/to-{to}"));
            std::os::unix::fs::symlink(locale.join(to.to_string()), link).unwrap();
        }
    }
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    assert_eq!((catalog.codes().len(), catalog.problems().len()), (10, 0));
}

#[test]
fn a_look_up_ends_where_its_limits_are_reached() {
    let calls = "A(B(), C()), ".repeat(5_000);
    let file = format!("E1 = {}\n", format!("{{ A({calls}1) }}").repeat(3));
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    let message = catalog.message(1, &langid!("en"));
    let mut defects = Vec::new();
    let info = allocation_counter::measure(|| {
        defects = message.format(&fluent_args![]).unwrap_err().defects().to_vec();
    });
    assert_eq!(defects[99], Defect::TooLarge);
    assert_eq!(defects[100..], [Defect::EmptyText]);
    // Of the 10,000 expressions that are evaluated, none takes more than three.
    assert!(info.count_total < 30_000, "{}", info.count_total);
}

/// The messages of a translation that have no variable of the source's message, where all refer to
/// one text: `sources` are the source's texts of E1, E2 and so on.
fn unknown_variables(sources: &[String], shared: &str) -> Vec<String> {
    let source: String =
        (1..).zip(sources).map(|(code, text)| format!("E{code} = {text}\n")).collect();
    let uses: String =
        (1..=sources.len()).map(|code| format!("E{code} = {{ shared }}\n")).collect();
    let french = format!("{shared}{uses}");
    let catalog = catalog(&[("en-US/e.ftl", source), ("fr/e.ftl", french)]);
    let unknown = catalog.problems().iter().filter(|it| it.kind() == ProblemKind::UnknownVariable);
    unknown.map(|problem| problem.message().to_owned()).collect()
}

const UNKNOWN: &str = "expected a variable of the source's message, found `$v`";

#[test]
fn a_pattern_is_compared_for_so_many_messages() {
    let sources = |known: usize| {
        let mut sources = vec!["{ $v }".to_owned(); known];
        sources.push("none".to_owned());
        sources
    };
    assert_eq!(unknown_variables(&sources(99), "shared = { $v }\n"), [UNKNOWN]);
    assert!(unknown_variables(&sources(100), "shared = { $v }\n").is_empty());
}

#[test]
fn variables_are_looked_for_in_so_many_patterns() {
    let chain = |len: usize| {
        let links = (1..len).map(|link| format!("r{link} = {{ r{} }}\n", link + 1));
        format!("shared = {{ r1 }}\n{}r{len} = {{ $v }}\n", links.collect::<String>())
    };
    let sources = ["none".to_owned()];
    assert_eq!(unknown_variables(&sources, &chain(998)), [UNKNOWN]);
    assert!(unknown_variables(&sources, &chain(999)).is_empty());
}

#[test]
fn so_many_elements_are_compared() {
    let variables: String = (0..600).map(|number| format!("{{ $v{number} }}")).collect();
    let source = |codes: usize| {
        let uses = (1..=codes).map(|code| format!("E{code} = {{ all }}\n"));
        format!("all = {variables}\n{}", uses.collect::<String>())
    };
    let french: String = (1..=600).map(|code| format!("E{code} = {{ $v }}\n")).collect();
    let messages = |codes: usize| {
        let catalog = catalog(&[("en-US/e.ftl", source(codes)), ("fr/e.ftl", french.clone())]);
        let of_french = catalog.problems().iter().filter(|it| it.path().contains("fr/"));
        let messages = of_french.map(|it| it.message().to_owned());
        messages.filter(|message| message != UNKNOWN).collect::<Vec<_>>()
    };
    assert!(messages(400).is_empty());
    let expected = "expected texts with fewer references; not all of their variables are compared";
    assert_eq!(messages(600), [expected]);
}

#[test]
fn so_many_languages_of_a_list_count() {
    let catalog = catalog(&[("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")]);
    let list = |others: usize| {
        let mut list = vec![langid!("tlh"); others];
        list.push(langid!("fr"));
        list
    };
    assert_eq!(catalog.request(&list(31)).id(), &langid!("fr"));
    assert_eq!(catalog.request(&list(32)).id(), &langid!("en-US"));
}
