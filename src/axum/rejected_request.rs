//! Requests that are rejected before they reach a handler.

use http::StatusCode;

use crate::code::Code;

/// A response that an extractor, the router or a middleware has made of a request, with a status of
/// 400 or above.
///
/// Its body is empty, or plain text of at most 8 KiB without a `Content-Encoding`.
#[derive(Clone, Debug)]
pub struct RejectedRequest {
    pub(crate) status: StatusCode,
    pub(crate) text: String,
}

impl RejectedRequest {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The text of the response, in English: `Failed to deserialize query string: missing field
    /// \`size\``. Empty if it has none.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The code of the shipped catalog for this rejection.
    ///
    /// | status | code |
    /// |---|---|
    /// | 400, 422: a field is missing | 100000 |
    /// | 400, 422: a field has the wrong type | 100001 |
    /// | 400: the query, the path or the form cannot be deserialized | 100002 |
    /// | 422: the body cannot be deserialized | 100003 |
    /// | 400: the body cannot be read | 100005 |
    /// | 401, 403 | 100013 |
    /// | 404 | 100004 |
    /// | 405 | 100006 |
    /// | 406 | 100008 |
    /// | 408, 504 | 100015 |
    /// | 415 | 100007 |
    /// | another one from 400 | 100009 |
    /// | another one from 500 | -1 |
    pub fn shipped_code(&self) -> Code {
        Code::new(match self.status.as_u16() {
            400 | 422 => self.of_content(),
            401 | 403 => 100013,
            404 => 100004,
            405 => 100006,
            406 => 100008,
            408 | 504 => 100015,
            415 => 100007,
            400..500 => 100009,
            _ => -1,
        })
    }

    /// The code for a request whose content is wrong. axum's text says what is wrong; if the text is
    /// another one, the status decides.
    fn of_content(&self) -> i64 {
        let says = |words: &[&str]| words.iter().any(|words| self.text.contains(words));
        if says(&["missing field"]) {
            return 100000;
        }
        if says(&["invalid type", "invalid value", "invalid digit", "Cannot parse"]) {
            return 100001;
        }
        if says(&["Failed to parse", "Failed to buffer", "multipart"]) {
            return 100005;
        }
        match self.status {
            StatusCode::UNPROCESSABLE_ENTITY => 100003,
            _ if says(&["Failed to deserialize", "Invalid URL"]) => 100002,
            _ => 100009,
        }
    }
}
