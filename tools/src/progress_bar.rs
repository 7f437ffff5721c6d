//! How far a long command is, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// How often a bar is drawn, a second.
const REFRESHES: u8 = 10;

/// A bar on standard error; where that is no terminal, nothing is shown.
pub(crate) fn new(length: u64, what: &'static str) -> ProgressBar {
    let bar =
        ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr_with_hz(REFRESHES));
    let template = "{msg} [{bar:30}] {percent} %, {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("#>."));
    }
    bar.with_message(what).with_finish(ProgressFinish::AndClear)
}
