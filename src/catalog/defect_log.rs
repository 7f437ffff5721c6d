//! Reporting the defects of texts to the log and to the application.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::panic::{self, AssertUnwindSafe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use log::Level;
use unic_langid::LanguageIdentifier;

use crate::code::Code;
use crate::format::defect::Defect;
use crate::logging::TARGET;

/// How long a defect is not logged again after it was logged.
const REPEATED_AFTER: Duration = Duration::from_secs(60 * 60);

/// How many defects are logged in a minute.
const MAX_PER_MINUTE: u64 = 60;

/// How many defects are remembered.
const PLACES: usize = 1024;

/// A defect of a text that was returned without an error, from
/// [`CatalogBuilder::on_defect`](crate::CatalogBuilder::on_defect).
///
/// Its `Display` is one line with the locale, the code and the defect.
#[derive(Clone, Copy, Debug)]
pub struct DefectReport<'r> {
    code: Code,
    locale: &'r LanguageIdentifier,
    defect: &'r Defect,
}

impl DefectReport<'_> {
    /// The code that was asked for.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The locale of the text that was returned.
    pub fn locale(&self) -> &LanguageIdentifier {
        self.locale
    }

    /// What is wrong with it.
    pub fn defect(&self) -> &Defect {
        self.defect
    }
}

impl fmt::Display for DefectReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.defect {
            // This defect names the code itself.
            Defect::UnknownCode(_) => write!(f, "{}: {}", self.locale, self.defect),
            defect => write!(f, "{}: {}: {defect}", self.locale, self.code.message_id()),
        }
    }
}

/// The callback of an application.
pub(crate) type OnDefect = dyn Fn(&DefectReport<'_>) + Send + Sync;

/// Logs each distinct defect once an hour, and calls the application with every one.
///
/// Once it has memory, at the first defect that is logged, it takes no lock, and its memory does not
/// grow.
pub(crate) struct DefectLog {
    on_defect: Option<Box<OnDefect>>,
    started: Instant,
    hasher: RandomState,
    /// When a defect was logged, at the index that its hash gives: half of the hash in the upper 32
    /// bits, the second in the lower. Of two defects with one index, the later is remembered.
    logged: OnceLock<Box<[AtomicU64]>>,
    /// The minute in the upper 32 bits, and in the lower how many defects were due in it.
    this_minute: AtomicU64,
}

impl Default for DefectLog {
    fn default() -> DefectLog {
        DefectLog {
            on_defect: None,
            started: Instant::now(),
            hasher: RandomState::new(),
            logged: OnceLock::new(),
            this_minute: AtomicU64::new(0),
        }
    }
}

impl fmt::Debug for DefectLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefectLog").finish_non_exhaustive()
    }
}

impl DefectLog {
    pub(crate) fn new(on_defect: Box<OnDefect>) -> DefectLog {
        DefectLog { on_defect: Some(on_defect), ..DefectLog::default() }
    }

    /// Reports the defects of a text that was returned.
    #[cold]
    pub(crate) fn report(&self, code: Code, locale: &LanguageIdentifier, defects: &[Defect]) {
        for defect in defects {
            let report = DefectReport { code, locale, defect };
            if log::log_enabled!(target: TARGET, Level::Warn) && self.is_due(&report) {
                log(&report);
            }
            if let Some(on_defect) = &self.on_defect
                && panic::catch_unwind(AssertUnwindSafe(|| on_defect(&report))).is_err()
            {
                log::error!(target: TARGET, "the callback for defects panicked");
            }
        }
    }

    /// Whether a defect is to be logged; if so, it counts as logged.
    fn is_due(&self, report: &DefectReport<'_>) -> bool {
        // Counted from one: zero means never.
        let second = self.started.elapsed().as_secs() + 1;
        let hash = self.hasher.hash_one((report.code, report.locale, report.defect));
        let logged = self.logged.get_or_init(|| (0..PLACES).map(|_| AtomicU64::new(0)).collect());
        let Some(place) = logged.get(hash as usize % PLACES) else { return false };
        let last = place.load(Ordering::Relaxed);
        let (tag, last_tag) = (hash >> 32, last >> 32);
        let last_second = last & u64::from(u32::MAX);
        let is_recent =
            last_second > 0 && second.saturating_sub(last_second) < REPEATED_AFTER.as_secs();
        if is_recent && tag == last_tag || !self.has_room(second / 60) {
            return false;
        }
        place.store(tag << 32 | second & u64::from(u32::MAX), Ordering::Relaxed);
        true
    }

    /// Counts a defect that is due; returns whether its minute has room for it.
    fn has_room(&self, minute: u64) -> bool {
        let count = |current: u64| {
            let is_same_minute = current >> 32 == minute;
            if is_same_minute { current + 1 } else { minute << 32 | 1 }
        };
        let (Ok(before) | Err(before)) =
            self.this_minute
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |current| Some(count(current)));
        let counted = count(before) & u64::from(u32::MAX);
        if counted == MAX_PER_MINUTE + 1 {
            log::warn!(target: TARGET, "further defects of texts are not logged in this minute");
        }
        counted <= MAX_PER_MINUTE
    }
}

/// Logs a defect, with its subject in fields.
fn log(report: &DefectReport<'_>) {
    let (code, locale) = (report.code.number(), report.locale);
    match report.defect {
        Defect::MissingArgument(variable) => {
            log::warn!(target: TARGET, code, locale:%, variable = variable.as_str(); "{report}");
        }
        Defect::UnknownFunction(function)
        | Defect::FailedFunction(function)
        | Defect::PanickedFunction(function) => {
            log::warn!(target: TARGET, code, locale:%, function = function.as_str(); "{report}");
        }
        _ => log::warn!(target: TARGET, code, locale:%; "{report}"),
    }
}

#[cfg(test)]
mod tests {
    use unic_langid::langid;

    use super::*;

    const EN: LanguageIdentifier = langid!("en");

    fn is_due(log: &DefectLog, code: i64, variable: &str) -> bool {
        let defect = Defect::MissingArgument(variable.to_owned());
        log.is_due(&DefectReport { code: code.into(), locale: &EN, defect: &defect })
    }

    #[test]
    fn the_same_defect_is_due_once() {
        let log = DefectLog::default();
        // Two defects can have the same index, so nothing comes between a defect and its repetition.
        for (code, variable) in [(1, "a"), (1, "b"), (2, "a")] {
            assert!(is_due(&log, code, variable));
            assert!(!is_due(&log, code, variable));
        }
    }

    #[test]
    fn a_minute_has_room_for_some() {
        let log = DefectLog::default();
        for minute in [3, 4, 5] {
            let granted = (0..1000).filter(|_| log.has_room(minute)).count();
            assert_eq!(granted as u64, MAX_PER_MINUTE);
        }
    }

    #[test]
    fn what_found_no_room_is_due_later() {
        let log = DefectLog::default();
        while log.has_room(0) {}
        assert!(!is_due(&log, 1, "a"));
        log.this_minute.store(0, Ordering::Relaxed);
        assert!(is_due(&log, 1, "a"));
    }
}
