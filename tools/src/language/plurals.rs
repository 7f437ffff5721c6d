//! The plural categories of a locale, and the numbers that choose them.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use fluent_codes::tooling;
use fluent_codes::{FluentArgs, FluentValue, LanguageIdentifier};

use crate::language::decimal::Decimal;

/// The names of all categories that languages have.
pub(crate) const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The whole numbers that are tried. CLDR's rules for everyday numbers look at the last one or two
/// digits, and some at whole hundreds; the numbers after each hundred are further examples.
static WHOLE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let hundreds = (200..=1000).step_by(100).flat_map(|hundred| hundred..=hundred + 5);
    (0..200).chain(hundreds).map(|number: u32| number.to_string()).collect()
});

/// Whole numbers that are tried beyond, and fractions.
static OTHERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let large = ["10000", "100000", "1000000", "2000000", "10000000", "1000000000"];
    let tenths = (1..110).chain([0]).map(|tenth| format!("{}.{}", tenth / 10, tenth % 10));
    let parts = (0..100).map(|part| format!("{}.{:02}", part / 100, part % 100));
    large.map(str::to_owned).into_iter().chain(tenths).chain(parts).collect()
});

/// How many numbers are shown that choose a category.
const MAX_EXAMPLES: usize = 4;

/// What numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Cardinal,
    Ordinal,
}

/// The plural categories of a locale, found when they are asked for.
#[derive(Debug)]
pub(crate) struct Plurals<'c> {
    locale: &'c LanguageIdentifier,
    cardinal: OnceLock<Arc<[Category]>>,
    ordinal: OnceLock<Arc<[Category]>>,
}

/// The categories that are found. A process may read the same locales many times: `--fix` does after
/// each round, and `--watch` after each change.
static FOUND: LazyLock<Mutex<HashMap<Asked, Arc<[Category]>>>> = LazyLock::new(Mutex::default);

/// A locale and a kind of number, as a key.
type Asked = (LanguageIdentifier, Kind);

/// A category that the locale has.
#[derive(Debug, PartialEq)]
pub(crate) struct Category {
    pub(crate) name: &'static str,
    /// The whole numbers that choose it.
    whole: Vec<&'static str>,
    /// Fractions and large numbers that do.
    others: Vec<&'static str>,
}

impl<'c> Plurals<'c> {
    pub(crate) fn new(locale: &'c LanguageIdentifier) -> Plurals<'c> {
        Plurals { locale, cardinal: OnceLock::new(), ordinal: OnceLock::new() }
    }

    /// The categories that numbers of this kind choose.
    pub(crate) fn of(&self, kind: Kind) -> &[Category] {
        let cell = match kind {
            Kind::Cardinal => &self.cardinal,
            Kind::Ordinal => &self.ordinal,
        };
        cell.get_or_init(|| known_categories(self.locale, kind))
    }

    /// The category of this name.
    pub(crate) fn get(&self, kind: Kind, name: &str) -> Option<&Category> {
        self.of(kind).iter().find(|category| category.name == name)
    }

    /// Whether the locale has a category of this name.
    pub(crate) fn has(&self, kind: Kind, name: &str) -> bool {
        self.get(kind, name).is_some()
    }

    /// The name of the category that a number chooses.
    pub(crate) fn category(&self, kind: Kind, number: &str) -> Option<&'static str> {
        category(&tooling::Plurals::new(self.locale), kind, number)
    }

    /// The categories, as a part of a sentence about a locale of this name.
    pub(crate) fn sentence(&self, kind: Kind, locale: &str) -> String {
        let names = self.of(kind).iter().map(|category| format!("`{}`", category.name));
        match names.collect::<Vec<_>>().as_slice() {
            [name] => format!("the only plural category of `{locale}` is {name}"),
            names => format!("the plural categories of `{locale}` are {}", names.join(", ")),
        }
    }
}

impl Category {
    /// A number that chooses it.
    pub(crate) fn example(&self) -> Option<&str> {
        self.whole.first().or(self.others.first()).copied()
    }

    /// Whether no whole number of everyday size chooses it.
    pub(crate) fn is_optional(&self) -> bool {
        self.whole.is_empty()
    }

    /// Whether these are all the whole numbers that choose it.
    pub(crate) fn is_covered(&self, keys: &HashSet<Decimal<'_>>) -> bool {
        !self.whole.is_empty() && self.whole.iter().all(|whole| keys.contains(&Decimal::new(whole)))
    }

    /// Whether whole numbers beyond 2 choose it, and more than one, but for these.
    pub(crate) fn has_several(&self, without: &HashSet<Decimal<'_>>) -> bool {
        let counts = |number: &&&str| !without.contains(&Decimal::new(number));
        let several = self.whole.iter().filter(counts);
        several.clone().nth(1).is_some()
            && several.into_iter().any(|number| !matches!(*number, "0" | "1" | "2"))
    }

    /// The category with some numbers, but for these: `few` (2, 3, 4, 22, …).
    pub(crate) fn written(&self, without: &HashSet<Decimal<'_>>) -> String {
        let numbers = if self.whole.is_empty() { &self.others } else { &self.whole };
        let examples: Vec<&str> = numbers
            .iter()
            .copied()
            .filter(|number| !without.contains(&Decimal::new(number)))
            .collect();
        let dots = if examples.len() > MAX_EXAMPLES { ", …" } else { "" };
        let shown = examples.into_iter().take(MAX_EXAMPLES).collect::<Vec<_>>().join(", ");
        format!("`{}` ({shown}{dots})", self.name)
    }
}

