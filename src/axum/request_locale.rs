//! The languages of a request, and the catalog that answers them.

use std::borrow::Cow;
use std::convert::Infallible;

use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponseParts, ResponseParts};
use fluent::FluentArgs;
use http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, COOKIE, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Uri};

use crate::axum::catalog_source::{CatalogSource, ServingCatalog};
use crate::catalog::locale::Locale;
use crate::code::Code;

/// The locale that answers a request: an extractor.
///
/// It is what the [`LocalizationLayer`](crate::axum::LocalizationLayer) has chosen, so that handler
/// and error answers use the same language. Without the layer, it is chosen by `Accept-Language` from
/// the process's catalog.
///
/// As a part of a response it sets `Content-Language`, to the locale, and `Vary`: see
/// [the module](crate::axum).
#[derive(Clone, Debug)]
pub struct RequestLocale {
    catalog: ServingCatalog,
    /// The language of the query or the cookie, if there is one, then the lines of `Accept-Language`.
    languages: Vec<HeaderValue>,
    /// What `Vary` names: the headers that the locale depends on.
    vary: &'static str,
}

/// Where a request can name its language besides `Accept-Language`.
#[derive(Clone, Debug, Default)]
pub(crate) struct LanguageSources {
    pub(crate) query_parameter: Option<String>,
    pub(crate) cookie: Option<String>,
}

impl RequestLocale {
    pub(crate) fn new(
        catalog: ServingCatalog,
        sources: &LanguageSources,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> RequestLocale {
        let query = sources.query_parameter.as_deref();
        let cookie = sources.cookie.as_deref();
        let named = query
            .and_then(|name| parameter(uri, name))
            .or_else(|| cookie.and_then(|name| self::cookie(headers, name)));
        let lines = headers.get_all(ACCEPT_LANGUAGE).iter().cloned();
        let languages = named.and_then(language).into_iter().chain(lines).collect();
        let vary = if cookie.is_some() { "Accept-Language, Cookie" } else { "Accept-Language" };
        RequestLocale { catalog, languages, vary }
    }

    /// The locale, to look codes up in.
    pub fn locale(&self) -> Locale<'_> {
        self.catalog.accept_lines(&self.languages)
    }

    /// The text of a code; see [`Locale::tr`].
    pub fn tr(&self, code: impl Into<Code>) -> Cow<'_, str> {
        self.locale().tr(code)
    }

    /// The text of a code with arguments; see [`Locale::tr_args`].
    pub fn tr_args(&self, code: impl Into<Code>, args: &FluentArgs<'_>) -> Cow<'_, str> {
        self.locale().tr_args(code, args)
    }
}

impl<S: Sync> FromRequestParts<S> for RequestLocale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<RequestLocale, Infallible> {
        if let Some(locale) = parts.extensions.get::<RequestLocale>() {
            return Ok(locale.clone());
        }
        let catalog = CatalogSource::default().current();
        Ok(RequestLocale::new(catalog, &LanguageSources::default(), &parts.uri, &parts.headers))
    }
}

impl IntoResponseParts for RequestLocale {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let headers = response.headers_mut();
        if let Ok(locale) = HeaderValue::try_from(self.locale().id().to_string()) {
            headers.insert(CONTENT_LANGUAGE, locale);
        }
        headers.append(VARY, HeaderValue::from_static(self.vary));
        Ok(response)
    }
}

/// The value of a parameter in the query of a URI.
fn parameter<'u>(uri: &'u Uri, name: &str) -> Option<&'u str> {
    let mut pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(other, _)| *other == name).map(|(_, value)| value)
}

/// The value of a cookie.
fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(other, _)| other.trim() == name).map(|(_, value)| value.trim())
}

/// A language as a line of `Accept-Language`; `None` for what is no language tag.
fn language(tag: &str) -> Option<HeaderValue> {
    let is_tag = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if tag.is_empty() || !tag.bytes().all(is_tag) {
        return None;
    }
    HeaderValue::from_str(&tag.replace('_', "-")).ok()
}
