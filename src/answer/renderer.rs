//! The HTTP response to an error.

use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::answer::accept::BodyFormat;
use crate::answer::json::JsonFields;
use crate::answer::localized_error::LocalizedError;
use crate::answer::problem_details::ProblemDetails;

/// Makes the HTTP response to an error: status, `Content-Type`, `Content-Language`, `Vary` and body,
/// as JSON or as problem details by the request's `Accept`.
///
/// ```
/// use fluent_codes::{CodedError, ErrorRenderer, catalog};
/// use http::{HeaderMap, header};
///
/// // The headers of a request.
/// let mut request = HeaderMap::new();
/// request.insert(header::ACCEPT_LANGUAGE, "zh-CN".parse()?);
///
/// let catalog = catalog();
/// let locale = catalog.accept_lines(request.get_all(header::ACCEPT_LANGUAGE));
/// let error = CodedError::new(131601).with_http_status(404);
/// let response = ErrorRenderer::new().render(&locale.error(&error), &request);
///
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()[header::CONTENT_LANGUAGE], "zh-CN");
/// assert_eq!(response.headers()[header::VARY], "Accept-Language, Accept");
/// assert_eq!(response.body(), r#"{"code":131601,"message":"设备未找到"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ErrorRenderer {
    fields: JsonFields,
    format: BodyFormat,
}

impl ErrorRenderer {
    /// Renders `{"code":…,"message":"…"}`, and problem details for clients that prefer them.
    pub fn new() -> ErrorRenderer {
        ErrorRenderer::default()
    }

    /// Chooses the fields of JSON; `code` and `message` unless set.
    pub fn fields(self, fields: JsonFields) -> ErrorRenderer {
        ErrorRenderer { fields, ..self }
    }

    /// Chooses the format for clients that prefer neither; JSON unless set.
    pub fn default_format(self, format: BodyFormat) -> ErrorRenderer {
        ErrorRenderer { format, ..self }
    }

    /// The response to a request with these headers.
    pub fn render(&self, error: &LocalizedError<'_>, request: &HeaderMap) -> Response<String> {
        let format = BodyFormat::accepted(request, self.format);
        let body = match format {
            BodyFormat::Json => serde_json::to_string(&error.with_fields(&self.fields)),
            BodyFormat::ProblemDetails => serde_json::to_string(&ProblemDetails::from(error)),
        };
        // An object with names and texts always has a JSON form.
        let mut response = Response::new(body.unwrap_or_default());
        let status = StatusCode::from_u16(error.http_status());
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
        if let Ok(locale) = HeaderValue::try_from(error.locale().to_string()) {
            headers.insert(CONTENT_LANGUAGE, locale);
        }
        headers.insert(VARY, HeaderValue::from_static("Accept-Language, Accept"));
        response
    }
}
