//! A text was read in the wrong encoding and saved again.
//!
//! # Why
//!
//! Each letter beyond ASCII has become two or three others: `größer` shows as `grÃ¶ÃŸer`. The file is
//! sound UTF-8 all the same, so no other program complains.
//!
//! UTF-8 that was read as windows-1252 is found; where some such letters stand together, windows-1251,
//! and GBK in Chinese and Japanese, too.
//!
//! # Example
//!
//! `Datei ist zu groÃŸ` in `de`, `РџР°РїРєР°` in `ru`.
//!
//! # Fix
//!
//! Take the text from where it was still right, and save it as UTF-8. The finding shows what it most
//! likely was. Where this rule is applied, `--fix` leaves such a message as it is, so that it can still
//! be turned back.

use encoding_rs::{Encoding, GBK, WINDOWS_1251, WINDOWS_1252};
use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "mojibake",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("mojibake.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let scripts = script::of_locale(messages.locale.id);
    for (message, text) in messages.texts() {
        let parts = text.parts().filter(|part| !part.text.is_ascii());
        let mut found = parts.filter_map(|part| mojibake(part.text, &scripts));
        if let Some(Mojibake { slice, meant, encoding }) = found.next() {
            let title = format!("expected `{meant}`, found `{slice}`, UTF-8 read as {encoding}");
            findings.add_to_slice(
                message,
                slice,
                title,
                "take the text from where it is still right",
            );
            findings.block_fixes();
        }
    }
}

struct Mojibake<'t> {
    slice: &'t str,
    meant: String,
    encoding: &'static str,
}

/// The first characters of a text that come from UTF-8 read in another encoding.
fn mojibake<'t>(text: &'t str, scripts: &[Script]) -> Option<Mojibake<'t>> {
    let mut rest = text;
    while let Some(start) = rest.find(|char: char| !char.is_ascii()) {
        let (before, run) = rest.split_at_checked(start)?;
        let end = run.find(|char: char| char.is_ascii()).unwrap_or(run.len());
        let (slice, behind) = run.split_at_checked(end)?;
        // A quote may stand right before the word.
        let slice = slice.trim_start_matches(['‘', '’', '‚', '“', '„', '«', '»', '\u{A0}']);
        let found =
            |meant: Option<String>, encoding| Some(Mojibake { slice, meant: meant?, encoding });
        let western = decoded(slice, WINDOWS_1252).filter(|meant| match meant.chars().count() {
            1 => is_western(before, slice),
            _ => meant.chars().all(|char| is_usual(char, scripts)),
        });
        let is_long = |meant: &String| meant.chars().count() > 2;
        let is_cyrillic =
            |meant: &String| meant.chars().all(|char| script::of(char) == Script::Cyrillic);
        let is_han =
            |char| script::of(char) == Script::Han || matches!(char, '\u{3001}' | '\u{3002}');
        let mojibake = found(western, "windows-1252")
            .or_else(|| {
                let meant = decoded(slice, WINDOWS_1251).filter(is_long).filter(is_cyrillic);
                found(meant, "windows-1251")
            })
            .or_else(|| {
                let is_chinese = scripts.contains(&Script::Han);
                let meant = is_chinese.then(|| decoded(slice, GBK)).flatten();
                let is_text =
                    |meant: &String| meant.chars().count() > 1 && meant.chars().all(is_han);
                found(meant.filter(is_text), "GBK")
            });
        if mojibake.is_some() {
            return mojibake;
        }
        rest = behind;
    }
    None
}

/// What a text is in UTF-8, if its characters are what the bytes of that look like in an encoding.
fn decoded(text: &str, encoding: &'static Encoding) -> Option<String> {
    // Two characters tell of almost all texts that they are not, and encoding is slow.
    let start = text.char_indices().nth(2).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let (bytes, _, is_lossy) = encoding.encode(start);
    if is_lossy || str::from_utf8(&bytes).is_err_and(|error| error.error_len().is_some()) {
        return None;
    }
    let (bytes, _, is_lossy) = encoding.encode(text);
    if is_lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok().filter(|meant| !meant.is_empty())
}

/// Whether a letter or sign that languages of the West have was meant: `Ã¼`, `Å¾`, `â€™`. The second
/// can also be a quote behind a word in capital letters.
fn is_western(before: &str, slice: &str) -> bool {
    let mut chars = slice.chars();
    let (first, second) = (chars.next(), chars.next());
    let is_in_capitals = before.ends_with(char::is_uppercase);
    let is_sign = |char| {
        matches!(char, '‘' | '’' | '“' | '”' | '«' | '»' | '‹' | '›' | '–' | '—' | '…' | '\u{A0}')
    };
    match (first, second) {
        (Some('â'), Some('€' | '‚' | '„')) | (Some('È'), Some('˜' | '™' | 'š' | '›')) => {
            true
        }
        (Some('Â' | 'Ã'), Some(second)) => !is_in_capitals || !is_sign(second),
        (Some('Ä' | 'Å'), Some(second)) => !is_sign(second),
        _ => false,
    }
}

/// Whether a character is what texts in these scripts consist of.
fn is_usual(char: char, scripts: &[Script]) -> bool {
    let script = script::of(char);
    let is_written = scripts.contains(&script) || script == Script::Latin && char < '\u{250}';
    let is_sign = matches!(char, '\u{A0}'..='\u{BF}' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}');
    is_written && char.is_alphabetic() || is_sign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, script: Script, meant: Option<&str>) {
        let found = mojibake(text, &[script]).map(|found| found.meant);
        assert_eq!(found.as_deref(), meant, "{text}");
    }

    #[test]
    fn what_was_meant() {
        use Script::{Cyrillic, Han, Latin};
        check("ungÃ¼ltig", Latin, Some("ü"));
        check("zu groÃŸ", Latin, Some("ß"));
        check("â€žCodeâ€œ", Latin, Some("„"));
        check("uloÅ¾it", Latin, Some("ž"));
        check("LÃ¶schen", Latin, Some("ö"));
        check("hasÅ‚o", Latin, Some("ł"));
        check("È˜terge", Latin, Some("Ș"));
        check("Non c’Ã¨", Latin, Some("è"));
        check("Ð¤Ð°Ð¹Ð»", Cyrillic, Some("Файл"));
        check("РџР°РїРєР° РЅРµ РЅР°Р№РґРµРЅР°", Cyrillic, Some("Папка"));
        check("瓒呮椂", Han, Some("超时"));
        check("æ–‡ä»¶", Han, Some("文件"));
    }

    #[test]
    fn what_is_right() {
        use Script::{Cyrillic, Han, Latin};
        for text in ["„MENÜ“", "«CAFÉ»", "“MAÇÔ", "größer…", "§ 5 Â", "Ângela", "Ä“", "l’été », à"]
        {
            check(text, Latin, None);
        }
        check("Рік Сідней «Росія» — Рё", Cyrillic, None);
        check("联通 目前 忙碌 鏈結 文件大小超过限制，请重试", Han, None);
    }
}
