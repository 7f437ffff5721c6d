//! Numbers in texts: how they are written.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use fluent::types::{FluentNumber, FluentNumberOptions, FluentNumberType, FluentType, FluentValue};
use intl_memoizer::IntlLangMemoizer;
use intl_memoizer::concurrent::IntlLangMemoizer as ConcurrentMemoizer;
use intl_pluralrules::operands::PluralOperands;

/// How many digits an option can ask for at most, as in ECMA-402.
const MAX_FRACTION_DIGITS: usize = 100;
const MAX_OTHER_DIGITS: usize = 21;

/// An integer with all its digits.
///
/// Fluent's numbers are floating-point, exact only to 2^53. [`fluent_args!`](crate::fluent_args)
/// makes one of these of a larger integer; where the arguments are made otherwise, it can be given
/// as one.
///
/// ```
/// use fluent_codes::{FluentArgs, Integer};
///
/// let mut args = FluentArgs::new();
/// args.set("bytes", Integer::from(u64::MAX));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integer {
    digits: String,
    options: FluentNumberOptions,
}

impl Integer {
    /// This number with the options of `NUMBER`.
    fn with_options(&self, options: FluentNumberOptions) -> Integer {
        Integer { digits: self.digits.clone(), options }
    }
}

macro_rules! integer_from {
    ($($number:ty)*) => {
        $(impl From<$number> for Integer {
            fn from(number: $number) -> Integer {
                Integer { digits: number.to_string(), options: FluentNumberOptions::default() }
            }
        })*
    };
}

integer_from!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl From<Integer> for FluentValue<'_> {
    fn from(integer: Integer) -> Self {
        FluentValue::Custom(Box::new(integer))
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Decimal::new(&self.digits, &self.options).to_string())
    }
}

impl FluentType for Integer {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.to_string().into()
    }

    fn as_string_threadsafe(&self, _: &ConcurrentMemoizer) -> Cow<'static, str> {
        self.to_string().into()
    }
}

/// The integer that a custom value is, if it is one.
pub(crate) fn as_integer(value: &(dyn FluentType + Send)) -> Option<&Integer> {
    let any: &dyn Any = value.as_any();
    any.downcast_ref()
}

/// Fluent's `NUMBER`: a number with options. What is no number is an error.
pub(crate) fn number<'a>(
    positional: &[FluentValue<'a>],
    named: &fluent::FluentArgs<'_>,
) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.merge(named);
            FluentValue::Number(number)
        }
        Some(FluentValue::Custom(value)) => match as_integer(&**value) {
            Some(integer) => {
                let mut options = integer.options.clone();
                options.merge(named);
                integer.with_options(options).into()
            }
            None => FluentValue::Error,
        },
        _ => FluentValue::Error,
    }
}

/// Writes a number in decimal, as its options say.
pub(crate) fn write(number: &FluentNumber, out: &mut String) {
    use fmt::Write;
    // Writing to a string does not fail.
    let _ = if let Some(integer) = plain_integer(number) {
        write!(out, "{integer}")
    } else if number.value.is_finite() {
        write!(out, "{}", Decimal::of(number))
    } else if number.value.is_nan() {
        out.write_str("NaN")
    } else {
        out.write_str(if number.value > 0.0 { "∞" } else { "-∞" })
    };
}

/// The integer that a number is, if no option asks for other digits than it has.
fn plain_integer(number: &FluentNumber) -> Option<i64> {
    let FluentNumberOptions {
        minimum_integer_digits: None,
        minimum_fraction_digits: None,
        maximum_fraction_digits: None,
        minimum_significant_digits: None,
        maximum_significant_digits: None,
        ..
    } = number.options
    else {
        return None;
    };
    let integer = number.value as i64;
    // All of its digits are exact below 2^53. The bits tell -0 from 0.
    let is_exact = (integer as f64).to_bits() == number.value.to_bits();
    (is_exact && integer.unsigned_abs() <= 1 << 53).then_some(integer)
}

/// A finite number in decimal digits.
#[derive(Debug, PartialEq)]
struct Decimal {
    negative: bool,
    integer: String,
    fraction: String,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.negative { "-" } else { "" })?;
        f.write_str(&self.integer)?;
        match self.fraction.is_empty() {
            true => Ok(()),
            false => write!(f, ".{}", self.fraction),
        }
    }
}

impl Decimal {
    fn of(number: &FluentNumber) -> Decimal {
        Decimal::new(&number.value.to_string(), &number.options)
    }

