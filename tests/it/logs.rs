//! The log of all tests of the process: each test asks for its own lines.

use std::sync::{Mutex, Once, PoisonError};

use log::kv::{Error, Key, Value, VisitSource};
use log::{LevelFilter, Log, Metadata, Record};

/// The lines so far that contain a text, as in `WARN text [code=1, locale=en]`. A target other than
/// the crate comes before the text.
pub(crate) fn with(text: &str) -> Vec<String> {
    let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    lines.iter().filter(|line| line.contains(text)).cloned().collect()
}

/// Starts to collect the log. To be called before the first line that a test asks for.
pub(crate) fn collect() {
    static BEGIN: Once = Once::new();
    BEGIN.call_once(|| {
        log::set_logger(&Collector).unwrap();
        log::set_max_level(LevelFilter::Info);
    });
}

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Collector;

impl Log for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let mut fields = Fields(Vec::new());
        record.key_values().visit(&mut fields).unwrap();
        let target = match record.target() {
            "fluent_codes" => String::new(),
            other => format!("{other}: "),
        };
        let (level, text, fields) = (record.level(), record.args(), fields.0.join(", "));
        let line = format!("{level} {target}{text} [{fields}]");
        LINES.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    fn flush(&self) {}
}

struct Fields(Vec<String>);

impl VisitSource<'_> for Fields {
    fn visit_pair(&mut self, key: Key<'_>, value: Value<'_>) -> Result<(), Error> {
        self.0.push(format!("{key}={value}"));
        Ok(())
    }
}
