//! The ways to look up the text of a code.

use std::rc::Rc;

use unic_langid::LanguageIdentifier;

use crate::sampling::{Benchmark, Sink};
use crate::shipped::shipped;
use crate::workload::Workload;

/// A library, called in one way.
pub struct Implementation {
    name: &'static str,
    /// The languages that it answers in another locale than `fluent-codes`, and these locales.
    serves: &'static [(&'static str, &'static str)],
    /// What it answers to a code that it lacks.
    unknown: fn(&LanguageIdentifier, i64) -> String,
    make_benchmark: Box<MakeBenchmark>,
}

type MakeBenchmark = dyn Fn(&Implementation, &Workload) -> Benchmark + Send + Sync;

impl Implementation {
    /// `language` and `key` make what the library gets from the language and the code; only
    /// `look_up` is timed.
    pub fn new<L: 'static, K: 'static>(
        name: &'static str,
        language: impl Fn(&LanguageIdentifier) -> L + Send + Sync + 'static,
        key: impl Fn(i64) -> K + Send + Sync + 'static,
        look_up: impl Fn(&L, &K, &mut Sink) + Copy + Send + Sync + 'static,
    ) -> Implementation {
        let make_benchmark = move |implementation: &Implementation, workload: &Workload| {
            let languages: Vec<(&LanguageIdentifier, Rc<L>)> =
                workload.languages.iter().map(|it| (it, Rc::new(language(it)))).collect();
            let items = workload.pairs.iter().map(|(index, code)| {
                let (identifier, language) = &languages[*index];
                let expected = implementation.expected(identifier, *code);
                ((Rc::clone(language), key(*code)), expected)
            });
            Benchmark::new(implementation.name, items, move |(language, key), sink| {
                look_up(language, key, sink)
            })
        };
        Implementation {
            name,
            serves: &[],
            unknown: |_, _| String::new(),
            make_benchmark: Box::new(make_benchmark),
        }
    }

    pub fn serving(self, serves: &'static [(&'static str, &'static str)]) -> Implementation {
        Implementation { serves, ..self }
    }

    pub fn unknown(self, unknown: fn(&LanguageIdentifier, i64) -> String) -> Implementation {
        Implementation { unknown, ..self }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    pub fn benchmark(&self, workload: &Workload) -> Benchmark {
        let is_requested = |language: &str| workload.languages.iter().any(|it| *it == language);
        let serves = self.serves.iter().filter(|(language, _)| is_requested(language));
        let remarks: Vec<String> =
            serves.map(|(language, locale)| format!("`{language}` in {locale}")).collect();
        let mut benchmark = (self.make_benchmark)(self, workload);
        benchmark.remark = remarks.join(", ");
        benchmark
    }

    fn expected(&self, language: &LanguageIdentifier, code: i64) -> String {
        let tag = language.to_string();
        let differs = self.serves.iter().find(|(other, _)| *other == tag);
        let locale = match (differs, tag.as_str()) {
            (Some((_, locale)), _) => locale,
            (None, "zh" | "zh-CN") => "zh-CN",
            (None, _) => "en-US",
        };
        let text = shipped(locale).into_iter().find(|(other, _)| *other == code);
        text.map_or_else(|| (self.unknown)(language, code), |(_, text)| text)
    }
}

/// The id of a code's message.
pub fn id(code: i64) -> String {
    format!("E{code}")
}

/// A code as it is.
pub fn number(code: i64) -> i64 {
    code
}
