//! Logging the errors that are answered.

use std::fmt::{self, Write};

use http::{Method, Uri};
use log::Level;

use crate::answer::localized_error::LocalizedError;
use crate::logging::TARGET;

/// Logs an error in the source locale, with its cause: an error of the server as an error, one of
/// the client as a warning.
pub(crate) fn log_error(method: &Method, uri: &Uri, error: &LocalizedError<'_>, cause: &str) {
    let (path, status) = (uri.path(), error.http_status());
    let level = if status >= 500 { Level::Error } else { Level::Warn };
    let (code, text) = (error.code(), error.source_text());
    let colon = if cause.is_empty() { "" } else { ": " };
    let (text, cause) = (OneLine(&text), OneLine(cause));
    log::log!(
        target: TARGET, level, code = code.number(), status;
        "{method} {path}: {status} E{code}: {text}{colon}{cause}"
    );
}

/// A text with control characters escaped, so that a client cannot forge lines of the log.
struct OneLine<'t>(&'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') {
                write!(f, "{}", char.escape_default())?;
            } else {
                f.write_char(char)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::OneLine;

    #[test]
    fn lines_stay_one() {
        let text = OneLine("a\r\nERROR\u{1b}[0m 文\u{2028}b").to_string();
        assert_eq!(text, "a\\r\\nERROR\\u{1b}[0m 文\\u{2028}b");
    }
}
