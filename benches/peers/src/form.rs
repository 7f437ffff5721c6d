//! The ways to ask a library for the text of a code.

use std::rc::Rc;

use unic_langid::LanguageIdentifier;

use crate::questions::text::Question;
use crate::race::{Contender, Listener};
use crate::shipped::shipped;

/// A way to ask a library.
pub struct Form {
    name: &'static str,
    /// Locales that it answers in otherwise than `fluent-codes` does: the language, the locale.
    serves: &'static [(&'static str, &'static str)],
    /// What it answers to a code that it lacks.
    unknown: fn(&LanguageIdentifier, i64) -> String,
    contender: Box<MakeContender>,
}

type MakeContender = dyn Fn(&Form, &Question) -> Contender + Send + Sync;

impl Form {
    /// `language` and `key` are what it may have beforehand of what is asked; `answer` is what counts.
    pub fn new<L: 'static, K: 'static>(
        name: &'static str,
        language: impl Fn(&LanguageIdentifier) -> L + Send + Sync + 'static,
        key: impl Fn(i64) -> K + Send + Sync + 'static,
        answer: impl Fn(&L, &K, &mut Listener) + Copy + Send + Sync + 'static,
    ) -> Form {
        let contender = move |form: &Form, question: &Question| {
            let languages: Vec<(&LanguageIdentifier, Rc<L>)> =
                question.languages.iter().map(|it| (it, Rc::new(language(it)))).collect();
            let pairs = question.pairs.iter().map(|(at, code)| {
                let (identifier, language) = &languages[*at];
                ((Rc::clone(language), key(*code)), form.expected(identifier, *code))
            });
            Contender::new(form.name, pairs, move |(language, key), listener| {
                answer(language, key, listener)
            })
        };
        Form { name, serves: &[], unknown: |_, _| String::new(), contender: Box::new(contender) }
    }

    pub fn serving(self, serves: &'static [(&'static str, &'static str)]) -> Form {
        Form { serves, ..self }
    }

    pub fn unknown(self, unknown: fn(&LanguageIdentifier, i64) -> String) -> Form {
        Form { unknown, ..self }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    pub fn contender(&self, question: &Question) -> Contender {
        let differs = self
            .serves
            .iter()
            .filter(|(language, _)| question.languages.iter().any(|asked| *asked == *language));
        let remarks: Vec<String> =
            differs.map(|(language, locale)| format!("`{language}` in {locale}")).collect();
        let mut contender = (self.contender)(self, question);
        contender.remark = remarks.join(", ");
        contender
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
