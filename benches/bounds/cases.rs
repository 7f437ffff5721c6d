//! Files that are made to cost much.

/// A way of writing files that are made to cost much.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The smallest size that is measured.
    pub(crate) size: usize,
    /// Whether it may take four times as long for twice the size, as there is a small limit to it.
    pub(crate) is_square: bool,
    /// The files of a size: what doubles with the size is their number, or what is in them.
    pub(crate) files: fn(usize) -> Vec<(String, String)>,
}

pub(crate) const CASES: [Case; 14] = [
    Case {
        name: "unknown functions in a term that many messages use",
        size: 2000,
        is_square: false,
        files: |size| {
            let calls = "N(), ".repeat(size);
            let uses: String = (1..=size / 3).map(|code| format!("E{code} = {{ -t }}\n")).collect();
            source(format!("-t = {{ F({calls}1) }}\n{uses}"))
        },
    },
    Case {
        name: "attributes of a message",
        size: 2000,
        is_square: false,
        files: |size| {
            let attributes: String =
                (0..size).map(|number| format!("    .a{number} = text\n")).collect();
            let uses: String = (0..size).map(|number| format!("{{ E1.a{number} }}")).collect();
            source(format!("E1 = one\n{attributes}E2 = {uses}\n"))
        },
    },
    Case {
        name: "named arguments of a call",
        size: 2000,
        is_square: false,
        files: |size| {
            let named: Vec<String> = (0..size).map(|number| format!("a{number}: 1")).collect();
            source(format!("E1 = {{ NUMBER(1, {}) }}\n", named.join(", ")))
        },
    },
    Case {
        name: "unresolved references in a line",
        size: 5000,
        is_square: false,
        files: |size| source(format!("E1 = {}\n", "{a}".repeat(size))),
    },
    Case {
        name: "locales with codes of their own",
        size: 25,
        is_square: false,
        files: |size| {
            let file = |locale: usize| {
                let codes = (1..=100).map(|code| format!("E{} = x\n", locale * 100 + code));
                codes.collect::<String>()
            };
            regions(size).map(|(name, locale)| (name, file(locale))).collect()
        },
    },
    Case {
        name: "locales with a code each",
        size: 200,
        // Each is compared with each; there are no more than a thousand.
        is_square: true,
        files: |size| regions(size).map(|(name, _)| (name, "E1 = x\n".to_owned())).collect(),
    },
    Case {
        name: "nested folders",
        size: 15,
        is_square: false,
        files: |size| {
            let path = format!("en-US/{}e.ftl", "a/".repeat(size));
            vec![
                (path, "E1 = one\n".to_owned()),
                ("en-US/e.ftl".to_owned(), "E2 = two\n".to_owned()),
            ]
        },
    },
    Case {
        name: "broken lines",
        size: 20_000,
        is_square: false,
        files: |size| source("a\n".repeat(size)),
    },
    Case {
        name: "broken lines with a text",
        size: 5000,
        is_square: false,
        files: |size| source((0..size).map(|code| format!("E{code} text\n")).collect()),
    },
    Case {
        name: "expressions beyond the bounds of formatting",
        size: 5000,
        is_square: false,
        files: |size| {
            let calls = "A(B(), C()), ".repeat(size);
            source(format!("E1 = {}\n", format!("{{ A({calls}1) }}").repeat(5)))
        },
    },
    Case {
        name: "references in a chain",
        size: 2000,
        is_square: false,
        files: |size| {
            let chain = (1..size).map(|code| format!("E{code} = {{ E{} }}\n", code + 1));
            source(chain.collect::<String>() + &format!("E{size} = end\n"))
        },
    },
    Case {
        name: "references that fan out",
        size: 200,
        is_square: false,
        files: |size| {
            let fan = (1..size)
                .map(|code| format!("E{code} = {}\n", format!("{{ E{} }}", code + 1).repeat(20)));
            source(fan.collect::<String>() + &format!("E{size} = {}\n", "long ".repeat(size)))
        },
    },
    Case {
        name: "variables that the source does not have",
        size: 1000,
        is_square: false,
        files: |size| {
            let variables: String = (0..size).map(|number| format!("{{ $v{number} }}")).collect();
            let uses: String = (1..=size).map(|code| format!("E{code} = {{ other }}\n")).collect();
            vec![
                (
                    "en-US/e.ftl".to_owned(),
                    (1..=size).map(|code| format!("E{code} = x\n")).collect(),
                ),
                ("fr/e.ftl".to_owned(), format!("other = {variables}\n{uses}")),
            ]
        },
    },
    Case {
        name: "variables of a term of the source",
        size: 1000,
        is_square: false,
        files: |size| {
            let variables: String = (0..size).map(|number| format!("{{ $v{number} }}")).collect();
            let uses: String = (1..=size).map(|code| format!("E{code} = {{ other }}\n")).collect();
            let source = format!("other = {variables}\n{uses}");
            let french: String = (1..=size).map(|code| format!("E{code} = {{ $w }}\n")).collect();
            vec![("en-US/e.ftl".to_owned(), source), ("fr/e.ftl".to_owned(), french)]
        },
    },
];

/// A file of the source locale.
fn source(contents: String) -> Vec<(String, String)> {
    vec![("en-US/e.ftl".to_owned(), contents)]
}

/// The paths of files, each in a locale of its own: the source locale, and regions of English.
fn regions(count: usize) -> impl Iterator<Item = (String, usize)> {
    let languages = ["en", "fr", "de", "it", "es", "pt", "nl", "sv", "da", "fi"];
    (0..count).map(move |number| {
        let name = match number {
            0 => "en-US".to_owned(),
            number => format!("{}-{:03}", languages[number / 900], 100 + number % 900),
        };
        (format!("{name}/e.ftl"), number)
    })
}
