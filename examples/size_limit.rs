//! A command that fails in the language of its environment.
//!
//! ```text
//! $ LANG=zh_CN.UTF-8 cargo run --example size_limit -- Cargo.lock 1000
//! E131201: 文件大小过大
//! ```
//!
//! As gettext does, it uses the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.

use std::process::ExitCode;
use std::{env, fs};

use fluent_codes::{Code, LanguageIdentifier, parse_language, tr};

/// The file is larger than is allowed.
const TOO_LARGE: Code = Code::new(131201);
/// The file is empty.
const EMPTY: Code = Code::new(131204);
/// An argument is missing.
const NO_ARGUMENT: Code = Code::new(100000);
/// An argument is no number.
const NO_NUMBER: Code = Code::new(100001);
/// There is no such file.
const NOT_FOUND: Code = Code::new(100004);

fn main() -> ExitCode {
    match check() {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => {
            eprintln!("{}: {}", code.message_id(), tr(code, &language()));
            ExitCode::FAILURE
        }
    }
}

/// Whether the file has at least one byte and at most as many as are allowed.
fn check() -> Result<(), Code> {
    let mut arguments = env::args().skip(1);
    let path = arguments.next().ok_or(NO_ARGUMENT)?;
    let limit = arguments.next().ok_or(NO_ARGUMENT)?;
    let limit: u64 = limit.parse().map_err(|_| NO_NUMBER)?;
    match fs::metadata(path).map_err(|_| NOT_FOUND)?.len() {
        0 => Err(EMPTY),
        size if size > limit => Err(TOO_LARGE),
        _ => Ok(()),
    }
}

/// The language of the environment. The default one, which nothing matches, gets English texts.
fn language() -> LanguageIdentifier {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let mut set = variables.iter().filter_map(|name| env::var(name).ok());
    let name = set.find(|value| !value.is_empty()).unwrap_or_default();
    parse_language(&name).unwrap_or_default()
}
