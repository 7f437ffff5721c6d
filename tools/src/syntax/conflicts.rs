//! The marks that git leaves in a file whose versions it could not merge.

use std::ops::Range;

/// Whether a line is such a mark.
pub(crate) fn is_mark(line: &str) -> bool {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    MARKS.iter().any(|mark| {
        let rest = line.strip_prefix(mark);
        rest.is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
    })
}

/// Where the conflicts of a text stand, from the first mark of each to its last.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut conflicts: Vec<Range<usize>> = Vec::new();
    if !text.contains("<<<<<<<") {
        return conflicts;
    }
    let mut is_open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if is_mark(line) && line.starts_with('<') && !is_open {
            conflicts.push(at..end);
            is_open = true;
        } else if let Some(last) = conflicts.last_mut().filter(|_| is_open) {
            if is_mark(line) {
                last.end = end;
            }
            is_open = !(is_mark(line) && line.starts_with('>'));
        }
        at = end;
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_first_mark_to_the_last() {
        let text = "E1 = a\n<<<<<<< HEAD\nE2 = b\n=======\nE2 = c\n>>>>>>> x\nE3 = d\n";
        assert_eq!(find(text), vec![Range { start: 7, end: 52 }]);
        assert!(find("E1 = <<<<<<< a\n<<<<<<<< b\n").is_empty());
        assert_eq!(find("<<<<<<< HEAD\nE1 = a\n"), vec![Range { start: 0, end: 13 }]);
    }
}
