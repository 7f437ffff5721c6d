//! The response to a handler's error, before the layer adds its text.

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::error::coded_error::CodedError;
use crate::error::error_code::ErrorCode;

/// The response to the error: its status and `{"code":…}`. The
/// [`LocalizationLayer`](crate::axum::LocalizationLayer) gives it its text.
impl IntoResponse for CodedError {
    fn into_response(self) -> Response {
        let mut response = Response::new(format!("{{\"code\":{}}}", self.code()).into());
        let status = self.http_status().and_then(|status| StatusCode::from_u16(status).ok());
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response.extensions_mut().insert(self);
        response
    }
}
