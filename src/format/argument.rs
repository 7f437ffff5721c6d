//! Arguments for messages with variables.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
use std::rc::Rc;
use std::sync::Arc;

use fluent::FluentValue;
use fluent::types::FluentNumber;

use crate::format::decimal::Decimal;
use crate::format::number::MAX_EXACT;

/// Makes [`FluentArgs`](crate::FluentArgs), as `fluent`'s macro of this name does, of more kinds of
/// values and with all digits of large integers.
///
/// ```
/// use std::net::Ipv4Addr;
///
/// use fluent_codes::fluent_args;
///
/// let args = fluent_args![
///     "name" => "report.pdf",
///     "bytes" => u64::MAX,
///     "ratio" => 0.5,
///     "forced" => true,
///     "host" => Ipv4Addr::LOCALHOST,
///     "line" => Some(7),
/// ];
/// ```
///
/// A number that names something is no number to its reader: pass an id as a text, as in
/// `"order" => id.to_string()`, or it shows as `131,299`.
///
/// What a text cannot show is not accepted:
///
/// ```compile_fail
/// # use std::time::Duration;
/// # use fluent_codes::fluent_args;
/// fluent_args!["timeout" => Duration::from_secs(5)];
/// ```
#[macro_export]
macro_rules! fluent_args {
    ($($name:expr => $value:expr),* $(,)?) => {{
        // Without arguments, nothing is set.
        #[allow(unused_mut)]
        let mut args = $crate::FluentArgs::new();
        $(args.set($name, $crate::Argument::into_value($value));)*
        args
    }};
}

/// What [`fluent_args!`](crate::fluent_args) takes as a value.
///
/// - Numbers: integers of every size with all their digits, floats as they are written, [`Decimal`].
/// - Texts, characters, and what is the same text in every language: `true` and `false`, addresses.
/// - `None` is no value: the variable is shown as one that has no argument.
///
/// A type of an application's own becomes one by an `impl`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be an argument of a message",
    label = "expected a number, a text, or another type that implements `Argument`",
    note = "`#[code(display)]` on a field of an error passes its text",
    note = "pass a duration as a number of its unit, as in `timeout.as_secs()`",
    note = "pass a date as the text that the user reads",
    note = "pass what implements `Display` by `.to_string()`"
)]
pub trait Argument<'a> {
    /// The value that messages see.
    fn into_value(self) -> FluentValue<'a>;
}

/// Implements `Argument` for types, and for references to them.
macro_rules! arguments {
    ($($kind:ty)*, $into_value:expr) => {
        $(impl<'a> Argument<'a> for $kind {
            fn into_value(self) -> FluentValue<'a> {
                let into_value: fn($kind) -> FluentValue<'a> = $into_value;
                into_value(self)
            }
        }

        impl<'a> Argument<'a> for &$kind {
            fn into_value(self) -> FluentValue<'a> {
                (*self).into_value()
            }
        })*
    };
}

arguments!(i8 i16 i32 u8 u16 u32 f64, |number| FluentValue::from(number));
arguments!(i64, |number| integer(Some(number), number));
arguments!(i128 isize u64 u128 usize, |number| integer(i64::try_from(number).ok(), number));
// An `f32` becomes the `f64` that is written with the same digits, not the nearest one.
arguments!(f32, |number| FluentValue::from(number.to_string().parse().unwrap_or(f64::NAN)));
arguments!(
    NonZeroI8 NonZeroI16 NonZeroI32 NonZeroI64 NonZeroI128 NonZeroIsize NonZeroU8 NonZeroU16
    NonZeroU32 NonZeroU64 NonZeroU128 NonZeroUsize,
    |number| number.get().into_value()
);
arguments!(
    bool char IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6,
    |value| FluentValue::from(value.to_string())
);

/// An integer that may be too large for a floating-point number.
fn integer<'a>(small: Option<i64>, number: impl Into<Decimal>) -> FluentValue<'a> {
    match small {
        Some(small) if small.unsigned_abs() <= MAX_EXACT => FluentValue::from(small),
        _ => number.into().into(),
    }
}

macro_rules! convert {
    ($($kind:ty)*) => {
        $(impl<'a> Argument<'a> for $kind {
            fn into_value(self) -> FluentValue<'a> {
                FluentValue::from(self)
            }
        })*
    };
}

convert!(&'a str &'a String String Cow<'a, str> FluentNumber Decimal FluentValue<'a>);

impl<'a, A: Argument<'a>> Argument<'a> for Option<A> {
    fn into_value(self) -> FluentValue<'a> {
        self.map_or(FluentValue::None, A::into_value)
    }
}

/// References to types that are cloned.
macro_rules! cloned {
    ($($value:ty)*) => {
        $(impl<'a> Argument<'a> for &$value {
            fn into_value(self) -> FluentValue<'a> {
                self.clone().into_value()
            }
        })*
    };
}

cloned!(FluentNumber Decimal);

impl<'a> Argument<'a> for &'a Cow<'_, str> {
    fn into_value(self) -> FluentValue<'a> {
        (&**self).into_value()
    }
}

/// References to pointers, as fields of errors can be.
macro_rules! behind {
    ($($pointer:ty)*) => {
        $(impl<'a, A: ?Sized> Argument<'a> for &'a $pointer
        where
            &'a A: Argument<'a>,
        {
            fn into_value(self) -> FluentValue<'a> {
                (&**self).into_value()
            }
        })*
    };
}

behind!(&A Box<A> Rc<A> Arc<A>);

impl<'a, A> Argument<'a> for &'a Option<A>
where
    &'a A: Argument<'a>,
{
    fn into_value(self) -> FluentValue<'a> {
        self.as_ref().into_value()
    }
}
