//! A command with nothing but a directory of its own: no shipped messages, and nothing in the
//! program.
//!
//! ```text
//! $ cargo run --example own_directory -- /etc/app/locales fr 700001
//! Le disque est plein
//! ```

use std::env;
use std::error::Error;
use std::process::ExitCode;

use fluent_codes::{Catalog, parse_language};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(directory), Some(language)) = (arguments.next(), arguments.next()) else {
        return Err("expected a directory of locales, a language, and codes".into());
    };
    let catalog = Catalog::builder().directory(directory).build()?;
    for problem in catalog.problems() {
        eprintln!("{problem}");
    }
    let locale = catalog.locale(&parse_language(&language)?);
    for code in arguments {
        println!("{}", locale.tr(code.parse::<i64>()?));
    }
    Ok(())
}
