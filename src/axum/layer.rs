//! The middleware that answers errors in the language of their request.

use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum_core::BoxError;
use axum_core::body::Body;
use axum_core::response::Response;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, VARY};
use http::{HeaderValue, Method, Request, Uri};
use http_body::Body as _;
use http_body_util::{BodyExt, Collected};
use tower_layer::Layer;
use tower_service::Service;

use crate::answer::renderer::ErrorRenderer;
use crate::axum::catalog_source::CatalogSource;
use crate::axum::error_log::log_error;
use crate::axum::rejected_request::RejectedRequest;
use crate::axum::request_locale::{LanguageSources, RequestLocale};
use crate::code::Code;
use crate::error::coded_error::CodedError;

/// How many bytes the text of a rejection has at most. axum's are shorter.
const MAX_REJECTION: u64 = 8 * 1024;

/// A layer that answers errors in the language of their request: those of handlers that are a
/// [`CodedError`], and rejections, which get codes of the shipped catalog.
///
/// Put it around the whole router, outside of layers that may reject a request. Each error is
/// logged by the `log` crate, in the source locale and with its cause.
///
/// ```
/// use axum::{Json, Router, routing::post};
/// use fluent_codes::axum::LocalizationLayer;
/// use fluent_codes::{Catalog, ErrorRenderer, JsonFields, Locales};
///
/// # #[derive(serde::Deserialize)] struct Upload {}
/// async fn upload(Json(_upload): Json<Upload>) {}
///
/// let catalog = Catalog::builder()
///     .embedded::<Locales>()
///     .directory("/etc/app/locales")
///     .live()
///     .start()?;
/// let localization = LocalizationLayer::with_catalog(catalog)
///     .query_parameter("lang")
///     .renderer(ErrorRenderer::new().fields(JsonFields::new().help("help")));
/// let app: Router = Router::new().route("/uploads", post(upload)).layer(localization);
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct LocalizationLayer {
    settings: Settings,
}

/// The service of a [`LocalizationLayer`].
#[derive(Clone, Debug)]
pub struct Localization<S> {
    inner: S,
    settings: Arc<Settings>,
}

#[derive(Clone, Debug, Default)]
struct Settings {
    catalog: CatalogSource,
    languages: LanguageSources,
    renderer: ErrorRenderer,
    rejections: RejectionCodes,
}

/// Chooses the code for a rejection, if it gets one.
#[derive(Clone)]
struct RejectionCodes(Arc<RejectionCode>);

type RejectionCode = dyn Fn(&RejectedRequest) -> Option<Code> + Send + Sync;

impl LocalizationLayer {
    /// Answers from the process's catalog.
    pub fn new() -> LocalizationLayer {
        LocalizationLayer::default()
    }

    /// Answers from this catalog, a fixed or a live one.
    pub fn with_catalog(catalog: impl Into<CatalogSource>) -> LocalizationLayer {
        let settings = Settings { catalog: catalog.into(), ..Settings::default() };
        LocalizationLayer { settings }
    }

    /// Sets a parameter of the query that names the language, as in `?lang=zh-CN`. Messages that its
    /// locale lacks come from the languages of `Accept-Language`.
    pub fn query_parameter(mut self, name: impl Into<String>) -> LocalizationLayer {
        self.settings.languages.query_parameter = Some(name.into());
        self
    }

    /// Sets a cookie that names the language, if the query does not. Messages that its locale lacks
    /// come from the languages of `Accept-Language`.
    pub fn cookie(mut self, name: impl Into<String>) -> LocalizationLayer {
        self.settings.languages.cookie = Some(name.into());
        self
    }

    /// Sets what renders the bodies; [`ErrorRenderer::new`] unless set.
    pub fn renderer(mut self, renderer: ErrorRenderer) -> LocalizationLayer {
        self.settings.renderer = renderer;
        self
    }

    /// Sets what chooses the code for each rejection; [`RejectedRequest::shipped_code`] unless set.
    /// With `None`, or with a code that the catalog lacks, the response stays as it is.
    ///
    /// ```
    /// use fluent_codes::axum::LocalizationLayer;
    ///
    /// // Rejections stay as axum answers them.
    /// let layer = LocalizationLayer::new().rejections(|_| None);
    /// ```
    pub fn rejections(
        mut self,
        code: impl Fn(&RejectedRequest) -> Option<Code> + Send + Sync + 'static,
    ) -> LocalizationLayer {
        self.settings.rejections = RejectionCodes(Arc::new(code));
        self
    }
}

