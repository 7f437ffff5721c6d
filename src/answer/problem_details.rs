//! Problem details for HTTP APIs (RFC 9457).

use http::StatusCode;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::answer::localized_error::LocalizedError;
use crate::code::Code;

/// The problem details of an error (RFC 9457), the content of `application/problem+json`.
///
/// ```
/// use fluent_codes::{CodedError, ProblemDetails, catalog};
///
/// let error = CodedError::new(131601).with_http_status(404);
/// let problem = ProblemDetails::from(&catalog().accept("zh-CN").error(&error));
/// assert_eq!(
///     serde_json::to_string(&problem)?,
///     r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"设备未找到","code":131601}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProblemDetails {
    /// A URI for this type of error, where it is documented: the attribute `.doc` of the message, or
    /// `about:blank`. The member `type`.
    pub type_uri: String,
    /// The reason phrase of the status, in English, as RFC 9457 asks for with the type `about:blank`.
    pub title: String,
    /// The status.
    pub status: u16,
    /// The text of the error.
    pub detail: String,
    /// A URI for this occurrence of the error. `None` unless set.
    pub instance: Option<String>,
    /// The code; an extension member.
    pub code: Code,
    /// What the user can do, the attribute `.help` of the message; an extension member.
    pub help: Option<String>,
}

/// The type of a problem that means the same as its status.
const ABOUT_BLANK: &str = "about:blank";

impl From<&LocalizedError<'_>> for ProblemDetails {
    fn from(error: &LocalizedError<'_>) -> ProblemDetails {
        let status = error.http_status();
        let reason = StatusCode::from_u16(status).ok().and_then(|it| it.canonical_reason());
        ProblemDetails {
            type_uri: error.doc().map_or_else(|| ABOUT_BLANK.to_owned(), Into::into),
            title: reason.unwrap_or("Error").to_owned(),
            status,
            detail: error.text().to_owned(),
            instance: None,
            code: error.code(),
            help: error.help().map(Into::into),
        }
    }
}

impl Serialize for ProblemDetails {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.type_uri)?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("detail", &self.detail)?;
        if let Some(instance) = &self.instance {
            map.serialize_entry("instance", instance)?;
        }
        map.serialize_entry("code", &self.code)?;
        if let Some(help) = &self.help {
            map.serialize_entry("help", help)?;
        }
        map.end()
    }
}
