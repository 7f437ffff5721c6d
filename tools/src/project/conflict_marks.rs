//! What git leaves in a file where two branches changed the same lines.

/// What the lines begin with that git puts in.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The mark of a conflict that a line begins with.
pub(crate) fn conflict_mark(line: &str) -> Option<&'static str> {
    MARKS.into_iter().find(|mark| line.starts_with(mark))
}