impl<S> Layer<S> for LocalizationLayer {
    type Service = Localization<S>;

    fn layer(&self, inner: S) -> Localization<S> {
        Localization { inner, settings: Arc::new(self.settings.clone()) }
    }
}

impl<S, RequestBody, ResponseBody> Service<Request<RequestBody>> for Localization<S>
where
    S: Service<Request<RequestBody>, Response = Response<ResponseBody>> + Clone + Send + 'static,
    S::Future: Send,
    RequestBody: Send + 'static,
    ResponseBody: http_body::Body<Data = Bytes> + Send + 'static,
    ResponseBody::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<RequestBody>) -> Self::Future {
        // The service that is ready serves the request; its clone waits for the next one.
        let clone = self.inner.clone();
        let mut inner = mem::replace(&mut self.inner, clone);
        let answering = Answering::new(&self.settings, &request);
        request.extensions_mut().insert(answering.locale.clone());
        Box::pin(async move {
            let response = inner.call(request).await?;
            Ok(answering.answer(response.map(Body::new)).await)
        })
    }
}

/// What the answer to a request needs of the request.
struct Answering {
    settings: Arc<Settings>,
    locale: RequestLocale,
    method: Method,
    uri: Uri,
    accept: HeaderMap,
}

impl Answering {
    fn new<B>(settings: &Arc<Settings>, request: &Request<B>) -> Answering {
        let (uri, headers) = (request.uri(), request.headers());
        let catalog = settings.catalog.current();
        let mut accept = HeaderMap::new();
        for line in headers.get_all(ACCEPT) {
            accept.append(ACCEPT, line.clone());
        }
        Answering {
            settings: Arc::clone(settings),
            locale: RequestLocale::new(catalog, &settings.languages, uri, headers),
            method: request.method().clone(),
            uri: uri.clone(),
            accept,
        }
    }

    /// The response to an error in the language of its request, and any other as it is.
    async fn answer(&self, mut response: Response) -> Response {
        if let Some(error) = response.extensions_mut().remove::<CodedError>() {
            return self.localize(&error, response);
        }
        if !is_rejection(&response) {
            return response;
        }
        let (parts, body) = response.into_parts();
        // A body that cannot be read counts as empty.
        let text = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
        let rejection = RejectedRequest {
            status: parts.status,
            text: String::from_utf8_lossy(&text).into_owned(),
        };
        let response = Response::from_parts(parts, Body::from(text));
        let code = (self.settings.rejections.0)(&rejection);
        match code.filter(|code| self.locale.locale().get(*code).is_some()) {
            Some(code) => {
                let status = rejection.status.as_u16();
                let error = CodedError::new(code).with_http_status(status);
                self.localize(&error.with_cause(rejection.text), response)
            }
            None => response,
        }
    }

    /// The response with the error's text for a body.
    fn localize(&self, error: &CodedError, response: Response) -> Response {
        let locale = self.locale.locale();
        let localized = locale.error(error);
        let answer = self.settings.renderer.render(&localized, &self.accept);
        log_error(&self.method, &self.uri, &localized, error.cause());
        let (mut parts, _) = response.into_parts();
        let (answer, body) = answer.into_parts();
        parts.status = answer.status;
        for (name, value) in &answer.headers {
            // The response still varies by what the handler has said.
            if name == VARY {
                parts.headers.append(name, value.clone());
            } else {
                parts.headers.insert(name, value.clone());
            }
        }
        if self.settings.languages.cookie.is_some() {
            parts.headers.append(VARY, HeaderValue::from_static("Cookie"));
        }
        // They are those of the body that is replaced.
        parts.headers.remove(CONTENT_ENCODING);
        parts.headers.remove(CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(body))
    }
}

/// Whether a response is an error with no body but a short plain text, as rejections are.
fn is_rejection(response: &Response) -> bool {
    let status = response.status();
    let headers = response.headers();
    let is_plain = match headers.get(CONTENT_TYPE) {
        Some(media_type) => media_type.as_bytes().starts_with(b"text/plain"),
        None => true,
    };
    let is_text = is_plain && !headers.contains_key(CONTENT_ENCODING);
    let size = response.body().size_hint().exact();
    let is_short = size.is_some_and(|size| size <= MAX_REJECTION);
    (status.is_client_error() || status.is_server_error()) && is_text && is_short
}

impl Default for RejectionCodes {
    fn default() -> RejectionCodes {
        RejectionCodes(Arc::new(|rejection| Some(rejection.shipped_code())))
    }
}

impl fmt::Debug for RejectionCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RejectionCodes")
    }
}
