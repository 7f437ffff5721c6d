//! How a locale writes numbers: its digits, separators and groups, from ICU4X.

use std::fmt::Write;

use fixed_decimal::Decimal as FixedDecimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use unic_langid::LanguageIdentifier;

use crate::format::number::{Number, Precision};
use crate::language::Subtags;

/// Writes numbers as a locale does, or as programs do.
pub(crate) struct NumberFormat {
    localized: Option<Localized>,
}

struct Localized {
    grouped: DecimalFormatter,
    ungrouped: DecimalFormatter,
    /// Whether its digits are those of ASCII.
    has_ascii_digits: bool,
}

impl NumberFormat {
    pub(crate) fn new(locale: &LanguageIdentifier, is_localized: bool) -> NumberFormat {
        let localized = if is_localized { Localized::new(locale) } else { None };
        NumberFormat { localized }
    }

    /// How many fraction digits are written unless an option limits them.
    pub(crate) fn precision(&self) -> Precision {
        match self.localized {
            Some(_) => Precision::Usual,
            None => Precision::Full,
        }
    }

    pub(crate) fn write(&self, number: &Number, use_grouping: bool, out: &mut String) {
        // Writing to a string does not fail.
        let _ = match (number, &self.localized) {
            (Number::Integer(integer), Some(localized)) if !localized.writes_plainly(*integer) => {
                let formatter = localized.formatter(use_grouping);
                write!(out, "{}", formatter.format(&FixedDecimal::from(*integer)))
            }
            (Number::Integer(integer), _) => write!(out, "{integer}"),
            (Number::Decimal(decimal), Some(localized)) => {
                write!(out, "{}", localized.formatter(use_grouping).format(decimal))
            }
            (Number::Decimal(decimal), None) => write!(out, "{decimal}"),
            (Number::Infinity, _) => out.write_str("∞"),
            (Number::NegativeInfinity, _) => out.write_str("-∞"),
            (Number::Nan, _) => out.write_str("NaN"),
        };
    }
}

impl Localized {
    fn new(locale: &LanguageIdentifier) -> Option<Localized> {
        let locale = Subtags::canonical(locale).identifier();
        let formatter = |strategy: GroupingStrategy| {
            let preferences = DecimalFormatterPreferences::from(&locale);
            DecimalFormatter::try_new(preferences, DecimalFormatterOptions::from(strategy)).ok()
        };
        let grouped = formatter(GroupingStrategy::Auto)?;
        let ungrouped = formatter(GroupingStrategy::Never)?;
        let has_ascii_digits = ungrouped.format(&FixedDecimal::from(0)).to_string() == "0";
        Some(Localized { grouped, ungrouped, has_ascii_digits })
    }

    fn formatter(&self, use_grouping: bool) -> &DecimalFormatter {
        if use_grouping { &self.grouped } else { &self.ungrouped }
    }

    /// Whether the locale writes an integer as programs do: in digits of ASCII, without a sign or
    /// groups.
    fn writes_plainly(&self, integer: i64) -> bool {
        self.has_ascii_digits && (0..1000).contains(&integer)
    }
}
