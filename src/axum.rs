//! Errors with codes in [axum](https://docs.rs/axum) 0.8, and in other servers on `tower`.
//!
//! A handler returns its own error, or a [`CodedError`](crate::CodedError). The
//! [`LocalizationLayer`] around the router answers it in the language of the request: text, status,
//! `Content-Language` and `Vary`, as JSON or as problem details by the request's `Accept`. It logs
//! the error in the source locale.
//!
//! ```
//! use axum::{Router, routing::get};
//! use fluent_codes::axum::{LocalizationLayer, RequestLocale};
//! use fluent_codes::CodedError;
//!
//! /// Answers `{"code":131601,"message":"设备未找到"}` to a client that asks for Chinese.
//! async fn device() -> Result<String, CodedError> {
//!     Err(CodedError::new(131601).with_http_status(404))
//! }
//!
//! /// Uses the request's locale itself.
//! async fn greeting(locale: RequestLocale) -> (RequestLocale, String) {
//!     let text = locale.tr(0).into_owned();
//!     (locale, text)
//! }
//!
//! let app: Router = Router::new()
//!     .route("/device", get(device))
//!     .route("/greeting", get(greeting))
//!     .layer(LocalizationLayer::new());
//! ```

mod catalog_source;
mod coded_error;
mod error_log;
mod layer;
mod rejected_request;
mod request_locale;

// For the code that `#[derive(ErrorCode)]` writes.
#[doc(hidden)]
pub use axum_core::response::{IntoResponse, Response};

pub use catalog_source::CatalogSource;
pub use layer::{Localization, LocalizationLayer};
pub use rejected_request::RejectedRequest;
pub use request_locale::RequestLocale;
