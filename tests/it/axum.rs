//! Errors as responses of axum.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::body::{Body, HttpBody};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use fluent_codes::axum::{LocalizationLayer, RequestLocale};
use fluent_codes::{Catalog, Code, CodedError, Locales, fluent_args, langid};
use serde::Deserialize;
use tower::ServiceExt;

use crate::logs;
use crate::sources::{folder, write};

/// Runs a future that never waits.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
    }
}

/// Sends a request with these headers and this body: a line `GET /path`, then header lines.
fn send(app: &Router, head: &str, body: &str) -> Answer {
    let mut lines = head.lines();
    let (method, path) = lines.next().unwrap().split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path);
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    let response = app.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap());
    let Ok(response): Result<Response, Infallible> = run(response);
    let (parts, mut body) = response.into_parts();
    let mut text = Vec::new();
    while let Some(frame) = run(std::future::poll_fn(|context| pin!(&mut body).poll_frame(context)))
    {
        text.extend_from_slice(frame.unwrap().data_ref().unwrap());
    }
    let (status, headers) = (parts.status.as_u16(), parts.headers);
    Answer { status, headers, body: String::from_utf8(text).unwrap() }
}

#[derive(Deserialize)]
struct Upload {
    #[expect(dead_code, reason = "read by no handler")]
    size: u64,
}

async fn too_large() -> Result<(), CodedError> {
    let args = fluent_args!["limit" => 8];
    Err(CodedError::new(131201).with_args(&args).with_http_status(413).with_cause("9 > 8"))
}

async fn own_text(locale: RequestLocale) -> impl IntoResponse {
    let text = locale.tr(131601).into_owned();
    (locale, text)
}

const ENCODED: [(&str, &str); 1] = [("content-encoding", "gzip")];

fn app(layer: LocalizationLayer) -> Router {
    Router::new()
        .route("/too-large", get(too_large))
        .route("/text", get(own_text))
        .route("/json", post(|_: Json<Upload>| async {}))
        .route("/form", post(|_: Form<Upload>| async {}))
        .route("/query", get(|_: Query<Upload>| async {}))
        .route("/path/{id}", get(|_: Path<u8>| async {}))
        .route("/timeout", get(|| async { StatusCode::REQUEST_TIMEOUT }))
        .route("/broken", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "at 10.0.0.1") }))
        .route("/html", get(|| async { (StatusCode::NOT_FOUND, axum::response::Html("<p>")) }))
        .route("/fine", get(|| async { "fine" }))
        .route("/gzip", get(|| async { (ENCODED, CodedError::new(131201)) }))
        .route("/gzip-text", get(|| async { (StatusCode::NOT_FOUND, ENCODED, "\u{1f}") }))
        .layer(layer)
}

fn shipped() -> Router {
    let catalog = Catalog::builder().embedded::<Locales>().build().unwrap();
    app(LocalizationLayer::with_catalog(catalog))
}