    /// The number that is written like this, rounded and padded as the options say.
    fn new(written: &str, options: &FluentNumberOptions) -> Decimal {
        let (negative, unsigned) = match written.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, written),
        };
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut decimal =
            Decimal { negative, integer: integer.to_owned(), fraction: fraction.to_owned() };
        let significant = |digits: Option<usize>| digits.map(|n| n.clamp(1, MAX_OTHER_DIGITS));
        let minimum = significant(options.minimum_significant_digits);
        let maximum = significant(options.maximum_significant_digits);
        if minimum.is_some() || maximum.is_some() {
            decimal.limit_significant(minimum, maximum);
        } else {
            let minimum = options.minimum_fraction_digits.map(|n| n.min(MAX_FRACTION_DIGITS));
            if let Some(maximum) = options.maximum_fraction_digits {
                decimal.round_fraction(maximum.max(minimum.unwrap_or(0)));
            }
            decimal.pad_fraction(minimum.unwrap_or(0));
        }
        let minimum = options.minimum_integer_digits.unwrap_or(1).min(MAX_OTHER_DIGITS);
        let missing = minimum.saturating_sub(decimal.integer.len());
        decimal.integer.insert_str(0, &"0".repeat(missing));
        decimal
    }

    fn limit_significant(&mut self, minimum: Option<usize>, maximum: Option<usize>) {
        if let Some(maximum) = maximum {
            let maximum = maximum.max(minimum.unwrap_or(1));
            match self.leading_zeros() {
                Some(zeros) => self.round_fraction(zeros + maximum),
                None if self.integer.len() <= maximum => {
                    self.round_fraction(maximum - self.integer.len());
                }
                None => self.round_integer(self.integer.len() - maximum),
            }
        }
        let minimum = minimum.unwrap_or(0);
        match self.leading_zeros() {
            Some(zeros) => self.pad_fraction((zeros + minimum).min(MAX_FRACTION_DIGITS)),
            None => self.pad_fraction(minimum.saturating_sub(self.integer.len())),
        }
    }

    /// How many zeros stand before the first digit of a fraction below one.
    fn leading_zeros(&self) -> Option<usize> {
        let zeros = || self.fraction.bytes().take_while(|digit| *digit == b'0').count();
        (self.integer == "0").then(|| if self.fraction.is_empty() { 0 } else { zeros() })
    }

    fn pad_fraction(&mut self, digits: usize) {
        let missing = digits.saturating_sub(self.fraction.len());
        self.fraction.push_str(&"0".repeat(missing));
    }

    /// Rounds the fraction to so many digits, half away from zero, and drops the zeros at its end.
    fn round_fraction(&mut self, digits: usize) {
        if let Some(first_dropped) = self.fraction.as_bytes().get(digits).copied() {
            self.fraction.truncate(digits);
            if first_dropped >= b'5' {
                let carried = increment(&mut self.fraction);
                if carried && increment(&mut self.integer) {
                    self.integer.insert(0, '1');
                }
            }
        }
        self.fraction.truncate(self.fraction.trim_end_matches('0').len());
    }

    /// Rounds the last digits of the integer to zeros, half away from zero.
    fn round_integer(&mut self, zeros: usize) {
        self.fraction.clear();
        let kept = self.integer.len().saturating_sub(zeros);
        let first_dropped = self.integer.as_bytes().get(kept).copied();
        self.integer.truncate(kept);
        if first_dropped.is_some_and(|digit| digit >= b'5') && increment(&mut self.integer) {
            self.integer.insert(0, '1');
        }
        self.integer.push_str(&"0".repeat(zeros));
    }

    /// What plural rules look at.
    fn operands(&self) -> PluralOperands {
        let trimmed = self.fraction.trim_end_matches('0');
        let number = |digits: &str| -> u64 { last_digits(digits).parse().unwrap_or(0) };
        // The rules ask for the last digits and for small numbers. The last digits of a long number
        // with one before them are neither small nor other last digits.
        let integer = number(&self.integer);
        let is_long = self.integer.trim_start_matches('0').len() > KEPT_DIGITS;
        let integer = if is_long { integer + 10_u64.pow(KEPT_DIGITS as u32) } else { integer };
        let written = format!("{}.{}", self.integer, self.fraction);
        PluralOperands {
            n: written.trim_end_matches('.').parse().unwrap_or(f64::INFINITY),
            i: integer,
            v: self.fraction.len(),
            w: trimmed.len(),
            f: number(&self.fraction),
            t: number(trimmed),
        }
    }
}

/// How many of a number's last digits a plural rule can tell from others; CLDR's rules look at
/// seven at most.
const KEPT_DIGITS: usize = 18;

fn last_digits(digits: &str) -> &str {
    digits.get(digits.len().saturating_sub(KEPT_DIGITS)..).unwrap_or(digits)
}

