//! Numbers as they are shown: exact, with the digits that their options ask for.

use fixed_decimal::{Decimal as FixedDecimal, SignedRoundingMode, UnsignedRoundingMode};
use fluent::FluentValue;
use fluent::types::{FluentNumber, FluentNumberOptions};

use crate::format::decimal::{Decimal, is_same};
use crate::format::number_options::{Digits, Limits, asks_for_digits};

/// A number with the digits that are shown, which also choose its plural category.
#[derive(Debug, PartialEq)]
pub(crate) enum Number {
    Integer(i64),
    Decimal(FixedDecimal),
    Infinity,
    NegativeInfinity,
    Nan,
}

/// How many digits a fraction has at most, unless an option limits them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// Three, as in ECMA-402.
    Usual,
    /// All that the number has.
    Full,
}

/// The maximum of fraction digits by default (ECMA-402, `SetNumberFormatDigitOptions`).
const USUAL_FRACTION_DIGITS: usize = 3;

/// The maximum of significant digits by default (ECMA-402).
const USUAL_SIGNIFICANT_DIGITS: usize = 21;

/// Up to this number, an `f64` represents every integer.
pub(crate) const MAX_EXACT: u64 = 1 << 53;

impl Number {
    /// The number that a value is, if it is one.
    pub(crate) fn of(value: &FluentValue<'_>, precision: Precision) -> Option<Number> {
        match value {
            FluentValue::Number(number) => Some(Number::of_float(number, precision)),
            FluentValue::Custom(custom) => {
                Decimal::of(&**custom).map(|decimal| Number::of_decimal(decimal, precision))
            }
            FluentValue::String(_) | FluentValue::None | FluentValue::Error => None,
        }
    }

    pub(crate) fn of_float(number: &FluentNumber, precision: Precision) -> Number {
        let FluentNumber { value, ref options } = *number;
        if let Some(integer) = exact_integer(value)
            && !asks_for_digits(options)
        {
            return Number::Integer(integer);
        }
        // Every finite `f64` is written in decimal, so what does not parse is not finite.
        match value.to_string().parse() {
            Ok(decimal) => Number::Decimal(with_digits(decimal, options, precision)),
            Err(_) if value == f64::INFINITY => Number::Infinity,
            Err(_) if value == f64::NEG_INFINITY => Number::NegativeInfinity,
            Err(_) => Number::Nan,
        }
    }

    pub(crate) fn of_decimal(decimal: &Decimal, precision: Precision) -> Number {
        Number::Decimal(with_digits(decimal.value.clone(), &decimal.options, precision))
    }
}

/// The integer that an `f64` is, within the range where it represents every integer; -0 is none.
fn exact_integer(value: f64) -> Option<i64> {
    let integer = value as i64;
    let is_integer = (integer as f64).to_bits() == value.to_bits();
    (is_integer && integer.unsigned_abs() <= MAX_EXACT).then_some(integer)
}

/// Rounds and pads a number as its options say (ECMA-402, `SetNumberFormatDigitOptions`).
fn with_digits(
    mut value: FixedDecimal,
    options: &FluentNumberOptions,
    precision: Precision,
) -> FixedDecimal {
    let Digits { integer, fraction, significant } = Digits::of(options);
    if significant == Limits::default() {
        let minimum = fraction.minimum.unwrap_or(0);
        let usual = (precision == Precision::Usual).then_some(USUAL_FRACTION_DIGITS.max(minimum));
        if let Some(maximum) = fraction.maximum.or(usual) {
            round(&mut value, -i16_of(maximum));
        }
        value.absolute.pad_end(-i16_of(minimum));
    } else {
        // Positions are powers of ten; position 0 is the point.
        let position_of = |value: &FixedDecimal, digits: usize| {
            let first = value.absolute.nonzero_magnitude_start();
            first.saturating_add(1).saturating_sub(i16_of(digits))
        };
        let maximum = position_of(&value, significant.maximum.unwrap_or(USUAL_SIGNIFICANT_DIGITS));
        round(&mut value, maximum);
        let minimum = position_of(&value, significant.minimum.unwrap_or(1));
        value.absolute.pad_end(minimum.min(0));
    }
    value.absolute.pad_start(i16_of(integer.unwrap_or(1)));
    value
}

/// Half away from zero.
fn round(value: &mut FixedDecimal, position: i16) {
    let mode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    value.round_with_mode(position, mode);
}

/// Options allow a hundred digits at most.
fn i16_of(digits: usize) -> i16 {
    i16::try_from(digits).unwrap_or(i16::MAX)
}

/// The number of a variant's key.
#[derive(Debug)]
pub(crate) struct NumberKey {
    float: f64,
    exact: FixedDecimal,
}

impl NumberKey {
    pub(crate) fn new(written: &Decimal) -> NumberKey {
        let float = written.value.to_string().parse().unwrap_or(f64::NAN);
        NumberKey { float, exact: written.value.clone() }
    }

