//! CLDR 48, `supplemental/plurals.xml` and `supplemental/ordinals.xml`, of the languages that
//! ICU4X's data leaves out because CLDR has few other texts for them.

use fixed_decimal::Decimal as FixedDecimal;

use crate::format::number::Number;

/// Languages with the cardinal rules of a language that ICU4X has.
const SAME_CARDINALS: [(&str, &[&str]); 6] = [
    ("ar", &["ars"]),
    ("de", &["io", "yi"]),
    (
        "el",
        &[
            "an", "asa", "bal", "bem", "bez", "ce", "cgg", "dv", "fur", "gsw", "haw", "jgo", "jmc",
            "kaj", "kcg", "kkj", "kl", "ksb", "lg", "mas", "mgo", "nah", "nd", "nnh", "nr", "ny",
            "nyn", "os", "pap", "rof", "rwk", "saq", "sdh", "seh", "sn", "ss", "ssy", "teo", "tig",
            "ts", "ve", "vo", "vun", "wae", "xog",
        ],
    ),
    ("hy", &["ff", "kab"]),
    ("pa", &["guw", "ln", "mg", "wa"]),
    ("sat", &["iu", "naq", "se", "sma", "smi", "smj", "smn", "sms"]),
];

/// Languages with the ordinal rules of a language that ICU4X has.
const SAME_ORDINALS: [(&str, &[&str]); 1] = [("fr", &["bal"])];

/// The rules of a language that shares them with no language of ICU4X.
pub(super) type Rules = fn(&Operands) -> &'static str;

/// A language that has the same rules for cardinals; the language itself if ICU4X has it.
pub(super) fn language_for_cardinals(language: &str) -> &str {
    same(&SAME_CARDINALS, language)
}

/// The same for ordinals.
pub(super) fn language_for_ordinals(language: &str) -> &str {
    same(&SAME_ORDINALS, language)
}

fn same<'l>(table: &[(&'static str, &[&str])], language: &'l str) -> &'l str {
    for (covered, languages) in table {
        if languages.contains(&language) {
            return covered;
        }
    }
    language
}

/// The cardinal rules of a language that has its own.
pub(super) fn cardinals(language: &str) -> Option<Rules> {
    match language {
        "gv" => Some(manx),
        "kw" => Some(cornish),
        "lag" => Some(langi),
        "sgs" => Some(samogitian),
        "shi" => Some(tachelhit),
        "tzm" => Some(tamazight),
        _ => None,
    }
}

/// The ordinal rules of a language that has its own.
pub(super) fn ordinals(language: &str) -> Option<Rules> {
    (language == "kw").then_some(cornish_ordinals)
}

fn manx(n: &Operands) -> &'static str {
    if n.fraction_len > 0 {
        return "many";
    }
    match n.integer % 100 {
        0 | 20 | 40 | 60 | 80 => "few",
        rest if rest % 10 == 1 => "one",
        rest if rest % 10 == 2 => "two",
        _ => "other",
    }
}

fn cornish(n: &Operands) -> &'static str {
    if !n.is_whole {
        return "other";
    }
    let thousands = n.integer % 100_000 / 1000;
    let is_round = n.integer.is_multiple_of(1000);
    match (n.integer, n.integer % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (_, 2 | 22 | 42 | 62 | 82) => "two",
        _ if is_round && matches!(thousands, 1..=20 | 40 | 60 | 80) => "two",
        _ if n.integer % 1_000_000 == 100_000 => "two",
        (_, 3 | 23 | 43 | 63 | 83) => "few",
        (_, 1 | 21 | 41 | 61 | 81) => "many",
        _ => "other",
    }
}

fn cornish_ordinals(n: &Operands) -> &'static str {
    match (n.is_whole, n.integer % 100) {
        (true, 5) => "many",
        (true, rest) if matches!(rest % 20, 1..=4) => "one",
        _ => "other",
    }
}

fn langi(n: &Operands) -> &'static str {
    match n.integer {
        0 if n.is_whole => "zero",
        0 | 1 => "one",
        _ => "other",
    }
}

