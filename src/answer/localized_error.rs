//! An error in its user's language.

use std::borrow::Cow;

use fluent::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::locale::Locale;
use crate::catalog::message::{Attribute, Message};
use crate::code::Code;
use crate::error::error_code::ErrorCode;

/// The status of an error that has none.
const INTERNAL_SERVER_ERROR: u16 = 500;

/// An error in its user's language, from [`Locale::error`].
///
/// It is sent as JSON, as problem details or in the details of a gRPC status.
///
/// ```
/// use fluent_codes::{Code, catalog};
///
/// let catalog = catalog();
/// let locale = catalog.accept("zh-CN");
/// let code = Code::new(131201);
/// let error = locale.error(&code);
/// assert_eq!(error.text(), "文件大小过大");
/// assert_eq!(error.locale().to_string(), "zh-CN"); // for `Content-Language`
/// assert_eq!(error.http_status(), 500);
/// ```
#[derive(Debug)]
pub struct LocalizedError<'a> {
    message: Message<'a>,
    text: Cow<'a, str>,
    args: FluentArgs<'a>,
    http_status: u16,
}

/// The two fields of gRPC's [`google.rpc.LocalizedMessage`], a detail of a status.
///
/// [`google.rpc.LocalizedMessage`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalizedMessage {
    /// The locale of the text, as BCP 47 writes it: `zh-CN`.
    pub locale: String,
    /// The text.
    pub message: String,
}

impl<'c> Locale<'c> {
    /// An error in this locale: its text with its arguments, and what else a response contains.
    pub fn error<'a>(&self, error: &'a (impl ErrorCode + ?Sized)) -> LocalizedError<'a>
    where
        'c: 'a,
    {
        LocalizedError::new(self.message(error.code()), error.args(), error.http_status())
    }
}

impl<'a> LocalizedError<'a> {
    fn new(message: Message<'a>, args: FluentArgs<'a>, status: Option<u16>) -> LocalizedError<'a> {
        let text = message.tr(Some(&args));
        let of_message = || attribute(message, "http")?.text().parse().ok();
        let is_error = |status: &u16| (400..=599).contains(status);
        let http_status = status.or_else(of_message).filter(is_error);
        let http_status = http_status.unwrap_or(INTERNAL_SERVER_ERROR);
        LocalizedError { message, text, args, http_status }
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.message.code()
    }

    /// The text, with the error's arguments.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The locale that the text is from, for `Content-Language`.
    pub fn locale(&self) -> &'a LanguageIdentifier {
        self.message.locale()
    }

    /// The error's arguments.
    pub fn args(&self) -> &FluentArgs<'a> {
        &self.args
    }

    /// The message of the code.
    pub fn message(&self) -> Message<'a> {
        self.message
    }

    /// The status of an HTTP response: the error's, or else the one in the attribute `.http` of its
    /// message, or else 500. It is from 400 to 599; another one counts as none.
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// What the user can do: the attribute `.help` of the message.
    pub fn help(&self) -> Option<Cow<'a, str>> {
        self.attribute("help")
    }

    /// Where the error is documented, a URI: the attribute `.doc` of the message.
    pub fn doc(&self) -> Option<Cow<'a, str>> {
        self.attribute("doc")
    }

    /// The text and its locale, for a gRPC status.
    ///
    /// ```
    /// use fluent_codes::{Code, catalog};
    ///
    /// let error = catalog().accept("zh").error(&Code::new(131601)).localized_message();
    /// assert_eq!((error.locale.as_str(), error.message.as_str()), ("zh-CN", "设备未找到"));
    /// ```
    pub fn localized_message(&self) -> LocalizedMessage {
        LocalizedMessage { locale: self.locale().to_string(), message: self.text.clone().into() }
    }

    /// The text in the source locale, for the log.
    pub fn source_text(&self) -> Cow<'_, str> {
        let source = self.message.source_message();
        let Some(source) = source.filter(|source| source.locale() != self.locale()) else {
            return Cow::Borrowed(&self.text);
        };
        // Its defects are not reported: no client gets this text.
        match source.format(&self.args) {
            Ok(text) => text,
            Err(error) => Cow::Owned(error.text().to_owned()),
        }
    }

    fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        Some(attribute(self.message, name)?.tr(Some(&self.args)))
    }
}

impl<'a> From<Message<'a>> for LocalizedError<'a> {
    fn from(message: Message<'a>) -> LocalizedError<'a> {
        LocalizedError::new(message, FluentArgs::new(), None)
    }
}

/// The attribute of a message, or of the source locale's message: what is the same in each language
/// is written there only.
fn attribute<'c>(message: Message<'c>, name: &str) -> Option<Attribute<'c>> {
    message.attribute(name).or_else(|| message.source_message()?.attribute(name))
}
