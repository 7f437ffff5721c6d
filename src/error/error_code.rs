//! The code of an error, with the arguments of its message.

use std::error::Error;
use std::sync::Arc;

use fluent::FluentArgs;

use crate::code::Code;

/// An error with a code, and with the arguments for the variables of the code's message.
///
/// `#[derive(ErrorCode)]`, of the feature `derive`, implements it for an enum or a struct, and checks
/// it against the messages at compile time. Implemented by hand:
///
/// ```
/// use fluent_codes::{Code, ErrorCode, FluentArgs, fluent_args};
///
/// enum ApiError {
///     NoDevice,
///     TooLarge { limit: u64 },
/// }
///
/// impl ErrorCode for ApiError {
///     fn code(&self) -> Code {
///         match self {
///             ApiError::NoDevice => Code::new(131601),
///             ApiError::TooLarge { .. } => Code::new(700002),
///         }
///     }
///
///     fn args(&self) -> FluentArgs<'_> {
///         match self {
///             ApiError::NoDevice => FluentArgs::new(),
///             ApiError::TooLarge { limit } => fluent_args!["limit" => limit],
///         }
///     }
///
///     fn http_status(&self) -> Option<u16> {
///         match self {
///             ApiError::NoDevice => Some(404),
///             ApiError::TooLarge { .. } => Some(413),
///         }
///     }
/// }
/// ```
pub trait ErrorCode {
    /// The code.
    fn code(&self) -> Code;

    /// The arguments for the variables of the code's message; none unless implemented.
    fn args(&self) -> FluentArgs<'_> {
        FluentArgs::new()
    }

    /// The status of an HTTP response to this error, from 400 to 599. If the error has none, the
    /// `.http` attribute of its message decides, and else it is 500.
    fn http_status(&self) -> Option<u16> {
        None
    }
}

impl ErrorCode for Code {
    fn code(&self) -> Code {
        *self
    }
}

macro_rules! delegate {
    ($($pointer:ty)*) => {
        $(impl<E: ErrorCode + ?Sized> ErrorCode for $pointer {
            fn code(&self) -> Code {
                (**self).code()
            }

            fn args(&self) -> FluentArgs<'_> {
                (**self).args()
            }

            fn http_status(&self) -> Option<u16> {
                (**self).http_status()
            }
        })*
    };
}

delegate!(&E Box<E> Arc<E>);

/// The errors with a code that a chain of errors may hold: a type, or a tuple of up to eight types.
pub trait ErrorCodeTypes {
    /// The error as one of the types, if it is one.
    fn downcast<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e dyn ErrorCode>;
}

impl<E: ErrorCode + Error + 'static> ErrorCodeTypes for E {
    fn downcast<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e dyn ErrorCode> {
        error.downcast_ref::<E>().map(|error| error as &dyn ErrorCode)
    }
}

macro_rules! any_of {
    ($($types:ident)*) => {
        impl<$($types: ErrorCodeTypes),*> ErrorCodeTypes for ($($types,)*) {
            fn downcast<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e dyn ErrorCode> {
                $(if let Some(found) = $types::downcast(error) {
                    return Some(found);
                })*
                None
            }
        }
    };
}

any_of!(A B);
any_of!(A B C);
any_of!(A B C D);
any_of!(A B C D E);
any_of!(A B C D E F);
any_of!(A B C D E F G);
any_of!(A B C D E F G H);

/// The first error with a code in a chain: the error itself, or one of its sources.
///
/// `E` is the type to look for, or a tuple of types. An [`anyhow::Error`] or a `Box<dyn Error>` is given
/// as `&*error`.
///
/// ```
/// # use fluent_codes::Code;
/// # #[derive(Debug)] struct StoreError;
/// # impl std::fmt::Display for StoreError {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("store") }
/// # }
/// # impl std::error::Error for StoreError {}
/// # impl fluent_codes::ErrorCode for StoreError {
/// #     fn code(&self) -> Code { Code::new(100103) }
/// # }
/// use std::error::Error;
///
/// // StoreError implements ErrorCode; callers of `save` see only a `dyn Error`.
/// fn save() -> Result<(), Box<dyn Error + Send + Sync>> {
///     Err(StoreError)?
/// }
///
/// let error = save().unwrap_err();
/// let found = fluent_codes::find_error_code::<StoreError>(&*error);
/// assert_eq!(found.map(|error| error.code()), Some(Code::new(100103)));
/// ```
///
/// [`anyhow::Error`]: https://docs.rs/anyhow
pub fn find_error_code<'e, E: ErrorCodeTypes>(
    error: &'e (dyn Error + 'static),
) -> Option<&'e dyn ErrorCode> {
    let mut link = Some(error);
    while let Some(error) = link {
        if let Some(found) = E::downcast(error) {
            return Some(found);
        }
        link = error.source();
    }
    None
}
