//! Errors with a code.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::thread;

use fluent_codes::{
    Catalog, Code, CodedError, Decimal, ErrorCode, ErrorVariant, ErrorVariants, FluentArgs,
    OwnedArgs, find_error_code, fluent_args, langid,
};

use crate::sources::catalog;

#[derive(Debug)]
struct StoreError {
    disk: String,
    bytes: u64,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "disk {} is full", self.disk)
    }
}

impl Error for StoreError {}

impl ErrorCode for StoreError {
    fn code(&self) -> Code {
        Code::new(700001)
    }

    fn args(&self) -> FluentArgs<'_> {
        fluent_args!["disk" => &self.disk, "bytes" => self.bytes]
    }

    fn http_status(&self) -> Option<u16> {
        Some(507)
    }
}

impl ErrorVariants for StoreError {
    fn variants() -> Vec<ErrorVariant> {
        let arguments = vec!["disk", "bytes"];
        vec![ErrorVariant { name: "StoreError", code: Code::new(700001), arguments }]
    }
}

#[derive(Debug)]
struct Saving(Box<dyn Error + Send + Sync>);

impl fmt::Display for Saving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot save")
    }
}

impl Error for Saving {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

#[derive(Debug)]
struct Forbidden;

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("forbidden")
    }
}

impl Error for Forbidden {}

impl ErrorCode for Forbidden {
    fn code(&self) -> Code {
        Code::new(100013)
    }
}

fn full() -> StoreError {
    StoreError { disk: "b".to_owned(), bytes: u64::MAX }
}

fn files() -> Catalog {
    catalog(&[
        ("en-US/e.ftl", "E700001 = { $bytes } bytes do not fit on { $disk }\n"),
        ("fr/e.ftl", "E700001 = { $disk } est plein\n    .help = Voir { $manuel }\n"),
        ("de/e.ftl", "E1 = eins\n"),
    ])
}

#[test]
fn the_first_error_of_a_chain_that_has_a_code_is_found() {
    let code = |error: &(dyn Error + 'static)| {
        find_error_code::<(Forbidden, StoreError)>(error).map(|found| found.code().number())
    };
    assert_eq!(code(&Saving(Box::new(full()))), Some(700001));
    assert_eq!(code(&Saving(Box::new(Saving(Box::new(Forbidden))))), Some(100013));
    assert_eq!(code(&full()), Some(700001));
    assert_eq!(code(&fmt::Error), None);
    let boxed: Box<dyn Error + Send + Sync> = Box::new(full());
    assert_eq!(code(&*boxed), Some(700001));
    assert!(find_error_code::<Forbidden>(&*boxed).is_none());
}

#[test]
fn a_coded_error_keeps_what_its_error_has() {
    fn fail() -> Result<(), CodedError> {
        Err(full())?
    }
    let error = fail().unwrap_err();
    let sent = thread::spawn({
        let error = error.clone();
        move || (error.code(), error.http_status(), error.cause().to_owned())
    });
    let expected = (Code::new(700001), Some(507), "disk b is full".to_owned());
    assert_eq!(sent.join().unwrap(), expected);
    assert_eq!(error.to_string(), "error 700001: disk b is full");
    let text = files().tr_args(error.code(), &langid!("en"), &error.args()).into_owned();
    assert_eq!(text, "18,446,744,073,709,551,615 bytes do not fit on b");
}

#[test]
fn a_chain_without_a_code_is_any_other_failure() {
    let error = CodedError::find::<Forbidden>(&Saving(Box::new(full())));
    assert_eq!(error.code(), Code::new(-1));
    assert_eq!(error.http_status(), None);
    assert_eq!(error.cause(), "cannot save: disk b is full");
}

#[test]
fn pointers_to_an_error_have_its_code() {
    let boxed: Box<dyn ErrorCode> = Box::new(full());
    assert_eq!(boxed.http_status(), Some(507));
    assert_eq!(Arc::new(full()).args().iter().count(), 2);
    assert_eq!(CodedError::from(Code::new(5)).code().code(), Code::new(5));
}

#[test]
fn owned_arguments_give_what_they_got() {
    let number = Decimal::from(u128::MAX);
    let name = Some(String::from("b"));
    let (borrowed, shared) = (Cow::Borrowed("c"), Arc::<str>::from("d"));
    let args = fluent_args![
        "disk" => &name, "bytes" => &number, "half" => 0.5, "none" => None::<u8>,
        "cow" => &borrowed, "arc" => &shared, "ref" => &"e",
    ];
    let mut owned = OwnedArgs::from(&args).clone();
    let written = |args: &FluentArgs<'_>| format!("{:?}", args.iter().collect::<Vec<_>>());
    assert_eq!(written(&owned.to_args()), written(&args));
    owned.set("disk", String::from("f"));
    owned.set("new", 1);
    let set = owned.to_args();
    assert_eq!(set.get("disk"), Some(&"f".into()));
    assert_eq!(set.iter().count(), 8);
    assert!(!owned.is_empty());
    assert!(OwnedArgs::new().is_empty());
}

#[test]
fn what_a_locale_lacks_for_an_error_is_listed() {
    let error = files().covers::<StoreError>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "de: no message `E700001` for `StoreError`\n\
         fr: `E700001` has a variable `$manuel` that `StoreError` lacks\n\
         fr: `E700001` lacks the variable `$bytes` of `StoreError`"
    );
    assert_eq!(error.gaps().len(), 3);
    assert_eq!(format!("{error:?}"), format!("\n{error}\n"));
    let files = [("en-US/e.ftl", "E700001 = { $bytes } and { $disk }\n")];
    assert!(catalog(&files).covers::<StoreError>().is_ok());
}
