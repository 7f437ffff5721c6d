//! Exact decimal numbers, as arguments.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use fixed_decimal::Decimal as FixedDecimal;
use fluent::FluentValue;
use fluent::types::{FluentNumber, FluentNumberOptions, FluentType};
use intl_memoizer::IntlLangMemoizer;
use intl_memoizer::concurrent::IntlLangMemoizer as ConcurrentMemoizer;

/// A number with all its digits.
///
/// It is for what a floating-point number cannot hold: a large integer, or an amount that is written in
/// decimal. Fluent's numbers are floating-point, exact to 2^53. [`fluent_args!`](crate::fluent_args) makes
/// one of these of a larger integer; where arguments are made in another way, it can be given as
/// one. The digits that are written after the point are shown, zeros too.
///
/// ```
/// use fluent_codes::{Decimal, fluent_args};
///
/// let price: Decimal = "1234567890123456789.50".parse()?;
/// assert_eq!(price.to_string(), "1234567890123456789.50");
/// assert_eq!(Decimal::from(u128::MAX).to_string(), "340282366920938463463374607431768211455");
/// let args = fluent_args!["price" => price];
/// # Ok::<(), fluent_codes::ParseDecimalError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal {
    pub(crate) value: FixedDecimal,
    pub(crate) options: FluentNumberOptions,
}

/// How many characters a [`Decimal`] may be written with: more than any `f64` needs.
const MAX_LEN: usize = 1000;

impl Decimal {
    /// The same number with other options of `NUMBER`.
    pub(crate) fn with_options(&self, options: FluentNumberOptions) -> Decimal {
        Decimal { value: self.value.clone(), options }
    }

    /// The value that functions see: a floating-point number where that is exact.
    pub(crate) fn to_value(&self) -> FluentValue<'static> {
        let value: f64 = self.value.to_string().parse().unwrap_or(f64::NAN);
        match value.to_string().parse::<FixedDecimal>() {
            Ok(exact) if is_same(&exact, &self.value) => {
                FluentValue::Number(FluentNumber::new(value, self.options.clone()))
            }
            _ => self.clone().into(),
        }
    }

    /// The decimal that a custom value is, if it is one.
    pub(crate) fn of(custom: &(dyn FluentType + Send)) -> Option<&Decimal> {
        let any: &dyn Any = custom.as_any();
        any.downcast_ref()
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    /// Parses digits, with a minus sign before them and a point between them or without:
    /// `-1234.50`. At most 1000 characters.
    fn from_str(written: &str) -> Result<Decimal, ParseDecimalError> {
        let error = || ParseDecimalError { written: written.chars().take(MAX_LEN).collect() };
        // Digits only, but for the point, which has digits on both sides.
        let mut parts = written.strip_prefix('-').unwrap_or(written).splitn(2, '.');
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
        if written.len() > MAX_LEN || !parts.all(is_number) {
            return Err(error());
        }
        let mut value: FixedDecimal = written.parse().map_err(|_| error())?;
        value.absolute.trim_start();
        let minimum_fraction_digits = written.split_once('.').map(|(_, fraction)| fraction.len());
        let options = FluentNumberOptions { minimum_fraction_digits, ..Default::default() };
        Ok(Decimal { value, options })
    }
}

/// Whether two decimals are the same number, however many zeros they have after the point.
pub(super) fn is_same(a: &FixedDecimal, b: &FixedDecimal) -> bool {
    let (digits_a, digits_b) = (a.absolute.clone(), b.absolute.clone());
    let (digits_a, digits_b) = (digits_a.trimmed_start(), digits_b.trimmed_start());
    let is_same = digits_a.trimmed_end() == digits_b.trimmed_end();
    is_same && (a.sign == b.sign || a.absolute.is_zero())
}

macro_rules! from_integers {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Decimal {
            fn from(integer: $integer) -> Decimal {
                Decimal { value: integer.into(), options: FluentNumberOptions::default() }
            }
        })*
    };
}

from_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl From<Decimal> for FluentValue<'_> {
    fn from(decimal: Decimal) -> Self {
        FluentValue::Custom(Box::new(decimal))
    }
}

/// All digits, as they would be written in a program: `-1234.50`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl FluentType for Decimal {
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

/// A text that is not a [`Decimal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDecimalError {
    written: String,
}

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a decimal number, as in `-1234.50`, found `{}`", self.written)
    }
}

impl std::error::Error for ParseDecimalError {}
