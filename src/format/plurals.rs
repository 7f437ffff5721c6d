//! Which plural category a number has in a language.

use std::fmt;

use fluent::FluentValue;
use fluent::types::FluentNumberType;
use intl_pluralrules::operands::PluralOperands;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::format::number;

/// The plural rules of a locale, as texts are formatted by them.
///
/// ```
/// use fluent_codes::tooling::Plurals;
/// use fluent_codes::langid;
///
/// let plurals = Plurals::new(&langid!("pl"));
/// assert_eq!(plurals.category(&3.into()), Some("few"));
/// ```
#[derive(Clone)]
pub struct Plurals {
    cardinal: Rules,
    ordinal: Rules,
}

#[derive(Clone)]
enum Rules {
    /// Those of `intl_pluralrules`.
    Generated(PluralRules),
    /// Those that stand below.
    Corrected(fn(&Operands) -> PluralCategory),
    /// All numbers are the same.
    None,
}

impl Plurals {
    /// The rules of a locale's language; a language without rules has `other` alone.
    pub fn new(locale: &LanguageIdentifier) -> Plurals {
        Plurals {
            cardinal: match corrected(locale.language.as_str()) {
                Some(rules) => Rules::Corrected(rules),
                None => Rules::generated(locale, PluralRuleType::CARDINAL),
            },
            ordinal: Rules::generated(locale, PluralRuleType::ORDINAL),
        }
    }

    /// The category of a value, as in `one` and `other`, if it is a number.
    pub fn category(&self, value: &FluentValue<'_>) -> Option<&'static str> {
        let category = match number::operands(value) {
            Some((operands, FluentNumberType::Cardinal)) => self.cardinal.select(operands),
            Some((operands, FluentNumberType::Ordinal)) => self.ordinal.select(operands),
            // One that is not finite.
            None if matches!(value, FluentValue::Number(_)) => PluralCategory::OTHER,
            None => return None,
        };
        Some(match category {
            PluralCategory::ZERO => "zero",
            PluralCategory::ONE => "one",
            PluralCategory::TWO => "two",
            PluralCategory::FEW => "few",
            PluralCategory::MANY => "many",
            PluralCategory::OTHER => "other",
        })
    }
}

impl Rules {
    fn generated(locale: &LanguageIdentifier, kind: PluralRuleType) -> Rules {
        let mut candidate = locale.clone();
        candidate.clear_variants();
        candidate.script = None;
        let regional = PluralRules::create(candidate.clone(), kind);
        candidate.region = None;
        let rules = regional.or_else(|_| PluralRules::create(candidate, kind));
        rules.map_or(Rules::None, Rules::Generated)
    }

    fn select(&self, operands: PluralOperands) -> PluralCategory {
        match self {
            Rules::Generated(rules) => rules.select(operands).unwrap_or(PluralCategory::OTHER),
            Rules::Corrected(rules) => rules(&Operands(operands)),
            Rules::None => PluralCategory::OTHER,
        }
    }
}

impl fmt::Debug for Plurals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plurals").finish_non_exhaustive()
    }
}

/// The rules of languages where `intl_pluralrules` 7.0.2 compares the number where CLDR compares a
/// remainder with a range: in Arabic, 103 is `few` as 3 is, and in Belarusian 15 is `many`; and of
/// Hebrew, where CLDR has given `many` up since. They are those of CLDR 48.
fn corrected(language: &str) -> Option<fn(&Operands) -> PluralCategory> {
    use PluralCategory::{FEW, MANY, ONE, OTHER, TWO, ZERO};

    Some(match language {
        "ar" | "ars" => |n| match () {
            () if n.is(0) => ZERO,
            () if n.is(1) => ONE,
            () if n.is(2) => TWO,
            () if n.ends_in(100, 3, 10) => FEW,
            () if n.ends_in(100, 11, 99) => MANY,
            () => OTHER,
        },
        "be" => |n| match () {
            () if n.ends_in(10, 1, 1) && !n.ends_in(100, 11, 11) => ONE,
            () if n.ends_in(10, 2, 4) && !n.ends_in(100, 12, 14) => FEW,
            () if n.is_whole() => MANY,
            () => OTHER,
        },
        "br" => |n| {
            let is_in_odd_ten = n.ends_in(100, 10, 19) || n.ends_in(100, 70, 79);
            let is_in_odd_ten = is_in_odd_ten || n.ends_in(100, 90, 99);
            match () {
                () if n.ends_in(10, 1, 1) && !is_in_odd_ten => ONE,
                () if n.ends_in(10, 2, 2) && !is_in_odd_ten => TWO,
                () if n.ends_in(10, 3, 4) && !is_in_odd_ten => FEW,
                () if n.ends_in(10, 9, 9) && !is_in_odd_ten => FEW,
                () if n.ends_in(1_000_000, 0, 0) && !n.is(0) => MANY,
                () => OTHER,
            }
        },
        "he" => |n| match () {
            () if n.0.i == 1 && n.fraction_len() == 0 => ONE,
            () if n.0.i == 0 && n.fraction_len() > 0 => ONE,
            () if n.0.i == 2 && n.fraction_len() == 0 => TWO,
            () => OTHER,
        },
        "lt" => |n| match () {
            () if n.ends_in(10, 1, 1) && !n.ends_in(100, 11, 19) => ONE,
            () if n.ends_in(10, 2, 9) && !n.ends_in(100, 11, 19) => FEW,
            () if !n.is_whole() => MANY,
            () => OTHER,
        },
        "lv" | "prg" => |n| {
            let fraction = n.fraction();
            let has_two_digits = n.fraction_len() == 2;
            match () {
                () if n.ends_in(10, 0, 0) || n.ends_in(100, 11, 19) => ZERO,
                () if has_two_digits && fraction.ends_in(100, 11, 19) => ZERO,
                () if n.ends_in(10, 1, 1) && !n.ends_in(100, 11, 11) => ONE,
                () if has_two_digits && fraction.ends_in(100, 11, 11) => OTHER,
                () if n.fraction_len() > 0 && fraction.ends_in(10, 1, 1) => ONE,
                () => OTHER,
            }
        },
        "mo" | "ro" => |n| match () {
            () if n.is(1) && n.fraction_len() == 0 => ONE,
            () if n.fraction_len() > 0 || n.is(0) || n.ends_in(100, 1, 19) => FEW,
            () => OTHER,
        },
        "mt" => |n| match () {
            () if n.is(1) => ONE,
            () if n.is(2) => TWO,
            () if n.is(0) || n.ends_in(100, 3, 10) => FEW,
            () if n.ends_in(100, 11, 19) => MANY,
            () => OTHER,
        },
        _ => return None,
    })
}

