//! Texts that a program reads: lists of search words, patterns, styles, commands.

use crate::syntax::text::Text;

/// Whether a program may read a text of a message, and not only show it: its name says so, or it, or
/// what it is translated from, has signs that programs split texts by or interpret.
pub(crate) fn is_likely(id: &str, text: &Text<'_>, source: Option<&Text<'_>>) -> bool {
    let has = |text: &Text<'_>, is: fn(&str) -> bool| {
        text.variants.iter().any(|variant| is(&variant.text))
    };
    is_name_of_data(text.attribute.unwrap_or(id))
        || has(text, has_code)
        || has(source.unwrap_or(text), |text| has_code(text) || is_list(text) || is_token(text))
}

/// The ends of ids and names of attributes of such texts.
const NAMES: [&str; 29] = [
    "accelerator",
    "accesskey",
    "class",
    "color",
    "command",
    "css",
    "date",
    "extension",
    "filter",
    "format",
    "glob",
    "href",
    "key",
    "keys",
    "keyword",
    "keywords",
    "mask",
    "mime",
    "path",
    "pattern",
    "regex",
    "regexp",
    "shortcut",
    "src",
    "style",
    "tags",
    "template",
    "url",
    "value",
];

fn is_name_of_data(name: &str) -> bool {
    let word = name.rsplit(['-', '_']).next().unwrap_or(name).to_ascii_lowercase();
    NAMES.contains(&word.as_str())
}

/// Whether a text has a sign of code or markup.
fn has_code(text: &str) -> bool {
    text.contains(['`', '|', '=', '\\', '<', '>', '{', '}', '_', '^', '~']) || text.contains("://")
}

/// Whether a text is a list, or has items without spaces between them: `COSMIC;Mouse`, `one, two,
/// three`.
fn is_list(text: &str) -> bool {
    const MIN_ITEMS: usize = 3;
    const MAX_WORDS: usize = 2;
    let is_divider = |char: char| matches!(char, ';' | ',');
    let mut behind = text.split(is_divider).skip(1);
    if behind.any(|item| item.starts_with(char::is_alphabetic)) {
        return true;
    }
    let items = text.split(is_divider).filter(|item| !item.trim().is_empty());
    items.clone().count() >= MIN_ITEMS
        && items.clone().all(|item| item.split_whitespace().count() <= MAX_WORDS)
}

/// Whether a text is one word with signs in it: `org.example.App`, `Ctrl+C`.
fn is_token(text: &str) -> bool {
    let inner = text.trim_end_matches(['.', ':', '!', '?', '…']);
    !inner.contains(char::is_whitespace)
        && inner.contains(|char: char| char.is_ascii_punctuation() && !"()-'\"/".contains(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        for text in ["COSMIC;Mouse", "a,b", "mouse, pointer, touch pad", "a; b; c;"] {
            assert!(is_list(text), "{text}");
        }
        for text in ["Too large, try again", "1,000", "See this; then that", "Yes, or no", "a, b"] {
            assert!(!is_list(text), "{text}");
        }
    }

    #[test]
    fn tokens() {
        for text in ["org.example.App", "Ctrl+C", "%Y-%m-%d", "*.ftl"] {
            assert!(is_token(text), "{text}");
        }
        for text in ["Wait…", "Done.", "File", "the file *.ftl", "e-mail", "(new)"] {
            assert!(!is_token(text), "{text}");
        }
    }
}