/// The categories of a locale, found once in a process.
fn known_categories(locale: &LanguageIdentifier, kind: Kind) -> Arc<[Category]> {
    let key = (locale.clone(), kind);
    let found = || FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(categories) = found().get(&key) {
        return Arc::clone(categories);
    }
    // Other locales need not wait.
    let categories = categories(locale, kind);
    let mut found = found();
    // Many languages have the same.
    let known = found.values().find(|known| ***known == *categories).map(Arc::clone);
    let categories = known.unwrap_or_else(|| categories.into());
    found.insert(key, Arc::clone(&categories));
    categories
}

/// Tries numbers to find the categories of a locale.
fn categories(locale: &LanguageIdentifier, kind: Kind) -> Vec<Category> {
    let rules = tooling::Plurals::new(locale);
    let mut categories = NAMES.map(|name| Category { name, whole: Vec::new(), others: Vec::new() });
    let mut find = |number: &'static str, is_whole: bool| {
        let name = category(&rules, kind, number);
        if let Some(category) = categories.iter_mut().find(|it| Some(it.name) == name) {
            let numbers = if is_whole { &mut category.whole } else { &mut category.others };
            numbers.push(number);
        }
    };
    WHOLE.iter().for_each(|number| find(number, true));
    OTHERS.iter().for_each(|number| find(number, false));
    let is_chosen = |it: &Category| !it.whole.is_empty() || !it.others.is_empty();
    categories.into_iter().filter(is_chosen).collect()
}

/// The category of a number, with as many digits in its fraction as it is written with.
fn category(rules: &tooling::Plurals, kind: Kind, number: &str) -> Option<&'static str> {
    let mut value = FluentValue::try_number(number);
    if let (FluentValue::Number(number), Kind::Ordinal) = (&mut value, kind) {
        let mut options = FluentArgs::new();
        options.set("type", "ordinal");
        number.options.merge(&options);
    }
    rules.category(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(locale: &str, kind: Kind, expected: &[&str]) {
        let locale = locale.parse().unwrap();
        let plurals = Plurals::new(&locale);
        let written: Vec<String> = plurals
            .of(kind)
            .iter()
            .map(|category| {
                let mark = if category.is_optional() { " optional" } else { "" };
                category.written(&HashSet::new()) + mark
            })
            .collect();
        assert_eq!(written, expected, "{locale}");
    }

    #[test]
    fn cardinal() {
        let check = |locale, expected: &[&str]| check(locale, Kind::Cardinal, expected);
        check("en", &["`one` (1)", "`other` (0, 2, 3, 4, …)"]);
        check(
            "fr",
            &[
                "`one` (0, 1)",
                "`many` (1000000, 2000000, 10000000, 1000000000) optional",
                "`other` (2, 3, 4, 5, …)",
            ],
        );
        check(
            "ru",
            &[
                "`one` (1, 21, 31, 41, …)",
                "`few` (2, 3, 4, 22, …)",
                "`many` (0, 5, 6, 7, …)",
                "`other` (0.1, 0.2, 0.3, 0.4, …) optional",
            ],
        );
        check(
            "pl",
            &[
                "`one` (1)",
                "`few` (2, 3, 4, 22, …)",
                "`many` (0, 5, 6, 7, …)",
                "`other` (0.1, 0.2, 0.3, 0.4, …) optional",
            ],
        );
        check(
            "ar",
            &[
                "`zero` (0)",
                "`one` (1)",
                "`two` (2)",
                "`few` (3, 4, 5, 6, …)",
                "`many` (11, 12, 13, 14, …)",
                "`other` (100, 101, 102, 200, …)",
            ],
        );
        check("he", &["`one` (1)", "`two` (2)", "`other` (0, 3, 4, 5, …)"]);
        check(
            "cy",
            &[
                "`zero` (0)",
                "`one` (1)",
                "`two` (2)",
                "`few` (3)",
                "`many` (6)",
                "`other` (4, 5, 7, 8, …)",
            ],
        );
        check("ja", &["`other` (0, 1, 2, 3, …)"]);
        check("zh-TW", &["`other` (0, 1, 2, 3, …)"]);
        check(
            "cs",
            &[
                "`one` (1)",
                "`few` (2, 3, 4)",
                "`many` (0.1, 0.2, 0.3, 0.4, …) optional",
                "`other` (0, 5, 6, 7, …)",
            ],
        );
        check(
            "pt-BR",
            &[
                "`one` (0, 1)",
                "`many` (1000000, 2000000, 10000000, 1000000000) optional",
                "`other` (2, 3, 4, 5, …)",
            ],
        );
        check(
            "pt-PT",
            &[
                "`one` (1)",
                "`many` (1000000, 2000000, 10000000, 1000000000) optional",
                "`other` (0, 2, 3, 4, …)",
            ],
        );
    }

    #[test]
    fn ordinal() {
        let check = |locale, expected: &[&str]| check(locale, Kind::Ordinal, expected);
        check(
            "en",
            &[
                "`one` (1, 21, 31, 41, …)",
                "`two` (2, 22, 32, 42, …)",
                "`few` (3, 23, 33, 43, …)",
                "`other` (0, 4, 5, 6, …)",
            ],
        );
        check("it", &["`many` (8, 11, 80, 800)", "`other` (0, 1, 2, 3, …)"]);
        check("ru", &["`other` (0, 1, 2, 3, …)"]);
    }
}