/// A number as plural rules look at it (UTS #35, part 3, plural operand meanings).
struct Operands(PluralOperands);

impl Operands {
    /// Whether there is nothing but zeros behind the decimal point.
    fn is_whole(&self) -> bool {
        self.0.t == 0
    }

    fn is(&self, number: u64) -> bool {
        self.is_whole() && self.0.i == number
    }

    /// Whether it is whole, and its remainder lies in a range, both ends included.
    fn ends_in(&self, modulus: u64, first: u64, last: u64) -> bool {
        self.is_whole() && (first..=last).contains(&(self.0.i % modulus))
    }

    /// How many digits stand behind the decimal point.
    fn fraction_len(&self) -> usize {
        self.0.v
    }

    /// The digits behind the decimal point, as a number.
    fn fraction(&self) -> Operands {
        Operands(self.0.f.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Samples of CLDR for each category: the numbers that choose it.
    #[track_caller]
    fn check(language: &str, samples: &[(&str, &[&str])]) {
        let plurals = Plurals::new(&language.parse().unwrap());
        for (category, numbers) in samples {
            for number in *numbers {
                let value = FluentValue::try_number(number);
                assert_eq!(plurals.category(&value), Some(*category), "{language}: {number}");
            }
        }
    }

    #[test]
    fn remainders_in_a_range() {
        check(
            "ar",
            &[
                ("zero", &["0", "0.0"]),
                ("one", &["1", "1.0"]),
                ("two", &["2", "2.0"]),
                ("few", &["3", "10", "103", "110", "1003", "3.0", "103.0"]),
                ("many", &["11", "26", "99", "111", "1011", "11.0"]),
                ("other", &["100", "102", "200", "1000000", "0.1", "1.7", "10.1"]),
            ],
        );
        check(
            "be",
            &[
                ("one", &["1", "21", "101", "1001", "1.0"]),
                ("few", &["2", "4", "22", "104", "1002", "2.0"]),
                ("many", &["0", "5", "15", "19", "100", "111", "1000000", "0.0"]),
                ("other", &["0.1", "1.7", "1000.1"]),
            ],
        );
        check(
            "br",
            &[
                ("one", &["1", "21", "31", "41", "51", "61", "81", "101", "1001"]),
                ("two", &["2", "22", "82", "102", "1002"]),
                ("few", &["3", "4", "9", "23", "29", "103", "1003"]),
                ("many", &["1000000", "1000000.0"]),
                ("other", &["0", "5", "8", "10", "20", "71", "73", "92", "100", "0.1", "1.6"]),
            ],
        );
        check(
            "he",
            &[
                ("one", &["1", "0.0", "0.1"]),
                ("two", &["2"]),
                ("other", &["0", "3", "10", "20", "100", "1.0", "2.0"]),
            ],
        );
        check(
            "lt",
            &[
                ("one", &["1", "21", "101", "1001", "1.0"]),
                ("few", &["2", "9", "22", "29", "102", "1002", "2.0"]),
                ("many", &["0.1", "1.7", "10.1", "100.1"]),
                ("other", &["0", "10", "20", "11", "19", "111", "1000000", "0.0"]),
            ],
        );
        check(
            "lv",
            &[
                ("zero", &["0", "10", "20", "11", "19", "111", "1000000", "0.0", "0.11", "0.19"]),
                ("one", &["1", "21", "101", "1001", "0.1", "1.0", "10.1", "0.21", "0.01", "0.001"]),
                ("other", &["2", "9", "22", "102", "0.2", "1.5", "0.02", "0.22"]),
            ],
        );
        check(
            "ro",
            &[
                ("one", &["1"]),
                ("few", &["0", "2", "16", "19", "101", "102", "119", "1001", "1.5", "1.0"]),
                ("other", &["20", "35", "100", "120", "1000000"]),
            ],
        );
        check(
            "mt",
            &[
                ("one", &["1", "1.0"]),
                ("two", &["2", "2.0"]),
                ("few", &["0", "3", "10", "103", "110", "1003"]),
                ("many", &["11", "19", "111", "117", "1011"]),
                ("other", &["20", "35", "100", "101", "1000000", "0.1", "1.7"]),
            ],
        );
    }

    #[test]
    fn the_others() {
        check("ru", &[("one", &["1", "21"]), ("few", &["2", "104"]), ("many", &["0", "111"])]);
        check("zh", &[("other", &["0", "1", "1.5"])]);
        check("tlh", &[("other", &["1"])]);
    }
}
