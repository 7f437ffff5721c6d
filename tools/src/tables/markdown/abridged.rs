//! A Markdown file without most rows of its long tables, which are parsed by themselves.
//!
//! The parser makes a tree of all that it parses, and needs some 500 bytes for a row.

use std::ops::Range;

use super::fingerprints::MARK;

/// A file, and what is cut out of it.
pub(super) struct Abridged<'m> {
    markdown: &'m str,
    pub(super) text: String,
    /// In their order.
    cuts: Vec<Cut>,
}

/// What is cut out of a file.
struct Cut {
    /// Where it stands in the file.
    range: Range<usize>,
    /// Where it would stand in the abridged file.
    at: usize,
}

/// How many rows are parsed at once.
const ROWS: usize = 256;

impl<'m> Abridged<'m> {
    /// The file without rows, and without fingerprints.
    pub(super) fn new(markdown: &'m str) -> Abridged<'m> {
        let mut ranges = long_tables(markdown);
        ranges.extend(fingerprints(markdown));
        ranges.sort_by_key(|range| range.start);
        Abridged::without(markdown, ranges)
    }

    /// The file as it is.
    pub(super) fn whole(markdown: &'m str) -> Abridged<'m> {
        Abridged::without(markdown, Vec::new())
    }

    fn without(markdown: &'m str, ranges: Vec<Range<usize>>) -> Abridged<'m> {
        let (mut text, mut copied) = (String::new(), 0);
        let mut cuts = Vec::new();
        for range in ranges {
            text.push_str(markdown.get(copied..range.start).unwrap_or_default());
            copied = range.end;
            cuts.push(Cut { range, at: text.len() });
        }
        text.push_str(markdown.get(copied..).unwrap_or_default());
        Abridged { markdown, text, cuts }
    }

    /// The place in the file of a byte of the abridged one.
    pub(super) fn offset(&self, at: usize) -> usize {
        let before = self.cuts.iter().take_while(|cut| cut.at <= at);
        at + before.map(|cut| cut.range.len()).sum::<usize>()
    }

    /// The rows that are cut out of a table between two bytes of the abridged file, some at a time.
    /// The table begins with `header`, its first two lines.
    pub(super) fn rows<'r>(
        &'r self,
        between: Range<usize>,
        header: &'r str,
    ) -> impl Iterator<Item = Rows> + 'r {
        let is_between = move |cut: &&Cut| between.start < cut.at && cut.at <= between.end;
        let cuts = self.cuts.iter().filter(is_between);
        cuts.flat_map(move |cut| self.rows_of(&cut.range, header))
    }

    fn rows_of<'r>(
        &'r self,
        cut: &'r Range<usize>,
        header: &'r str,
    ) -> impl Iterator<Item = Rows> + 'r {
        let mut start = cut.start;
        std::iter::from_fn(move || {
            let rest = self.markdown.get(start..cut.end).filter(|rest| !rest.is_empty())?;
            let length = rest.split_inclusive('\n').take(ROWS).map(str::len).sum();
            let text = [header, rest.get(..length)?].concat();
            let rows = Rows { text, header: header.len(), start };
            start += length;
            Some(rows)
        })
    }
}

/// Some rows of a table below its header, as a file of their own.
pub(super) struct Rows {
    pub(super) text: String,
    /// The length of the header.
    header: usize,
    /// Where the rows begin in the file that they are from.
    start: usize,
}

impl Rows {
    /// The place of a byte in the file that they are from.
    pub(super) fn offset(&self, at: usize) -> usize {
        self.start + at.saturating_sub(self.header)
    }
}

/// The rows of long tables, but for the first ones. A line that begins with a bar begins nothing but a
/// row, once a table has begun.
fn long_tables(markdown: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    // How many lines with a bar stand above, and where those begin that are to be cut.
    let (mut lines, mut rest, mut start) = (0, 0, 0);
    for line in markdown.split_inclusive('\n').chain([""]) {
        if line.starts_with('|') {
            if lines == ROWS {
                rest = start;
            }
            lines += 1;
        } else {
            if lines > ROWS {
                ranges.push(rest..start);
            }
            lines = 0;
        }
        start += line.len();
    }
    ranges
}

/// The lines of the comment that holds fingerprints.
fn fingerprints(markdown: &str) -> Option<Range<usize>> {
    let (before, behind) = markdown.rsplit_once(MARK)?;
    let lines = behind.split("-->").next()?;
    // Nothing but such a comment may be cut.
    let is_comment = before.is_empty() || before.ends_with('\n');
    if !is_comment || lines.contains(['|', '`', '~']) {
        return None;
    }
    let start = before.len() + MARK.len();
    Some(start + lines.find('\n')?..start + lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_long_table_are_cut_out() {
        let header = "| code | en |\n|-|-|\n";
        let row = |number: usize| format!("| {number} | x |\n");
        let rows: String = (0..3 * ROWS).map(row).collect();
        let markdown = format!("# Title\n\n{header}{rows}\nend\n\n{MARK}\n1 00\n-->\n");
        let abridged = Abridged::new(&markdown);
        let first: String = (0..ROWS - 2).map(row).collect();
        assert_eq!(abridged.text, format!("# Title\n\n{header}{first}\nend\n\n{MARK}-->\n"));
        let end = abridged.text.find("\nend").unwrap();
        assert_eq!(abridged.offset(end), markdown.find("\nend").unwrap());
        let parts: Vec<Rows> = abridged.rows(0..end, header).collect();
        assert_eq!(parts.len(), 3);
        let last = parts.last().unwrap();
        assert_eq!(last.text, format!("{header}{}{}", row(3 * ROWS - 2), row(3 * ROWS - 1)));
        assert_eq!(last.offset(header.len()), markdown.find(&row(3 * ROWS - 2)).unwrap());
    }
}
