//! Which plural category a number has in a language, from ICU4X.

mod uncovered;

use std::fmt;

use fluent::FluentValue;
use fluent::types::FluentNumberType;
use icu_locale::subtags::Language;
use icu_plurals::{
    PluralCategory, PluralOperands, PluralRuleType, PluralRules, PluralRulesOptions,
    PluralRulesPreferences,
};
use unic_langid::LanguageIdentifier;

use crate::format::decimal::Decimal;
use crate::format::number::{Number, Precision};
use crate::format::plurals::uncovered::Operands;
use crate::language::Subtags;

/// The plural rules of a locale, as texts are formatted by them.
///
/// ```
/// use fluent_codes::tooling::Plurals;
/// use fluent_codes::langid;
///
/// let plurals = Plurals::new(&langid!("pl"));
/// assert_eq!(plurals.category(&3.into()), Some("few"));
/// ```
pub struct Plurals {
    cardinal: Rules,
    ordinal: Rules,
}

enum Rules {
    Icu(PluralRules),
    Uncovered(uncovered::Rules),
    /// Every number is `other`.
    None,
}

impl Plurals {
    /// The rules of a locale's language; a language without rules has `other` alone.
    pub fn new(locale: &LanguageIdentifier) -> Plurals {
        let subtags = Subtags::canonical(locale);
        let language = subtags.language.as_str();
        let rules_of = |same: &str, kind| {
            let language = Language::try_from_str(same).unwrap_or(subtags.language);
            Rules::of_icu(Subtags { language, ..subtags }, kind)
        };
        let cardinal = match uncovered::cardinals(language) {
            Some(rules) => Rules::Uncovered(rules),
            None => rules_of(uncovered::language_for_cardinals(language), PluralRuleType::Cardinal),
        };
        let ordinal = match uncovered::ordinals(language) {
            Some(rules) => Rules::Uncovered(rules),
            None => rules_of(uncovered::language_for_ordinals(language), PluralRuleType::Ordinal),
        };
        Plurals { cardinal, ordinal }
    }

    /// The category of a value, such as `one` or `other`, if it is a number. The digits that are
    /// shown decide.
    pub fn category(&self, value: &FluentValue<'_>) -> Option<&'static str> {
        self.category_with(value, Precision::Usual)
    }

    pub(crate) fn category_with(
        &self,
        value: &FluentValue<'_>,
        precision: Precision,
    ) -> Option<&'static str> {
        let number = Number::of(value, precision)?;
        let rules = match number_type(value) {
            FluentNumberType::Cardinal => &self.cardinal,
            FluentNumberType::Ordinal => &self.ordinal,
        };
        let category = match rules {
            Rules::Icu(rules) => icu_category(rules, &number),
            Rules::Uncovered(rules) => Operands::of(&number).map(|operands| rules(&operands)),
            Rules::None => None,
        };
        Some(category.unwrap_or("other"))
    }
}

impl Rules {
    fn of_icu(subtags: Subtags, kind: PluralRuleType) -> Rules {
        let rules = |subtags: Subtags| {
            let preferences = PluralRulesPreferences::from(&subtags.identifier());
            PluralRules::try_new(preferences, PluralRulesOptions::from(kind)).ok()
        };
        let of_locale = rules(subtags);
        if of_locale.as_ref().is_some_and(|rules| rules.categories().count() > 1) {
            return of_locale.map_or(Rules::None, Rules::Icu);
        }
        // ICU4X falls back from another script than the language's usual one, as in `sr-ME`, to no
        // rules, not to the language's.
        let language = Subtags { script: None, region: None, ..subtags };
        rules(language).map_or(Rules::None, Rules::Icu)
    }
}

/// The category of a number; `None` for what is not finite.
fn icu_category(rules: &PluralRules, number: &Number) -> Option<&'static str> {
    let operands = match number {
        Number::Integer(integer) => PluralOperands::from(integer.unsigned_abs()),
        Number::Decimal(decimal) => PluralOperands::from(decimal),
        Number::Infinity | Number::NegativeInfinity | Number::Nan => return None,
    };
    Some(match rules.category_for(operands) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

/// Whether a number counts or orders.
fn number_type(value: &FluentValue<'_>) -> FluentNumberType {
    match value {
        FluentValue::Number(number) => number.options.r#type,
        FluentValue::Custom(custom) => {
            Decimal::of(&**custom).map(|decimal| decimal.options.r#type).unwrap_or_default()
        }
        FluentValue::String(_) | FluentValue::None | FluentValue::Error => Default::default(),
    }
}

impl fmt::Debug for Plurals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plurals").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that choose each category.
    #[track_caller]
    fn check(language: &str, samples: &[(&str, &str)]) {
        let plurals = Plurals::new(&language.parse().unwrap());
        for (category, numbers) in samples {
            for number in numbers.split_whitespace() {
                let value = FluentValue::try_number(number);
                assert_eq!(plurals.category(&value), Some(*category), "{language}: {number}");
            }
        }
    }

    #[test]
    fn cardinals() {
        check("ru", &[("one", "1 21"), ("few", "2 104"), ("many", "0 111"), ("other", "1.5")]);
        check(
            "ar",
            &[
                ("zero", "0 0.0"),
                ("one", "1 1.0"),
                ("two", "2"),
                ("few", "3 10 103 1003 103.0"),
                ("many", "11 26 99 111 1011"),
                ("other", "100 102 1000000 0.1 10.1"),
            ],
        );
        check("be", &[("few", "2 22 104"), ("many", "0 5 15 19 111"), ("other", "0.1 1.7")]);
        check("mt", &[("one", "1"), ("two", "2"), ("few", "0 3 103"), ("many", "11 111")]);
        check("lv", &[("zero", "0 10 11 111 0.11"), ("one", "1 21 0.1 10.1"), ("other", "2 0.2")]);
        check("zh", &[("other", "0 1 1.5")]);
    }

    #[test]
    fn millions_of_romance_languages() {
        for language in ["fr", "es", "it", "pt", "ca"] {
            check(language, &[("many", "1000000 2000000 1000000000"), ("other", "1000001 2.5")]);
        }
    }

    #[test]
    fn languages_that_older_rules_lack() {
        for language in ["bal", "cv", "doi", "ie", "kok", "lij", "vec"] {
            check(language, &[("one", "1"), ("other", "100")]);
        }
        check("blo", &[("zero", "0"), ("one", "1"), ("other", "2")]);
        check("csw", &[("one", "0 1"), ("other", "2")]);
        check("lld", &[("one", "1"), ("many", "1000000"), ("other", "2")]);
        check(
            "sgs",
            &[("one", "1 21"), ("two", "2"), ("few", "3"), ("many", "1.5"), ("other", "10")],
        );
    }

    #[test]
    fn other_codes_of_a_language_have_its_rules() {
        check("rus", &[("few", "2")]);
        check("iw", &[("two", "2")]);
    }

    #[test]
    fn a_script_has_the_rules_of_its_language() {
        for locale in ["sr-Latn", "sr-ME"] {
            check(locale, &[("one", "1 21"), ("few", "2 4"), ("other", "5")]);
        }
        check("uz-Cyrl", &[("one", "1"), ("other", "2")]);
    }

    #[test]
    fn a_language_without_rules_has_one_category() {
        check("tlh", &[("other", "0 1 2 1.5")]);
    }
}