#[test]
fn an_error_is_answered_in_the_language_of_its_request() {
    let answer = send(&shipped(), "GET /too-large\nAccept-Language: zh-SG, en;q=0.5", "");
    assert_eq!(answer.status, 413);
    assert_eq!(answer.header("content-type"), ["application/json"]);
    assert_eq!(answer.header("content-language"), ["zh-CN"]);
    assert_eq!(answer.header("vary"), ["Accept-Language, Accept"]);
    assert_eq!(answer.header("content-length"), [answer.body.len().to_string()]);
    assert_eq!(answer.body, r#"{"code":131201,"message":"文件大小过大"}"#);
}

#[test]
fn several_lines_are_one_list() {
    let head = "GET /too-large\nAccept-Language: tlh, en;q=0.1\nAccept-Language: zh;q=0.2";
    assert_eq!(send(&shipped(), head, "").header("content-language"), ["zh-CN"]);
}

#[test]
fn a_client_gets_problem_details_if_it_asks_for_them() {
    let answer = send(&shipped(), "GET /too-large\nAccept: application/problem+json", "");
    assert_eq!(answer.header("content-type"), ["application/problem+json"]);
    assert_eq!(answer.header("content-language"), ["en-US"]);
    assert_eq!(
        answer.body,
        r#"{"type":"about:blank","title":"Payload Too Large","status":413,"detail":"size of file exceeds limit","code":131201}"#
    );
}

#[test]
fn rejections_get_shipped_codes() {
    let app = shipped();
    let check = |head: &str, body: &str, status: u16, code: i64| {
        let answer = send(&app, head, body);
        let text = Catalog::builder().embedded::<Locales>().build().unwrap();
        let text = text.tr(code, &langid!("en-US")).into_owned();
        let expected = format!("{{\"code\":{code},\"message\":\"{text}\"}}");
        assert_eq!((answer.status, answer.body), (status, expected), "{head}");
    };
    let json = "POST /json\nContent-Type: application/json";
    check(json, "{}", 422, 100000);
    check(json, r#"{"size":"a"}"#, 422, 100001);
    check(json, "[", 400, 100005);
    check(json, "[]", 422, 100003);
    check("POST /json", "{}", 415, 100007);
    let form = "POST /form\nContent-Type: application/x-www-form-urlencoded";
    check(form, "", 422, 100000);
    check(form, "size=a", 422, 100001);
    check("GET /query", "", 400, 100000);
    check("GET /query?size=a", "", 400, 100001);
    check("GET /query?size=1&size=2", "", 400, 100002);
    check("GET /path/256", "", 400, 100001);
    check("GET /nowhere", "", 404, 100004);
    check("DELETE /fine", "", 405, 100006);
    check("GET /timeout", "", 408, 100015);
    check("GET /broken", "", 500, -1);
}

#[test]
fn other_headers_of_a_rejection_stay() {
    assert_eq!(send(&shipped(), "DELETE /fine", "").header("allow"), ["GET,HEAD"]);
}

#[test]
fn what_is_no_rejection_stays_as_it_is() {
    let answer = send(&shipped(), "GET /fine", "");
    assert_eq!((answer.status, answer.body.as_str()), (200, "fine"));
    assert_eq!(answer.header("vary"), Vec::<&str>::new());
    let answer = send(&shipped(), "GET /html", "");
    assert_eq!((answer.status, answer.body.as_str()), (404, "<p>"));
}

#[test]
fn a_body_is_replaced_with_its_encoding() {
    let answer = send(&shipped(), "GET /gzip", "");
    assert_eq!(answer.body, r#"{"code":131201,"message":"size of file exceeds limit"}"#);
    assert_eq!(answer.header("content-encoding"), Vec::<&str>::new());
    // What is encoded is no text of a rejection.
    let answer = send(&shipped(), "GET /gzip-text", "");
    assert_eq!((answer.body.as_str(), answer.header("content-encoding")), ("\u{1f}", vec!["gzip"]));
}

#[test]
fn rejections_can_have_other_codes_or_none() {
    let layer = LocalizationLayer::new().rejections(|rejection| match rejection.status() {
        StatusCode::NOT_FOUND => Some(Code::new(131601)),
        StatusCode::REQUEST_TIMEOUT => Some(Code::new(999)),
        _ => None,
    });
    let app = app(layer);
    assert!(send(&app, "GET /nowhere", "").body.contains("131601"));
    let answer = send(&app, "GET /query", "");
    assert_eq!(answer.body, "Failed to deserialize query string: missing field `size`");
    let answer = send(&app, "GET /timeout", "");
    assert_eq!((answer.status, answer.body.as_str()), (408, ""));
}

#[test]
fn handlers_see_the_locale_of_their_request() {
    let answer = send(&shipped(), "GET /text\nAccept-Language: zh", "");
    assert_eq!((answer.status, answer.body.as_str()), (200, "设备未找到"));
    assert_eq!(answer.header("content-language"), ["zh-CN"]);
    assert_eq!(answer.header("vary"), ["Accept-Language"]);
    // Without the layer, from the process's catalog.
    let app = Router::new().route("/text", get(own_text));
    assert_eq!(send(&app, "GET /text\nAccept-Language: zh", "").body, "设备未找到");
}

#[test]
fn query_and_cookie_name_the_language_if_they_are_asked_to() {
    let layer = || LocalizationLayer::new().query_parameter("lang").cookie("language");
    let locale = |app: &Router, head: &str| {
        let answer = send(app, head, "");
        (answer.header("content-language")[0].to_owned(), answer.header("vary").join(", "))
    };
    let asked = app(layer());
    let check = |head: &str, expected: &str| {
        let vary = "Accept-Language, Accept, Cookie".to_owned();
        assert_eq!(locale(&asked, head), (expected.to_owned(), vary), "{head}");
    };
    check("GET /too-large?a=b&lang=zh_CN\nAccept-Language: en", "zh-CN");
    check("GET /too-large\nCookie: a=b; language=zh\nAccept-Language: en", "zh-CN");
    check("GET /too-large?lang=en\nCookie: language=zh\nAccept-Language: zh", "en-US");
    // What names no language, or none that there is, says nothing.
    check("GET /too-large?lang=tlh\nAccept-Language: zh", "zh-CN");
    check("GET /too-large?lang=en,*;q=0\nAccept-Language: zh", "zh-CN");
    check("GET /too-large?lang=&language=en\nAccept-Language: zh", "zh-CN");
    // The handler's own text depends on the cookie as well.
    let own_text = locale(&asked, "GET /text\nCookie: language=zh");
    assert_eq!(own_text, ("zh-CN".to_owned(), "Accept-Language, Cookie".to_owned()));
    let not_asked = locale(&shipped(), "GET /too-large?lang=zh\nCookie: language=zh");
    assert_eq!(not_asked, ("en-US".to_owned(), "Accept-Language, Accept".to_owned()));
}

#[test]
fn a_live_catalog_answers_with_what_it_has_now() {
    let folder = folder(&[("en-US/e.ftl", "E131201 = too large\n")]);
    let live = Catalog::builder().directory(folder.path()).live().start().unwrap();
    let live = std::sync::Arc::new(live);
    let app = app(LocalizationLayer::with_catalog(std::sync::Arc::clone(&live)));
    let head = "GET /too-large\nAccept-Language: fr";
    assert_eq!(send(&app, head, "").body, r#"{"code":131201,"message":"too large"}"#);
    write(folder.path(), "fr/e.ftl", "E131201 = trop grand\n".as_bytes());
    live.reload();
    assert_eq!(send(&app, head, "").body, r#"{"code":131201,"message":"trop grand"}"#);
}

#[test]
fn a_rejection_without_a_message_stays_as_it_is() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    let app = app(LocalizationLayer::with_catalog(catalog));
    let answer = send(&app, "GET /nowhere", "");
    assert_eq!((answer.status, answer.body.as_str()), (404, ""));
}

#[test]
fn without_a_layer_an_error_is_its_code() {
    let app = Router::new().route("/too-large", get(too_large));
    let answer = send(&app, "GET /too-large", "");
    assert_eq!((answer.status, answer.body.as_str()), (413, r#"{"code":131201}"#));
}

#[test]
fn the_log_is_in_the_source_locale() {
    logs::collect();
    send(&shipped(), "GET /too-large?secret=1\nAccept-Language: zh", "");
    send(&shipped(), "GET /broken\nAccept-Language: zh", "");
    let line = "WARN GET /too-large: 413 E131201: size of file exceeds limit: 9 > 8 \
                [code=131201, status=413]";
    assert_eq!(logs::with("GET /too-large: ").last().unwrap(), line);
    let line = "ERROR GET /broken: 500 E-1: Failed: at 10.0.0.1 [code=-1, status=500]";
    assert_eq!(logs::with("GET /broken: ").last().unwrap(), line);
}
