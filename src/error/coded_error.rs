//! An owned form of errors with a code.

use std::error::Error;
use std::fmt;

use fluent::FluentArgs;

use crate::code::Code;
use crate::error::error_code::{ErrorCode, ErrorCodeTypes, find_error_code};
use crate::format::owned_args::OwnedArgs;

/// The code of an error that has none: `-1`, any other failure.
const NO_CODE: Code = Code::new(-1);

/// An error without its type: its code, its arguments, its HTTP status, and the messages of the error
/// and its sources.
///
/// It owns its data and can be sent to another thread. Each error that is an [`ErrorCode`] becomes one by `?`. Like `anyhow::Error`, it is not an
/// [`Error`] itself, since it is made from any of them.
///
/// ```
/// use fluent_codes::{CodedError, ErrorCode, fluent_args};
///
/// let error = CodedError::new(700002)
///     .with_args(&fluent_args!["limit" => 8])
///     .with_http_status(413);
/// assert_eq!(error.http_status(), Some(413));
/// ```
#[derive(Clone, Debug)]
pub struct CodedError {
    code: Code,
    args: OwnedArgs,
    http_status: Option<u16>,
    cause: String,
}

impl CodedError {
    /// The error with a code, without arguments, status and cause.
    pub fn new(code: impl Into<Code>) -> CodedError {
        let (args, cause) = (OwnedArgs::new(), String::new());
        CodedError { code: code.into(), args, http_status: None, cause }
    }

    /// The first error with a code in a chain, as [`find_error_code`] finds it; -1 if there is none.
    /// The cause has the messages of the whole chain.
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
    /// use fluent_codes::{CodedError, ErrorCode};
    ///
    /// fn save() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    ///     Err(StoreError)?
    /// }
    ///
    /// let error = save().map_err(|error| CodedError::find::<StoreError>(&*error)).unwrap_err();
    /// assert_eq!(error.code(), Code::new(100103));
    /// ```
    pub fn find<E: ErrorCodeTypes>(error: &(dyn Error + 'static)) -> CodedError {
        match find_error_code::<E>(error) {
            Some(found) => CodedError::of(found, error),
            None => CodedError { cause: chain(error), ..CodedError::new(NO_CODE) },
        }
    }

    /// The same error with these arguments.
    #[must_use]
    pub fn with_args(self, args: &FluentArgs<'_>) -> CodedError {
        CodedError { args: OwnedArgs::from(args), ..self }
    }

    /// The same error with this HTTP status, from 400 to 599.
    #[must_use]
    pub fn with_http_status(self, status: u16) -> CodedError {
        CodedError { http_status: Some(status), ..self }
    }

    /// The same error with a cause, for the log.
    #[must_use]
    pub fn with_cause(self, cause: impl Into<String>) -> CodedError {
        CodedError { cause: cause.into(), ..self }
    }

    /// The messages of the error and its sources, for the log: `cannot store: the disk is full`. Empty
    /// if it was made from a code.
    pub fn cause(&self) -> &str {
        &self.cause
    }

    fn of(found: &dyn ErrorCode, error: &dyn Error) -> CodedError {
        CodedError {
            code: found.code(),
            args: OwnedArgs::from(&found.args()),
            http_status: found.http_status(),
            cause: chain(error),
        }
    }
}

impl ErrorCode for CodedError {
    fn code(&self) -> Code {
        self.code
    }

    fn args(&self) -> FluentArgs<'_> {
        self.args.to_args()
    }

    fn http_status(&self) -> Option<u16> {
        self.http_status
    }
}

impl<E: ErrorCode + Error> From<E> for CodedError {
    fn from(error: E) -> CodedError {
        CodedError::of(&error, &error)
    }
}

impl From<Code> for CodedError {
    fn from(code: Code) -> CodedError {
        CodedError::new(code)
    }
}

impl fmt::Display for CodedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cause.as_str() {
            "" => write!(f, "error {}", self.code),
            cause => write!(f, "error {}: {cause}", self.code),
        }
    }
}

/// The messages of an error and its sources. A source that the error itself quotes is not repeated.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut link = error.source();
    while let Some(error) = link {
        let source = error.to_string();
        if !text.ends_with(&source) {
            text += ": ";
            text += &source;
        }
        link = error.source();
    }
    text
}
