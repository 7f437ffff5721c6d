//! The options of `NUMBER`: whether it counts or orders, and how many digits it is written with.

use std::fmt;
use std::ops::RangeInclusive;

use fluent::FluentValue;
use fluent::types::{FluentNumberOptions, FluentNumberStyle, FluentNumberType};

/// How many digits options can ask for (ECMA-402, `SetNumberFormatDigitOptions`).
const FRACTION_DIGITS: RangeInclusive<usize> = 0..=100;
const OTHER_DIGITS: RangeInclusive<usize> = 1..=21;

/// The names of the options, sorted.
pub const NUMBER_OPTIONS: [&str; 8] = [
    "maximumFractionDigits",
    "maximumSignificantDigits",
    "minimumFractionDigits",
    "minimumIntegerDigits",
    "minimumSignificantDigits",
    "style",
    "type",
    "useGrouping",
];

/// Options that ECMA-402 has beside these: currencies, units and other notations are not formatted.
const UNSUPPORTED: [&str; 10] = [
    "compactDisplay",
    "currency",
    "currencyDisplay",
    "currencySign",
    "notation",
    "roundingMode",
    "roundingPriority",
    "signDisplay",
    "unit",
    "unitDisplay",
];

/// The options that a call of `NUMBER` names.
///
/// ```
/// use fluent_codes::tooling::{NumberOptions, OptionError};
///
/// let mut options = NumberOptions::default();
/// assert_eq!(options.set("minimumFractionDigits", &2.into()), Ok(()));
/// assert_eq!(options.set("minimumFractionDigit", &2.into()), Err(OptionError::Unknown));
/// assert_eq!(options.set("currency", &"EUR".into()), Err(OptionError::Unsupported));
/// let error = options.set("useGrouping", &"no".into()).unwrap_err();
/// assert_eq!(error.to_string(), "expected `1`, `0`, `\"true\"` or `\"false\"`");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberOptions {
    number_type: Option<FluentNumberType>,
    use_grouping: Option<bool>,
    minimum_integer_digits: Option<usize>,
    fraction_digits: Limits,
    significant_digits: Limits,
}

/// How many digits there are at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    pub(crate) minimum: Option<usize>,
    pub(crate) maximum: Option<usize>,
}

/// Why an option cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionError {
    /// There is no option of this name.
    Unknown,
    /// ECMA-402 has this option, and this crate does not follow it.
    Unsupported,
    /// The option cannot have this value; the text names the values that it can have.
    Value(String),
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OptionError::Unknown => f.write_str("no option of this name"),
            OptionError::Unsupported => f.write_str("not supported"),
            OptionError::Value(expected) => write!(f, "expected {expected}"),
        }
    }
}

impl std::error::Error for OptionError {}

impl NumberOptions {
    /// Sets an option by the name and the value that a message gives.
    ///
    /// # Errors
    ///
    /// If the option cannot be followed. It then has no effect.
    pub fn set(&mut self, name: &str, value: &FluentValue<'_>) -> Result<(), OptionError> {
        match name {
            "type" => self.number_type = Some(number_type(value)?),
            "style" => check_style(value)?,
            "useGrouping" => self.use_grouping = Some(flag(value)?),
            "minimumIntegerDigits" => {
                self.minimum_integer_digits = Some(digits(value, OTHER_DIGITS)?);
            }
            "minimumFractionDigits" => {
                self.fraction_digits.minimum = Some(digits(value, FRACTION_DIGITS)?);
            }
            "maximumFractionDigits" => {
                self.fraction_digits.maximum = Some(digits(value, FRACTION_DIGITS)?);
            }
            "minimumSignificantDigits" => {
                self.significant_digits.minimum = Some(digits(value, OTHER_DIGITS)?);
            }
            "maximumSignificantDigits" => {
                self.significant_digits.maximum = Some(digits(value, OTHER_DIGITS)?);
            }
            _ if UNSUPPORTED.contains(&name) => return Err(OptionError::Unsupported),
            _ => return Err(OptionError::Unknown),
        }
        Ok(())
    }

    /// An option that contradicts another one, and the other one.
    pub fn conflict(&self) -> Option<(&'static str, &'static str)> {
        let NumberOptions { fraction_digits, significant_digits, .. } = self;
        if fraction_digits.are_crossed() {
            return Some(("minimumFractionDigits", "maximumFractionDigits"));
        }
        if significant_digits.are_crossed() {
            return Some(("minimumSignificantDigits", "maximumSignificantDigits"));
        }
        let significant = significant_digits
            .minimum
            .map(|_| "minimumSignificantDigits")
            .or(significant_digits.maximum.map(|_| "maximumSignificantDigits"))?;
        // Limits of significant digits override those of the fraction.
        let fraction = fraction_digits.minimum.map(|_| "minimumFractionDigits");
        let fraction = fraction.or(fraction_digits.maximum.map(|_| "maximumFractionDigits"))?;
        Some((fraction, significant))
    }

    /// Sets these options on those that a number has.
    pub(crate) fn apply(&self, to: &mut FluentNumberOptions) {
        to.r#type = self.number_type.unwrap_or(to.r#type);
        to.use_grouping = self.use_grouping.unwrap_or(to.use_grouping);
        to.minimum_integer_digits = self.minimum_integer_digits.or(to.minimum_integer_digits);
        let fraction = self.fraction_digits.over(Limits::of_fraction(to));
        to.minimum_fraction_digits = fraction.minimum;
        to.maximum_fraction_digits = fraction.maximum;
        let significant = self.significant_digits.over(Limits::of_significant(to));
        to.minimum_significant_digits = significant.minimum;
        to.maximum_significant_digits = significant.maximum;
    }
}

