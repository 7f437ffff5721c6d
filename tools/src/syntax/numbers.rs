//! The numbers and codes of a text, in the digits of any script.

use std::ops::Range;

use crate::language::digits::value;
use crate::syntax::addresses;

/// A number or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its start in the text.
    pub(crate) at: usize,
    /// Its end in the text.
    pub(crate) end: usize,
    /// The letters before the digits, if it is a code: `E` of `E131201`, `HTTP_` of `HTTP_404`.
    prefix: String,
    /// The digits in ASCII, divided at separators.
    groups: Vec<String>,
}

/// The numbers and codes of a text outside of addresses, in its order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let addresses = addresses::find(text);
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The letters right before: a code may begin with them.
    let mut word = None;
    while let Some((at, char)) = chars.next() {
        if addresses::holds(&addresses, at) {
            word = None;
        } else if let Some(first) = value(char) {
            let mut token = read(text, at, char, first, &addresses);
            if let Some(start) = word.take() {
                token.add_prefix(text, start);
            }
            while chars.next_if(|(next, _)| *next < token.end).is_some() {}
            tokens.push(token);
        } else if char.is_ascii_alphabetic() || char == '_' {
            word.get_or_insert(at);
        } else {
            word = None;
        }
    }
    tokens
}

/// The number that begins here.
fn read(text: &str, at: usize, char: char, first: u8, addresses: &[Range<usize>]) -> Token {
    let mut groups = vec![digit(first)];
    let mut end = at + char.len_utf8();
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let mut chars = rest.chars();
        let Some(next) = chars.next().filter(|_| !addresses::holds(addresses, end)) else { break };
        if let (Some(value), Some(group)) = (value(next), groups.last_mut()) {
            group.push_str(&digit(value));
            end += next.len_utf8();
        } else if let Some(value) = chars.next().and_then(value).filter(|_| separates(rest, next)) {
            groups.push(digit(value));
            end += next.len_utf8() + chars_len(rest, 1);
        } else {
            break;
        }
    }
    Token { at, end, prefix: String::new(), groups }
}

fn digit(value: u8) -> String {
    char::from(b'0' + value).to_string()
}

/// The bytes of the character at this index.
fn chars_len(text: &str, index: usize) -> usize {
    text.chars().nth(index).map_or(0, char::len_utf8)
}

/// Whether a text begins with a separator inside of a number. Spaces stand before three digits.
fn separates(text: &str, separator: char) -> bool {
    match separator {
        '.' | ',' | '\'' | '’' | '٫' | '٬' | '，' | '．' => true,
        ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' => {
            text.chars().skip(1).take(4).take_while(|char| value(*char).is_some()).count() == 3
        }
        _ => false,
    }
}

impl Token {
    /// Turns a number into a code, if the letters before it belong to one.
    fn add_prefix(&mut self, text: &str, start: usize) {
        let prefix = text.get(start..self.at).unwrap_or_default();
        let digits: usize = self.groups.iter().map(String::len).sum();
        let is_upper = prefix.chars().all(|char| char.is_ascii_uppercase() || char == '_');
        if is_upper && self.groups.len() == 1 && digits >= 3 {
            prefix.clone_into(&mut self.prefix);
            self.at = start;
        }
    }

    /// As it is written.
    pub(crate) fn written<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.at..self.end).unwrap_or_default()
    }

    /// The value, if it is a small whole number.
    pub(crate) fn small(&self) -> Option<u8> {
        match self.groups.as_slice() {
            [group] if self.prefix.is_empty() => group.parse().ok(),
            _ => None,
        }
    }

    /// The value, if it is a whole number that is written without separators.
    pub(crate) fn whole(&self) -> Option<u32> {
        match self.groups.as_slice() {
            [group] if self.prefix.is_empty() => group.parse().ok(),
            _ => None,
        }
    }

    /// The value, if it is a whole number, whatever its separators.
    pub(crate) fn value(&self) -> Option<u32> {
        let is_whole = self.prefix.is_empty() && is_grouped(&self.groups);
        is_whole.then(|| self.groups.concat().parse().ok()).flatten()
    }

    /// Whether two are equal, whatever their separators.
    pub(crate) fn means(&self, other: &Token) -> bool {
        if self.prefix != other.prefix {
            return false;
        }
        let forms = other.forms();
        self.forms().iter().flatten().any(|form| forms.iter().flatten().any(|other| form == other))
    }

    /// The digits between separators, without leading zeros: a date's parts. A version or an
    /// address has none: it is a whole.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&str, String)> {
        let is_whole = self.groups.len() > 2 && self.groups.iter().all(|group| group.len() < 4);
        let whole = is_whole.then(|| self.groups.join("."));
        let groups = self.groups.iter().filter(move |_| !is_whole).map(|group| {
            let part = group.trim_start_matches('0');
            if part.is_empty() { "0".to_owned() } else { part.to_owned() }
        });
        whole.into_iter().chain(groups).map(|part| (self.prefix.as_str(), part))
    }

    /// The values that it can be read as: a whole number, a decimal one, or else itself as it is
    /// written.
    fn forms(&self) -> [Option<String>; 2] {
        let joined = |groups: &[String]| groups.concat().trim_start_matches('0').to_owned();
        let whole = is_grouped(&self.groups).then(|| joined(&self.groups));
        let decimal = self.groups.split_last().filter(|(_, before)| is_grouped(before));
        let decimal = decimal.map(|(last, before)| {
            let decimals = last.trim_end_matches('0');
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{}{point}{decimals}", joined(before))
        });
        // `10,000` is no 10 with three decimals.
        let is_exact = |last: &String| last == "000";
        let decimal =
            decimal.filter(|_| whole.is_none() || !self.groups.last().is_some_and(is_exact));
        match (whole, decimal) {
            (None, None) => [Some(self.groups.join(" ")), None],
            forms => forms.into(),
        }
    }
}

/// Whether groups of digits are those of a whole number: of three, in India also of two.
fn is_grouped(groups: &[String]) -> bool {
    match groups {
        [] => false,
        [_] => true,
        [first, between @ .., last] => {
            let length = between.first().map_or(3, String::len);
            first.len() <= 3
                && last.len() == 3
                && (2..=3).contains(&length)
                && between.iter().all(|group| group.len() == length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let written: Vec<&str> = tokens.iter().map(|token| token.written(text)).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn numbers_and_codes() {
        check("E131201, HTTP_404 and 5GB of 1,234.5", &["E131201", "HTTP_404", "5", "1,234.5"]);
        check("错误E131201：１２ 个、١٬٠٠٠", &["E131201", "１２", "١٬٠٠٠"]);
        check("10 000 of 12 31. See https://example.com/42 (7).", &["10 000", "12", "31", "7"]);
        check("2.0.1, 2026-11-23", &["2.0.1", "2026", "11", "23"]);
        check("no digits, \u{FFFC}", &[]);
    }

    #[test]
    fn separators_of_locales() {
        let mean_the_same = |a: &str, b: &str| tokens(a)[0].means(&tokens(b)[0]);
        for (a, b) in [
            ("1,234.5", "1.234,5"),
            ("1,000", "1000"),
            ("10 000", "10.000"),
            ("1.5", "1,50"),
            ("1,00,000", "100,000"),
            ("42", "٤٢"),
            ("2.0.1", "2.0.1"),
        ] {
            assert!(mean_the_same(a, b), "{a} {b}");
        }
        for (a, b) in
            [("1.5", "15"), ("10", "100"), ("10", "10,000"), ("2.0.1", "2.1.0"), ("E1001", "1001")]
        {
            assert!(!mean_the_same(a, b), "{a} {b}");
        }
    }
}
