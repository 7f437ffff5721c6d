//! Prints the report; with `--write`, also writes it to `REPORT.md` and `BENCHMARKS.md`. With the
//! name of a measurement, it is one of the processes that the report starts.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        [] => peers::print(),
        ["--write"] => peers::write(),
        ["large", library, folder, locales, codes] => {
            peers::large(library, folder, parse(locales), parse(codes));
        }
        ["polling", folder] => peers::polling(folder),
        _ => {
            eprintln!("expected no argument, or `--write`");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn parse(number: &str) -> usize {
    number.parse().expect("a number")
}