impl Limits {
    fn of_fraction(options: &FluentNumberOptions) -> Limits {
        Limits {
            minimum: options.minimum_fraction_digits,
            maximum: options.maximum_fraction_digits,
        }
    }

    fn of_significant(options: &FluentNumberOptions) -> Limits {
        Limits {
            minimum: options.minimum_significant_digits,
            maximum: options.maximum_significant_digits,
        }
    }

    fn are_crossed(self) -> bool {
        matches!(self, Limits { minimum: Some(minimum), maximum: Some(maximum) } if minimum > maximum)
    }

    /// These limits where they are set, else the others, adjusted to them.
    fn over(self, others: Limits) -> Limits {
        let minimum = self.minimum.or(others.minimum);
        let maximum = self.maximum.or(others.maximum);
        if !(Limits { minimum, maximum }).are_crossed() {
            return Limits { minimum, maximum };
        }
        match self.minimum {
            Some(_) => Limits { minimum, maximum: minimum },
            None => Limits { minimum: maximum, maximum },
        }
    }

    /// These limits without those that cannot be followed.
    fn within(self, range: &RangeInclusive<usize>) -> Limits {
        let valid = |limit: Option<usize>| limit.filter(|limit| range.contains(limit));
        let limits = Limits { minimum: valid(self.minimum), maximum: valid(self.maximum) };
        if limits.are_crossed() { Limits::default() } else { limits }
    }
}

/// The digits that a number's options ask for, without what cannot be followed.
pub(crate) struct Digits {
    pub(crate) integer: Option<usize>,
    pub(crate) fraction: Limits,
    pub(crate) significant: Limits,
}

impl Digits {
    pub(crate) fn of(options: &FluentNumberOptions) -> Digits {
        let integer = options.minimum_integer_digits;
        Digits {
            integer: integer.filter(|digits| OTHER_DIGITS.contains(digits)),
            fraction: Limits::of_fraction(options).within(&FRACTION_DIGITS),
            significant: Limits::of_significant(options).within(&OTHER_DIGITS),
        }
    }
}

/// Whether an option asks for other digits than a number has.
pub(crate) fn asks_for_digits(options: &FluentNumberOptions) -> bool {
    options.minimum_integer_digits.is_some()
        || options.minimum_fraction_digits.is_some()
        || options.maximum_fraction_digits.is_some()
        || options.minimum_significant_digits.is_some()
        || options.maximum_significant_digits.is_some()
}

/// An option of an application's number that cannot be followed, if there is one.
pub(crate) fn invalid_option(options: &FluentNumberOptions) -> Option<&'static str> {
    if options.style == FluentNumberStyle::Decimal && !asks_for_digits(options) {
        return None;
    }
    let Digits { integer, fraction, significant } = Digits::of(options);
    if options.style != FluentNumberStyle::Decimal {
        Some("style")
    } else if integer != options.minimum_integer_digits {
        Some("minimumIntegerDigits")
    } else if fraction.minimum != options.minimum_fraction_digits {
        Some("minimumFractionDigits")
    } else if fraction.maximum != options.maximum_fraction_digits {
        Some("maximumFractionDigits")
    } else if significant.minimum != options.minimum_significant_digits {
        Some("minimumSignificantDigits")
    } else if significant.maximum != options.maximum_significant_digits {
        Some("maximumSignificantDigits")
    } else {
        None
    }
}

fn number_type(value: &FluentValue<'_>) -> Result<FluentNumberType, OptionError> {
    match word(value) {
        Some("cardinal") => Ok(FluentNumberType::Cardinal),
        Some("ordinal") => Ok(FluentNumberType::Ordinal),
        _ => Err(OptionError::Value("`\"cardinal\"` or `\"ordinal\"`".to_owned())),
    }
}

fn check_style(value: &FluentValue<'_>) -> Result<(), OptionError> {
    match word(value) {
        Some("decimal") => Ok(()),
        _ => Err(OptionError::Value("`\"decimal\"`".to_owned())),
    }
}

fn flag(value: &FluentValue<'_>) -> Result<bool, OptionError> {
    match (word(value), value) {
        (Some("true"), _) => Ok(true),
        (Some("false"), _) => Ok(false),
        (None, FluentValue::Number(number)) if number.value == 1.0 => Ok(true),
        (None, FluentValue::Number(number)) if number.value == 0.0 => Ok(false),
        _ => Err(OptionError::Value("`1`, `0`, `\"true\"` or `\"false\"`".to_owned())),
    }
}

fn digits(value: &FluentValue<'_>, range: RangeInclusive<usize>) -> Result<usize, OptionError> {
    if let FluentValue::Number(number) = value
        && number.value.fract() == 0.0
        && number.value >= 0.0
        && range.contains(&(number.value as usize))
    {
        return Ok(number.value as usize);
    }
    let (start, end) = range.into_inner();
    Err(OptionError::Value(format!("a whole number from {start} to {end}, without quotes")))
}

fn word<'v>(value: &'v FluentValue<'_>) -> Option<&'v str> {
    match value {
        FluentValue::String(word) => Some(word),
        _ => None,
    }
}