    /// Whether a value is this number, however it is written.
    pub(crate) fn is(&self, value: &FluentValue<'_>) -> bool {
        match value {
            FluentValue::Number(number) => number.value == self.float,
            FluentValue::Custom(custom) => {
                Decimal::of(&**custom).is_some_and(|decimal| is_same(&decimal.value, &self.exact))
            }
            FluentValue::String(_) | FluentValue::None | FluentValue::Error => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::number_options::NumberOptions;

    /// Options by their names, and the number that comes out.
    #[track_caller]
    fn check(number: &str, options: &str, expected: &str) {
        let mut decimal = Decimal { options: Default::default(), ..number.parse().unwrap() };
        let mut float = FluentNumber::new(number.parse().unwrap(), Default::default());
        for option in options.split_whitespace() {
            let (name, digits) = option.split_once('=').unwrap();
            let mut set = NumberOptions::default();
            set.set(name, &FluentValue::try_number(digits)).unwrap();
            set.apply(&mut decimal.options);
            set.apply(&mut float.options);
        }
        let shown = |number: Number| match number {
            Number::Integer(integer) => integer.to_string(),
            Number::Decimal(decimal) => decimal.to_string(),
            other => format!("{other:?}"),
        };
        let of_decimal = shown(Number::of_decimal(&decimal, Precision::Usual));
        let of_float = shown(Number::of_float(&float, Precision::Usual));
        assert_eq!(
            (of_decimal.as_str(), of_float.as_str()),
            (expected, expected),
            "{number} {options}"
        );
    }

    #[test]
    fn fraction_digits() {
        check("1.5", "", "1.5");
        check("1234.56789", "", "1234.568");
        check("1.5", "minimumFractionDigits=2", "1.50");
        check("1.23456", "minimumFractionDigits=4", "1.2346");
        check("1", "minimumFractionDigits=2", "1.00");
        check("1.25", "maximumFractionDigits=1", "1.3");
        check("-1.25", "maximumFractionDigits=1", "-1.3");
        check("1.005", "maximumFractionDigits=2", "1.01");
        check("1.04", "maximumFractionDigits=1", "1");
        check("1.04", "minimumFractionDigits=1 maximumFractionDigits=1", "1.0");
        check("9.99", "maximumFractionDigits=1", "10");
        check("-99.5", "maximumFractionDigits=0", "-100");
        check("0.0004", "", "0");
        check("-0.0004", "", "-0");
        check("-0.0", "", "-0");
        check("9007199254740992", "", "9007199254740992");
        check("1000000000000000000000", "", "1000000000000000000000");
        check("1", "minimumFractionDigits=100", &format!("1.{}", "0".repeat(100)));
    }

    #[test]
    fn integer_digits() {
        check("7", "minimumIntegerDigits=3", "007");
        check("1234", "minimumIntegerDigits=3", "1234");
        check("-0.5", "minimumIntegerDigits=2", "-00.5");
        check("7", "maximumFractionDigits=0", "7");
    }

    #[test]
    fn significant_digits() {
        check("123456", "maximumSignificantDigits=3", "123000");
        check("99950", "maximumSignificantDigits=3", "100000");
        check("1.2345", "maximumSignificantDigits=3", "1.23");
        check("0.0012345", "maximumSignificantDigits=2", "0.0012");
        check("1234.56789", "minimumSignificantDigits=1", "1234.56789");
        check("1", "minimumSignificantDigits=3", "1.00");
        check("0.05", "minimumSignificantDigits=3", "0.0500");
        check("123456", "minimumSignificantDigits=2", "123456");
        // The first digit of zero counts.
        check("0", "minimumSignificantDigits=1", "0");
        check("0", "minimumSignificantDigits=2", "0.0");
        check("9.96", "minimumSignificantDigits=2 maximumSignificantDigits=2", "10");
        check("0.996", "minimumSignificantDigits=2 maximumSignificantDigits=2", "1.0");
    }

    #[test]
    fn a_later_option_wins_over_what_a_number_has() {
        check("3.14159", "minimumFractionDigits=5 maximumFractionDigits=2", "3.14");
        check("3.14159", "maximumFractionDigits=2 minimumFractionDigits=5", "3.14159");
    }

    #[test]
    fn options_of_an_application_that_cannot_be_followed_have_no_effect() {
        let options = FluentNumberOptions {
            minimum_fraction_digits: Some(1_000_000),
            minimum_integer_digits: Some(usize::MAX),
            maximum_significant_digits: Some(0),
            ..Default::default()
        };
        let number = Number::of_float(&FluentNumber::new(1.5, options), Precision::Usual);
        assert_eq!(number, Number::Decimal("1.5".parse().unwrap()));
    }

    #[test]
    fn numbers_that_are_not_finite() {
        let of = |value| Number::of(&FluentValue::from(value), Precision::Full);
        assert_eq!(of(f64::NAN), Some(Number::Nan));
        assert_eq!(of(f64::INFINITY), Some(Number::Infinity));
        assert_eq!(of(f64::NEG_INFINITY), Some(Number::NegativeInfinity));
        assert_eq!(of(f64::MAX).map(|it| it == Number::Nan), Some(false));
    }

    #[test]
    fn keys_are_numbers_however_they_are_written() {
        let key = |written: &str| NumberKey::new(&written.parse().unwrap());
        assert!(key("1").is(&FluentValue::try_number("1.0")));
        assert!(key("1.0").is(&"01".parse::<Decimal>().unwrap().into()));
        assert!(key("-0").is(&Decimal::from(0).into()));
        assert!(key("18446744073709551615").is(&Decimal::from(u64::MAX).into()));
        assert!(!key("18446744073709551614").is(&Decimal::from(u64::MAX).into()));
        assert!(!key("-1").is(&Decimal::from(1).into()));
    }
}