fn samogitian(n: &Operands) -> &'static str {
    if !n.is_whole {
        return "many";
    }
    match (n.integer, n.integer % 100) {
        (2, _) => "two",
        (_, 11..=19) => "other",
        (_, rest) if rest % 10 == 1 => "one",
        (_, rest) if rest % 10 >= 2 => "few",
        _ => "other",
    }
}

fn tachelhit(n: &Operands) -> &'static str {
    match n.integer {
        0 => "one",
        1 if n.is_whole => "one",
        2..=10 if n.is_whole => "few",
        _ => "other",
    }
}

fn tamazight(n: &Operands) -> &'static str {
    match n.integer {
        0 | 1 | 11..=99 if n.is_whole => "one",
        _ => "other",
    }
}

/// The operands of plural rules (UTS #35, part 3, "Plural Operand Meanings").
pub(super) struct Operands {
    /// The digits before the point; of a longer number the last 18, with a one before them.
    integer: u64,
    /// Whether all digits after the point are zeros.
    is_whole: bool,
    /// The number of digits after the point.
    fraction_len: u16,
}

/// How many digits of a number are read. The rules use the last six.
const DIGITS: i16 = 18;

impl Operands {
    /// `None` for what is not finite.
    pub(super) fn of(number: &Number) -> Option<Operands> {
        match number {
            Number::Integer(integer) => {
                let integer = integer.unsigned_abs();
                Some(Operands { integer, is_whole: true, fraction_len: 0 })
            }
            Number::Decimal(decimal) => Some(Operands::of_decimal(decimal)),
            Number::Infinity | Number::NegativeInfinity | Number::Nan => None,
        }
    }

    fn of_decimal(decimal: &FixedDecimal) -> Operands {
        let decimal = &decimal.absolute;
        let mut integer = u64::from(decimal.nonzero_magnitude_start() >= DIGITS);
        for magnitude in (0..DIGITS).rev() {
            integer = integer * 10 + u64::from(decimal.digit_at(magnitude));
        }
        Operands {
            integer,
            is_whole: decimal.nonzero_magnitude_end() >= 0,
            fraction_len: decimal.magnitude_range().start().unsigned_abs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::decimal::Decimal;
    use crate::format::number::Precision;

    #[test]
    fn rules_of_their_own() {
        let check = |rules: Rules, samples: &[(&str, &str)]| {
            for (category, numbers) in samples {
                for number in numbers.split_whitespace() {
                    let decimal: Decimal = number.parse().unwrap();
                    let number = Number::of_decimal(&decimal, Precision::Full);
                    assert_eq!(rules(&Operands::of(&number).unwrap()), *category, "{decimal}");
                }
            }
        };
        check(
            manx,
            &[
                ("one", "1 11 101"),
                ("two", "2 12"),
                ("few", "0 20 100"),
                ("many", "0.0 1.5"),
                ("other", "3 19"),
            ],
        );
        check(
            cornish,
            &[
                ("zero", "0 0.0"),
                ("one", "1"),
                ("two", "2 22 1000 20000 100000 1000002"),
                ("few", "3 23 103"),
                ("many", "21 101 1001"),
                ("other", "4 19 1000000 1.5 100000000000000000000"),
            ],
        );
        check(
            cornish_ordinals,
            &[("one", "1 4 21 101"), ("many", "5 105"), ("other", "0 6 25 1.5")],
        );
        check(langi, &[("zero", "0 0.0"), ("one", "0.5 1 1.5"), ("other", "2")]);
        check(
            samogitian,
            &[
                ("one", "1 21 1.0"),
                ("two", "2"),
                ("few", "3 22 102"),
                ("many", "0.1 2.5"),
                ("other", "0 10 11 19"),
            ],
        );
        check(tachelhit, &[("one", "0 0.5 1"), ("few", "2 10 2.0"), ("other", "11 1.5 2.5")]);
        check(tamazight, &[("one", "0 1 11 99"), ("other", "2 10 100 11.5 100000000000000000011")]);
    }
}
