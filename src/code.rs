//! The number that names a message.

use std::fmt;
use std::num::TryFromIntError;

/// The reserved id of the text for a code that no locale has.
pub const UNKNOWN_CODE: &str = "unknown-code";

/// A return code: any `i64`.
///
/// Smaller integers become one by `from`. Of `u64`, `usize` and larger ones, those that fit become one
/// by `try_from`.
///
/// An application's own type works as a code through `From`:
///
/// ```
/// use fluent_codes::{Code, langid, tr};
///
/// enum ApiError {
///     FileTooLarge,
/// }
///
/// impl From<ApiError> for Code {
///     fn from(error: ApiError) -> Code {
///         match error {
///             ApiError::FileTooLarge => Code::new(131201),
///         }
///     }
/// }
///
/// assert_eq!(tr(ApiError::FileTooLarge, &langid!("en-US")), "size of file exceeds limit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(i64);

impl Code {
    /// The code of this number.
    #[inline]
    pub const fn new(number: i64) -> Code {
        Code(number)
    }

    /// The number of this code.
    #[inline]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The code that a message id names, if it is one.
    ///
    /// A code has exactly one id: `E` and the number in decimal, without a plus sign or leading
    /// zeros.
    ///
    /// ```
    /// use fluent_codes::Code;
    ///
    /// assert_eq!(Code::from_message_id("E131201"), Some(Code::new(131201)));
    /// assert_eq!(Code::from_message_id("E-1"), Some(Code::new(-1)));
    /// assert_eq!(Code::from_message_id("E0131201"), None);
    /// ```
    pub fn from_message_id(id: &str) -> Option<Code> {
        let digits = id.strip_prefix('E')?;
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        let is_canonical = match unsigned.as_bytes() {
            [b'1'..=b'9', ..] => true,
            _ => digits == "0",
        };
        if is_canonical { digits.parse().ok().map(Code) } else { None }
    }

    /// The id of this code's message: `E131201`.
    pub fn message_id(self) -> String {
        format!("E{}", self.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Code {
            #[inline]
            fn from(number: $integer) -> Code {
                Code(i64::from(number))
            }
        })*
    };
}

from_integer!(i8 i16 i32 i64 u8 u16 u32);

macro_rules! try_from_integer {
    ($($integer:ty)*) => {
        $(impl TryFrom<$integer> for Code {
            type Error = TryFromIntError;

            fn try_from(number: $integer) -> Result<Code, TryFromIntError> {
                i64::try_from(number).map(Code)
            }
        })*
    };
}

try_from_integer!(i128 isize u64 u128 usize);