/// Adds one to decimal digits; true if a one is to be carried to the left of them.
fn increment(digits: &mut String) -> bool {
    let kept = digits.trim_end_matches('9');
    let nines = digits.len() - kept.len();
    let incremented = kept.char_indices().next_back().and_then(|(at, last)| {
        let next = char::from_digit(last.to_digit(10)? + 1, 10)?;
        Some(format!("{}{next}", kept.get(..at)?))
    });
    let carried = incremented.is_none();
    *digits = incremented.unwrap_or_default() + &"0".repeat(nines);
    carried
}

/// What plural rules look at in a number, and whether it counts or orders; `None` for what is no
/// finite number.
pub(crate) fn operands(value: &FluentValue<'_>) -> Option<(PluralOperands, FluentNumberType)> {
    let (operands, options) = match value {
        FluentValue::Number(number) => {
            let operands = match plain_integer(number) {
                Some(integer) => integer.unsigned_abs().into(),
                None if number.value.is_finite() => Decimal::of(number).operands(),
                None => return None,
            };
            (operands, &number.options)
        }
        FluentValue::Custom(custom) => {
            let integer = as_integer(&**custom)?;
            let decimal = Decimal::new(&integer.digits, &integer.options);
            (decimal.operands(), &integer.options)
        }
        _ => return None,
    };
    Some((operands, options.r#type))
}

/// Whether a value is the number that a variant's key says.
pub(crate) fn equals(value: &FluentValue<'_>, key: &FluentNumber, written: &str) -> bool {
    match value {
        FluentValue::Number(number) => number.value == key.value,
        FluentValue::Custom(custom) => {
            as_integer(&**custom).is_some_and(|integer| integer.digits == written)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, options: &[(&str, f64)], expected: &str) {
        let args = options.iter().map(|(name, value)| (*name, *value)).collect();
        let FluentValue::Number(number) = number(&[value.into()], &args) else { panic!() };
        let mut written = String::new();
        write(&number, &mut written);
        assert_eq!(written, expected, "{value} {options:?}");
    }

    #[test]
    fn fraction_digits() {
        let (minimum, maximum) = ("minimumFractionDigits", "maximumFractionDigits");
        check(1.5, &[], "1.5");
        check(1.5, &[(minimum, 2.0)], "1.50");
        check(1.0, &[(minimum, 2.0)], "1.00");
        check(1.25, &[(maximum, 1.0)], "1.3");
        check(1.04, &[(maximum, 1.0)], "1");
        check(1.04, &[(minimum, 1.0), (maximum, 1.0)], "1.0");
        check(9.99, &[(maximum, 1.0)], "10");
        check(-99.5, &[(maximum, 0.0)], "-100");
        check(1e21, &[], "1000000000000000000000");
        check(9_007_199_254_740_992.0, &[], "9007199254740992");
        check(-5.0, &[], "-5");
        check(-0.0, &[], "-0");
    }

    #[test]
    fn integer_and_significant_digits() {
        check(7.0, &[("minimumIntegerDigits", 3.0)], "007");
        check(7.0, &[("maximumFractionDigits", 0.0)], "7");
        let (minimum, maximum) = ("minimumSignificantDigits", "maximumSignificantDigits");
        check(123_456.0, &[(maximum, 3.0)], "123000");
        check(99_950.0, &[(maximum, 3.0)], "100000");
        check(1.2345, &[(maximum, 3.0)], "1.23");
        check(0.001_234_5, &[(maximum, 2.0)], "0.0012");
        check(1.0, &[(minimum, 3.0)], "1.00");
        check(0.05, &[(minimum, 3.0)], "0.0500");
        check(0.0, &[(minimum, 2.0)], "0.00");
    }

    #[test]
    fn options_out_of_range() {
        check(1.0, &[("minimumFractionDigits", 1e18)], &format!("1.{}", "0".repeat(100)));
        check(1.0, &[("minimumIntegerDigits", 1e18)], &format!("{}1", "0".repeat(20)));
        check(1.0, &[("minimumSignificantDigits", 1e18)], &format!("1.{}", "0".repeat(20)));
        check(1.5, &[("maximumFractionDigits", -1.0)], "2");
        check(1.5, &[("maximumSignificantDigits", f64::NAN)], "2");
    }

    #[test]
    fn numbers_that_are_not_finite() {
        check(f64::NAN, &[("minimumFractionDigits", 2.0)], "NaN");
        check(f64::INFINITY, &[], "∞");
        check(f64::NEG_INFINITY, &[], "-∞");
    }

    #[test]
    fn plural_operands_of_long_numbers() {
        let operands =
            |written: &str| Decimal::new(written, &FluentNumberOptions::default()).operands();
        assert_eq!(operands("18446744073709551615").i, 1_446_744_073_709_551_615);
        assert_eq!(operands("-1000000").i, 1_000_000);
        assert_eq!(operands("1.20"), PluralOperands { n: 1.2, i: 1, v: 2, w: 1, f: 20, t: 2 });
    }
}
