//! The words of a text that have changed.

use similar::{ChangeTag, TextDiff};

/// How many changes of one text are named.
const MAX_CHANGES: usize = 3;

/// The changes of a text, word by word: `“5” is now “10”, “only” is gone`.
pub(crate) fn between(past: &str, now: &str) -> String {
    let diff = TextDiff::from_unicode_words(past, now);
    let mut changes: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    // Spaces between two changed words do not separate the changes.
    let mut blank = String::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        if change.tag() == ChangeTag::Equal {
            if is_open && word.trim().is_empty() {
                blank.push_str(word);
            } else {
                is_open = false;
                blank.clear();
            }
            continue;
        }
        if !is_open {
            changes.push(Default::default());
            is_open = true;
        }
        let Some((removed, added)) = changes.last_mut() else { continue };
        removed.push_str(&blank);
        added.push_str(&blank);
        blank.clear();
        if change.tag() == ChangeTag::Delete { removed } else { added }.push_str(word);
    }
    let more = changes.len().saturating_sub(MAX_CHANGES);
    let written = changes.iter().take(MAX_CHANGES).map(|(removed, added)| {
        match (removed.trim(), added.trim()) {
            (removed, "") => format!("“{removed}” is gone"),
            ("", added) => format!("“{added}” is new"),
            (removed, added) => format!("“{removed}” is now “{added}”"),
        }
    });
    let mut written: Vec<String> = written.collect();
    if more > 0 {
        written.push(format!("and {more} more"));
    }
    written.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(between("a file of 5 MB", "a file of 10 MB"), "“5” is now “10”");
        assert_eq!(between("the file is too large", "the file is large"), "“too” is gone");
        assert_eq!(between("the file", "the whole file"), "“whole” is new");
        assert_eq!(between("one two three", "one four five"), "“two three” is now “four five”");
        assert_eq!(
            between("a b c d e f g h", "1 b 2 d 3 f 4 h"),
            "“a” is now “1”, “c” is now “2”, “e” is now “3”, and 1 more"
        );
        assert_eq!(between("文件大小", "文件数量"), "“大小” is now “数量”");
        assert_eq!(between("same", "same"), "");
    }
}
