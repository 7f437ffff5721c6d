//! What clients get for an error, in the formats that features add.

use fluent_codes::{
    BodyFormat, Catalog, Code, CodedError, ErrorRenderer, FluentValue, JsonFields, LocalizedError,
    ProblemDetails, fluent_args, langid,
};
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use serde_json::{json, to_value};

use crate::defects::Panicking;
use crate::sources::catalog;

fn files() -> Catalog {
    catalog(&[
        (
            "en-US/e.ftl",
            "E1 = { $size } bytes\n    .http = 413\n    .help = Send less than { $limit }\n    \
             .doc = https://example.org/1\nE2 = wrong\n    .http = 200\n",
        ),
        ("zh-CN/e.ftl", "E1 = { $size } 字节\n    .help = 少于 { $limit }\n"),
    ])
}

fn too_large() -> CodedError {
    CodedError::new(1).with_args(&fluent_args!["size" => 9, "limit" => u64::MAX])
}

#[test]
fn a_code_is_a_number() {
    assert_eq!(to_value(Code::new(-131201)).unwrap(), json!(-131201));
    assert_eq!(serde_json::from_str::<Code>("131201").unwrap(), Code::new(131201));
    assert!(serde_json::from_str::<Code>("\"131201\"").is_err());
}

#[test]
fn a_message_is_its_code_and_text() {
    let catalog = files();
    let message = catalog.message(2, &langid!("en"));
    assert_eq!(to_value(message).unwrap(), json!({"code": 2, "message": "wrong"}));
}

#[test]
fn fields_can_be_chosen() {
    let (catalog, error) = (files(), too_large());
    let fields = JsonFields::new().code("c").message("m").locale("l").args("a").help("h");
    let localized = catalog.accept("zh").error(&error);
    let expected = json!({
        "c": 1, "m": "9 字节", "l": "zh-CN", "h": "少于 18,446,744,073,709,551,615",
        "a": {"size": 9, "limit": u64::MAX.to_string()},
    });
    assert_eq!(to_value(localized.with_fields(&fields)).unwrap(), expected);
    assert_eq!(to_value(&localized).unwrap(), json!({"code": 1, "message": "9 字节"}));
}

#[test]
fn arguments_keep_their_kind() {
    let args = fluent_args!["int" => -3, "half" => 0.5, "text" => "t", "none" => None::<u8>];
    let error = CodedError::new(2).with_args(&args);
    let catalog = files();
    let localized = catalog.accept("").error(&error);
    let written = to_value(localized.with_fields(&JsonFields::new().args("args"))).unwrap();
    assert_eq!(written["args"], json!({"int": -3, "half": 0.5, "text": "t", "none": null}));
}

#[test]
fn an_argument_that_panics_is_null() {
    let args = fluent_args!["size" => FluentValue::Custom(Box::new(Panicking))];
    let error = CodedError::new(1).with_args(&args);
    let catalog = files();
    let localized = catalog.accept("").error(&error);
    let expected = json!({"code": 1, "message": "{$size} bytes", "args": {"size": null}});
    assert_eq!(to_value(localized.with_fields(&JsonFields::new().args("args"))).unwrap(), expected);
}

#[test]
fn problem_details_have_what_the_messages_say() {
    let (catalog, error) = (files(), too_large());
    let problem = ProblemDetails::from(&catalog.accept("zh").error(&error));
    let expected = json!({
        "type": "https://example.org/1", "title": "Payload Too Large", "status": 413,
        "detail": "9 字节", "code": 1, "help": "少于 18,446,744,073,709,551,615",
    });
    assert_eq!(to_value(problem).unwrap(), expected);
    let mut problem = ProblemDetails::from(&catalog.accept("zh").error(&Code::new(3)));
    problem.instance = Some("/files/3".to_owned());
    let expected = json!({
        "type": "about:blank", "title": "Internal Server Error", "status": 500,
        "detail": "Unknown error (3)", "instance": "/files/3", "code": 3,
    });
    assert_eq!(to_value(problem).unwrap(), expected);
}

#[test]
fn grpc_gets_a_text_and_its_locale() {
    let (catalog, error) = (files(), too_large());
    let message = catalog.accept("zh-SG").error(&error).localized_message();
    assert_eq!(to_value(&message).unwrap(), json!({"locale": "zh-CN", "message": "9 字节"}));
}

#[test]
fn the_status_is_the_errors_or_the_messages_or_500() {
    let catalog = files();
    let status = |error: &CodedError| catalog.accept("zh").error(error).http_status();
    assert_eq!(status(&too_large()), 413);
    assert_eq!(status(&too_large().with_http_status(400)), 400);
    assert_eq!(status(&too_large().with_http_status(200)), 500);
    assert_eq!(status(&CodedError::new(2)), 500);
    let message = catalog.message(1, &langid!("zh"));
    assert_eq!(LocalizedError::from(message).http_status(), 413);
}

#[test]
fn the_body_is_what_the_client_accepts() {
    let (catalog, error) = (files(), too_large());
    let localized = catalog.accept("zh").error(&error);
    let media_type = |renderer: &ErrorRenderer, accept: &'static str| {
        let request = HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]);
        let response = renderer.render(&localized, &request);
        assert_eq!(response.status(), 413);
        let body: serde_json::Value = serde_json::from_str(response.body()).unwrap();
        let media_type = response.headers()[CONTENT_TYPE].to_str().unwrap().to_owned();
        (media_type, body.as_object().unwrap().len())
    };
    let json = ErrorRenderer::new();
    let problem = ErrorRenderer::new().default_format(BodyFormat::ProblemDetails);
    let json_body = ("application/json".to_owned(), 2);
    let problem_body = ("application/problem+json".to_owned(), 6);
    assert_eq!(media_type(&json, "*/*"), json_body);
    assert_eq!(media_type(&json, "application/problem+json"), problem_body);
    assert_eq!(media_type(&problem, "*/*"), problem_body);
    assert_eq!(media_type(&problem, "application/json"), json_body);
}
