//! Arguments for messages with variables.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use fluent::FluentValue;
use fluent::types::FluentNumber;

use crate::format::number::Integer;

/// Makes [`FluentArgs`](crate::FluentArgs), as `fluent`'s macro of this name does, and keeps every
/// digit of integers that a floating-point number cannot hold.
///
/// ```
/// use fluent_codes::fluent_args;
///
/// let args = fluent_args!["name" => "report.pdf", "bytes" => u64::MAX, "ratio" => 0.5];
/// ```
#[macro_export]
macro_rules! fluent_args {
    ($($name:expr => $value:expr),* $(,)?) => {{
        // Without arguments nothing is set.
        #[allow(unused_mut)]
        let mut args = $crate::FluentArgs::new();
        $(args.set($name, $crate::Argument::into_value($value));)*
        args
    }};
}

/// What [`fluent_args!`](crate::fluent_args) takes as a value.
///
/// A type of an application's own becomes one by an `impl`, or is turned into a [`FluentValue`]
/// first.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be an argument of a message",
    note = "numbers and strings can; `#[code(display)]` on a field of an error passes its text"
)]
pub trait Argument<'a> {
    /// The value that messages see.
    fn into_value(self) -> FluentValue<'a>;
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

convert!(i8 i16 i32 u8 u16 u32 f32 f64 &'a str &'a String String Cow<'a, str> FluentNumber Integer);

/// Up to here a floating-point number holds every integer.
const MAX_EXACT: u128 = 1 << 53;

macro_rules! keep_digits {
    ($($integer:ty)*) => {
        $(impl<'a> Argument<'a> for $integer {
            fn into_value(self) -> FluentValue<'a> {
                // Of an unsigned integer too.
                #[allow(unused_comparisons)]
                let magnitude = if self < 0 { (0 as $integer).abs_diff(self) as u128 } else { self as u128 };
                match magnitude <= MAX_EXACT {
                    true => FluentValue::from(self),
                    false => Integer::from(self).into(),
                }
            }
        })*
    };
}

keep_digits!(i64 i128 isize u64 u128 usize);

impl<'a> Argument<'a> for FluentValue<'a> {
    fn into_value(self) -> FluentValue<'a> {
        self
    }
}

impl<'a, A: Argument<'a>> Argument<'a> for Option<A> {
    fn into_value(self) -> FluentValue<'a> {
        self.map_or(FluentValue::None, A::into_value)
    }
}

/// A reference to what can be copied.
macro_rules! copied {
    ($($value:ty)*) => {
        $(impl<'a> Argument<'a> for &$value {
            fn into_value(self) -> FluentValue<'a> {
                self.clone().into_value()
            }
        })*
    };
}

copied!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 FluentNumber Integer);

impl<'a> Argument<'a> for &'a Cow<'_, str> {
    fn into_value(self) -> FluentValue<'a> {
        (&**self).into_value()
    }
}

/// A reference to a pointer, as a field of an error is.
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
