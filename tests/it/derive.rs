//! What `#[derive(ErrorCode)]` and `code!` write.

use std::error::Error;
use std::net::Ipv4Addr;

use fluent_codes::{
    Catalog, Code, CodedError, ErrorCode, ErrorVariants, Locales, code, fluent_args, langid,
};

#[derive(Debug, thiserror::Error, ErrorCode)]
#[error_code(locales = "tests/data/derive")]
enum StoreError {
    #[error("disk full")]
    #[code(700001)]
    DiskFull,
    #[error("nobody at {address}")]
    #[code(700003, http = 504)]
    Unreachable {
        #[code(display)]
        address: Ipv4Addr,
        owner: Option<String>,
    },
}

#[derive(Debug, thiserror::Error, ErrorCode)]
#[error_code(locales = "tests/data/derive")]
enum ApiError {
    #[error("upload of {size} bytes")]
    #[code(700002, http = 413)]
    TooLarge { size: u64, limit: u64 },
    #[error("no such device")]
    #[code(131601, http = 404)]
    NoDevice,
    #[error("step {0}")]
    #[code(700004)]
    Step(#[code(arg = "step-name")] &'static str, #[code(arg = "step")] u8),
    #[error(transparent)]
    #[code(from)]
    Store(#[from] StoreError),
    #[error("while saving")]
    #[code(from)]
    Saving { id: u8, source: Box<StoreError> },
}

/// The error of a struct.
#[derive(Debug, thiserror::Error, ErrorCode)]
#[error_code(locales = "tests/data/derive", shipped = false)]
#[code(-7)]
#[error("below zero")]
struct BelowZero;

const TOO_LARGE: Code = code!(131201);

fn own() -> Catalog {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/derive");
    Catalog::builder().embedded::<Locales>().directory(folder).build().unwrap()
}

#[track_caller]
fn check(error: &dyn ErrorCode, text: &str, http_status: Option<u16>) {
    let catalog = own();
    let message = catalog.message(error.code(), &langid!("en-US"));
    assert_eq!(message.format(&error.args()).unwrap(), text);
    assert_eq!(error.http_status(), http_status);
}

#[test]
fn code_arguments_and_status_are_those_of_the_variant() {
    let too_large = ApiError::TooLarge { size: 9, limit: 8 };
    check(&too_large, "9 bytes are too many; 8 are allowed", Some(413));
    check(&ApiError::NoDevice, "device not found", Some(404));
    check(&BelowZero, "Below zero", None);
    check(&TOO_LARGE, "size of file exceeds limit", None);
}

#[test]
fn an_attribute_of_the_message_gives_the_status() {
    check(&StoreError::DiskFull, "The disk is full", Some(507));
}

#[test]
fn a_field_can_be_displayed_and_named() {
    let address = Ipv4Addr::LOCALHOST;
    let unreachable = StoreError::Unreachable { address, owner: Some("Ada".to_owned()) };
    check(&unreachable, "Nobody answers at 127.0.0.1", Some(504));
    let args = unreachable.args();
    assert_eq!(args.get("owner"), Some(&"Ada".into()));
    let step = ApiError::Step("two", 2);
    let expected = fluent_args!["step-name" => "two", "step" => 2];
    assert_eq!(step.args().iter().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_delegating_variant_has_what_its_field_has() {
    check(&ApiError::from(StoreError::DiskFull), "The disk is full", Some(507));
    let saving = ApiError::Saving { id: 1, source: Box::new(StoreError::DiskFull) };
    check(&saving, "The disk is full", Some(507));
    let boxed: Box<dyn Error + Send + Sync> = Box::new(saving);
    assert_eq!(
        CodedError::find::<(BelowZero, ApiError)>(&*boxed).to_string(),
        "error 700001: while saving: disk full"
    );
}

#[test]
fn anyhow_keeps_the_code() {
    let error = anyhow::Error::from(ApiError::NoDevice).context("reading");
    let coded = CodedError::find::<ApiError>(&*error);
    assert_eq!(coded.code(), Code::new(131601));
    assert_eq!(coded.cause(), "reading: no such device");
}

#[test]
fn every_variant_is_listed() {
    let listed: Vec<(&str, i64, Vec<&str>)> = (ApiError::variants().into_iter())
        .map(|variant| (variant.name, variant.code.number(), variant.arguments))
        .collect();
    assert_eq!(
        listed,
        [
            ("ApiError::TooLarge", 700002, vec!["size", "limit"]),
            ("ApiError::NoDevice", 131601, vec![]),
            ("ApiError::Step", 700004, vec!["step-name", "step"]),
            ("StoreError::DiskFull", 700001, vec![]),
            ("StoreError::Unreachable", 700003, vec!["address", "owner"]),
            ("StoreError::DiskFull", 700001, vec![]),
            ("StoreError::Unreachable", 700003, vec!["address", "owner"]),
        ]
    );
}

#[test]
fn a_catalog_says_what_it_lacks_for_the_errors() {
    let error = own().covers::<ApiError>().unwrap_err();
    let lines: Vec<String> = error.gaps().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines[..5],
        [
            "fr: `E700002` lacks the variable `$limit` of `ApiError::TooLarge`",
            "zh-CN: no message `E700002` for `ApiError::TooLarge`",
            "fr: no message `E131601` for `ApiError::NoDevice`",
            "fr: no message `E700004` for `ApiError::Step`",
            "zh-CN: no message `E700004` for `ApiError::Step`",
        ]
    );
    assert!(lines.contains(
        &"fr: `E700003` has a variable `$step` that `StoreError::Unreachable` lacks".to_owned()
    ));
}
