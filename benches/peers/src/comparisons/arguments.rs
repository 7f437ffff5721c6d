//! Messages with arguments.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_bundle_application::bundle;
use fluent_codes::{Catalog, LanguageIdentifier, langid};
use fluent_templates::{ArcLoader, Loader};

use super::Comparison;
use crate::inputs::{ARGUMENTS, write_arguments};
use crate::sampling::{Benchmark, Sink};

const EN_US: LanguageIdentifier = langid!("en-US");

/// A message, the argument that it takes and its text.
struct Case {
    title: &'static str,
    code: i64,
    name: &'static str,
    value: fn() -> FluentValue<'static>,
    text: &'static str,
}

const CASES: [Case; 4] = [
    Case {
        title: "Arguments, a string",
        code: 1,
        name: "name",
        value: || "report.pdf".into(),
        text: "the file report.pdf was not found",
    },
    Case {
        title: "Arguments, an integer",
        code: 2,
        name: "limit",
        value: || 250.into(),
        text: "at most 250 files are accepted",
    },
    Case {
        title: "Arguments, a plural",
        code: 3,
        name: "count",
        value: || 3.into(),
        text: "3 files are too large",
    },
    Case {
        title: "Arguments, a term and a string",
        code: 4,
        name: "version",
        value: || "1.2".into(),
        text: "Fluent Codes cannot read version 1.2",
    },
];

pub fn comparisons() -> Vec<Comparison> {
    let folder = tempfile::tempdir().expect("a folder");
    write_arguments(folder.path());
    let builder = || Catalog::builder().directory(folder.path());
    let catalog = builder().build().expect("a catalog");
    let plain = builder().localized_numbers(false).build().expect("a catalog");
    let loader = ArcLoader::builder(folder.path(), EN_US)
        .customize(|bundle| bundle.set_use_isolating(false))
        .build()
        .expect("a loader");
    let (catalog, plain, loader) = (Arc::new(catalog), Arc::new(plain), Arc::new(loader));
    let bundle = Arc::new(bundle(EN_US, ARGUMENTS));
    let format = move |code: i64, args: &FluentArgs, sink: &mut Sink| {
        let message = bundle.get_message(&format!("E{code}")).expect("the message");
        let pattern = message.value().expect("its text");
        sink.consume(&bundle.format_pattern(pattern, Some(args), &mut Vec::new()));
    };
    let comparison = |Case { title, code, name, value, text }: Case| {
        let args = move || FluentArgs::from_iter([(name, value())]);
        let (ours, ours_prepared) = (Arc::clone(&catalog), Arc::clone(&catalog));
        let ours_plain = Arc::clone(&plain);
        let (theirs, theirs_prepared) = (format.clone(), format.clone());
        let loader = Arc::clone(&loader);
        let item = || [(code, text.to_owned())];
        let prepared = || [((code, args()), text.to_owned())];
        let benchmarks = vec![
            Benchmark::new("fluent-codes", item(), move |code, sink| {
                sink.consume(&ours.tr_args(*code, &EN_US, &args()));
            }),
            Benchmark::new(
                "fluent-codes, arguments beforehand",
                prepared(),
                move |(code, args), sink| {
                    sink.consume(&ours_prepared.tr_args(*code, &EN_US, args));
                },
            ),
            Benchmark::new("fluent-codes, numbers not localized", item(), move |code, sink| {
                sink.consume(&ours_plain.tr_args(*code, &EN_US, &args()));
            }),
            Benchmark::new("fluent-templates", item(), move |code, sink| {
                let args = HashMap::from([(Cow::Borrowed(name), value())]);
                sink.consume(&loader.lookup_with_args(&EN_US, &format!("E{code}"), &args));
            }),
            Benchmark::new("fluent-bundle", item(), move |code, sink| theirs(*code, &args(), sink)),
            Benchmark::new(
                "fluent-bundle, arguments beforehand",
                prepared(),
                move |(code, args), sink| theirs_prepared(*code, args, sink),
            ),
        ];
        Comparison { title: title.to_owned(), benchmarks }
    };
    CASES.map(comparison).into()
}
