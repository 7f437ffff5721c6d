//! Parsing a file part by part, and recovering after broken entries.

use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser::{ParserError, parse};

use crate::ftl::collector::Collector;
use crate::ftl::entry::{Node, Raw};
use crate::ftl::errors::Error;
use crate::ftl::plain::PlainEntry;
use crate::ftl::{Source, guard, plain, syntax};

/// How many bytes are parsed at once, unless an entry is longer. For a text that is broken in each
/// line, the parser needs about a hundred times the memory of the text.
const WINDOW: usize = 64 << 10;

/// How often the bytes of a file with errors are parsed, on average.
const MAX_PASSES: usize = 8;

/// A part of a file that is still to be parsed, and how much of it at once.
struct Part {
    range: Range<usize>,
    window: usize,
}

/// What was parsed at the start of a part.
struct ParsedWindow<'s> {
    body: Vec<ast::Entry<&'s str>>,
    /// The errors of the entries that are junk.
    errors: Vec<ParserError>,
    /// Where the rest of the part begins.
    rest: usize,
}

impl Source {
    /// Parses the text: plain entries directly, and what is between them by the parser.
    pub(super) fn parse_text<'s>(&'s self, collector: &mut Collector<'s>) {
        let text = self.text();
        let mut at = 0;
        while at < text.len() {
            let plain = plain::next_entry(text, at);
            let end = plain.as_ref().map_or(text.len(), |plain| plain.start);
            // Most often nothing is between two plain entries.
            if at < end {
                let Some(body) = parse_sound(self.slice(at..end)) else {
                    // The parser reports an error best if it sees all that follows.
                    return self.recover_from(at, collector);
                };
                collector.entries.extend(body.into_iter().map(Raw::from));
            }
            let Some(PlainEntry { entry, .. }) = plain else { break };
            at = entry.span.end;
            collector.entries.push(entry);
        }
    }

    /// Parses the text from a line on, where it has errors.
    fn recover_from<'s>(&'s self, line: usize, collector: &mut Collector<'s>) {
        for segment in guard::segments(self.text(), line) {
            match segment {
                guard::Segment::Sound(range) => self.recover(range, collector),
                guard::Segment::Refused { range, at, reason } => {
                    self.push_junk(range.clone(), collector);
                    collector.errors.push(Error::syntax(at, range, reason));
                }
            }
        }
    }

    /// Parses part of the text that has errors. After an error, `fluent-syntax` looks for the next
    /// entry where it gave up; Fluent's grammar looks for it in the line after the first line of the
    /// broken entry. So what the parser has skipped is parsed again.
    fn recover<'s>(&'s self, range: Range<usize>, collector: &mut Collector<'s>) {
        let mut budget = MAX_PASSES * range.len();
        let mut pending = vec![Part { range, window: WINDOW }];
        while let Some(part) = pending.pop() {
            let Some(ParsedWindow { body, errors, mut rest }) = self.parse_window(&part) else {
                pending.push(Part { window: part.window.saturating_mul(2), ..part });
                continue;
            };
            let Part { range, window } = part;
            let mut skipped = Vec::new();
            let mut errors = errors.into_iter();
            for node in body {
                let ast::Entry::Junk { content } = node else {
                    collector.entries.push(Raw::from(node));
                    continue;
                };
                let error = errors.next();
                if content.bytes().all(|byte| byte == b' ') {
                    // Spaces at the end of the file, which the parser takes for an entry.
                    continue;
                }
                let after = self.push_broken(content, error, range.start, collector);
                if after.is_empty() {
                    continue;
                }
                // An entry in the skipped part may continue after it, so all that follows is parsed
                // again. In a file with errors everywhere, only the skipped part is.
                let cost = window.min(range.end - after.start);
                if cost <= budget {
                    budget -= cost;
                    rest = after.start;
                    break;
                }
                skipped.push(Part { range: after, window: WINDOW });
            }
            if rest < range.end {
                pending.push(Part { range: rest..range.end, window: WINDOW });
            }
            pending.append(&mut skipped);
        }
    }

    /// Parses the window at the start of a part; `None` if one entry fills it.
    fn parse_window(&self, Part { range, window }: &Part) -> Option<ParsedWindow<'_>> {
        let end = guard::next_entry_line(self.text(), range.start + window).min(range.end);
        let (mut body, mut errors) = parse_broken(self.slice(range.start..end));
        if end == range.end {
            return Some(ParsedWindow { body, errors, rest: end });
        }
        // The last entry may continue after the window.
        let last = body.pop().map(Raw::from);
        let rest = last.as_ref().map_or(end, |last| self.first_offset(&last.node));
        if last.is_some_and(|last| last.is_junk()) {
            errors.pop();
        }
        (rest > range.start).then_some(ParsedWindow { body, errors, rest })
    }

    /// Adds a broken entry and its error, whose offset counts from the start of the window. Returns
    /// what the parser has skipped after the entry: it ends in the line before the next one in which
    /// an entry can begin.
    fn push_broken<'s>(
        &'s self,
        junk: &'s str,
        error: Option<ParserError>,
        window_start: usize,
        collector: &mut Collector<'s>,
    ) -> Range<usize> {
        let start = self.offset_of(junk);
        let end = start + junk.len();
        let next = guard::next_entry_line(self.text(), start).min(end);
        self.push_junk(start..next, collector);
        if let Some(error) = error {
            let at = (window_start + error.pos.start).min(self.text().len());
            let (at, message) = syntax::explain(self.text(), start..next, at, &error.kind);
            collector.errors.push(Error::syntax(at, start..next, message));
        }
        next..end
    }

    pub(super) fn push_junk<'s>(&'s self, range: Range<usize>, collector: &mut Collector<'s>) {
        if collector.merges_junk
            && let Some(Raw { node: Node::Tree(last), .. }) = collector.entries.last_mut()
            && let ast::Entry::Junk { content } = &mut **last
            && self.offset_of(content) + content.len() == range.start
        {
            *content = self.slice(self.offset_of(content)..range.end);
            return;
        }
        let content = self.slice(range);
        collector.entries.push(Raw::from(ast::Entry::Junk { content }));
    }
}

/// The entries of a text; `None` if it has errors, or is too long to be parsed at once.
fn parse_sound(text: &str) -> Option<Vec<ast::Entry<&str>>> {
    if text.len() > WINDOW || !guard::is_sound(text) {
        return None;
    }
    parse(text).ok().map(|resource| resource.body)
}

/// The entries of a text, and the errors of those that are junk.
fn parse_broken(text: &str) -> (Vec<ast::Entry<&str>>, Vec<ParserError>) {
    match parse(text) {
        Ok(resource) => (resource.body, Vec::new()),
        Err((resource, errors)) => (resource.body, errors),
    }
}
