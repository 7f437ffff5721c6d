//! A text ends with another punctuation mark than the source's.
//!
//! # Why
//!
//! A question becomes a statement; or the end of the text was lost.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = Upload the file again?
//! # de/errors.ftl
//! E131201 = Die Datei erneut hochladen.
//! ```
//!
//! # Fix
//!
//! End the text as the source ends, with the mark of the language: `。`, `।`, `۔` and `։` are full
//! stops, and `？`, `؟` and the Greek `;` are question marks. Thai, Lao, Khmer, Burmese and Lojban need
//! none; Japanese and Korean can have a full stop for `!` and `…`. Where no question is lost or made,
//! or where one locale in five does as this one does, the finding is a note: languages and translators
//! differ in full stops, colons and dots. Brackets, quotes and spaces around the mark do not count.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::check::tally::{Counts, Tally};
use crate::project::severity::Severity;
use crate::syntax::brackets::{is_closing, is_invisible, is_quote};
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "end-punctuation",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("end_punctuation.rs"),
    find: Find::AfterCount { count, find },
};

const STOP: u8 = 1;
const QUESTION: u8 = 2;
const EXCLAMATION: u8 = 4;
const ELLIPSIS: u8 = 8;
const COLON: u8 = 16;

/// Languages whose sentences can end without a mark.
const WITHOUT_MARKS: [&str; 6] = ["bo", "jbo", "km", "lo", "my", "th"];

/// Abbreviations that end with a full stop, at the end of a sentence and within one.
const ABBREVIATIONS: [&str; 29] = [
    "al", "approx", "bzw", "ca", "co", "corp", "dr", "etc", "evtl", "ggf", "inc", "jr", "ltd",
    "max", "min", "mr", "mrs", "no", "nr", "pág", "sr", "st", "usw", "vs", "др", "л", "пр", "стр",
    "ул",
];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let language = messages.locale.id.language.as_str();
    let of_source = context.source.locale.id.language.as_str();
    for (message, text, source) in context.text_pairs(messages) {
        let expected = End::of(&source.default().text, of_source);
        // The source's variants may end in different ways.
        let others =
            || source.variants.iter().skip(1).map(|variant| End::of(&variant.text, of_source));
        let fits = |end: &End<'_>| {
            end.fits(&expected, language) || others().any(|other| other.marks == end.marks)
        };
        let ends = text.variants.iter().map(|variant| (variant, End::of(&variant.text, language)));
        let Some((variant, end)) = ends.into_iter().find(|(_, end)| !fits(end)) else { continue };
        let name = format!("`{}`{}", message.text_name(text), variant.condition());
        let title =
            format!("{name} ends with {}, the source with {}", end.written(), expected.written());
        let help = "end it as the source ends, with the mark of the language";
        findings.add_to_variant(message, variant, end.at, title, help);
        let is_question = (end.marks ^ expected.marks) & QUESTION != 0;
        let (own, other) = (&*variant.text, &*source.default().text);
        if !is_question
            || is_list(other)
            || is_reworded((own, &end), (other, &expected), language)
            || is_common(context, message, text)
        {
            findings.soften();
        }
    }
}

/// What questions begin with in English that other languages put as a request, and the reverse.
const QUESTION_WORDS: [&str; 26] = [
    "are", "can", "could", "did", "do", "does", "has", "have", "how", "is", "looking", "need",
    "was", "were", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why",
    "will", "would", "want",
];

/// Whether a question is asked in another place, or in other words: `Have you installed it?` is
/// `Install it.` in some languages, and `How it works` a question.
fn is_reworded(
    (text, end): (&str, &End<'_>),
    (source, expected): (&str, &End<'_>),
    language: &str,
) -> bool {
    let asks = |text: &str| text.contains(|char| mark(char, language) & QUESTION != 0);
    let sentence = source.trim_end_matches(|char: char| !char.is_alphanumeric());
    let sentence = sentence.rsplit(['.', '!', '?', ':']).next().unwrap_or_default();
    let first = sentence.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_asked = QUESTION_WORDS.contains(&first.as_str());
    if expected.marks & QUESTION == 0 {
        return is_asked || language == "ja";
    }
    asks(text) || end.marks == STOP && is_asked
}

/// Whether a text is a list that programs split.
fn is_list(text: &str) -> bool {
    text.trim_end().ends_with(';') && !text.contains(' ')
}

/// Counts the locales that make no question of a text of the source, or a question of it.
fn count<'c>(source: &'c Messages<'c>, messages: &Messages<'_>, tally: &mut Tally<'c>) {
    let asks = |messages: &Messages<'_>, text: &Text<'_>| {
        let language = messages.locale.id.language.as_str();
        End::of(&text.default().text, language).marks & QUESTION != 0
    };
    for message in source.served() {
        let Some(own) = messages.get(message.id) else { continue };
        for text in &message.texts {
            if let Some(own) = own.counterpart(text) {
                let name = (message.id, text.attribute);
                let is_differing = asks(messages, own) != asks(source, text);
                tally.add(RULE.name, (name, None), is_differing);
            }
        }
    }
}

/// Whether several locales make no question of the source's text, or a question of it.
fn is_common(context: &Context<'_>, message: &Message<'_>, text: &Text<'_>) -> bool {
    /// One locale of so many is enough.
    const SHARE: usize = 5;
    const MIN_LOCALES: usize = 3;
    let Counts { locales, differing } =
        context.tally.get(RULE.name, ((message.id, text.attribute), None));
    differing >= MIN_LOCALES && differing * SHARE >= locales
}

/// The marks that a text ends with.
struct End<'t> {
    /// As bits.
    marks: u8,
    /// As they are written, with the brackets and quotes between them.
    written: &'t str,
    /// The place of the first of them; the last character if there is none.
    at: usize,
    /// Whether its full stop may be that of an abbreviation.
    is_abbreviation: bool,
}

impl<'t> End<'t> {
    fn of(text: &'t str, language: &str) -> End<'t> {
        let (mut marks, mut range, mut last, mut stops) = (0, None, 0, 0);
        for (at, char) in text.char_indices().rev() {
            last = last.max(at);
            let mark = mark(char, language);
            if mark == 0 && !is_around(char) {
                break;
            }
            if mark != 0 {
                let end = range.map_or(at + char.len_utf8(), |(_, end)| end);
                range = Some((at, end));
            }
            stops += usize::from(mark == STOP);
            marks |= mark;
        }
        let (at, end) = range.unwrap_or((last, last));
        let written = text.get(at..end).unwrap_or_default();
        // `.).` are the ends of an abbreviation and of the sentence around it.
        if stops > 1 && !written.contains(is_closing) {
            marks = marks & !STOP | ELLIPSIS;
        }
        if language == "hy" {
            // Armenian marks the word that is asked or called.
            marks |= if text.contains('՞') { QUESTION } else { 0 };
            marks |= if text.contains('՜') { EXCLAMATION } else { 0 };
        }
        let before = text.get(..at).unwrap_or_default();
        let is_abbreviation = marks == STOP && is_abbreviation(before);
        End { marks, written, at, is_abbreviation }
    }

    /// Whether it is an end for a text whose source ends so.
    fn fits(&self, source: &End<'_>, language: &str) -> bool {
        let is_armenian_tone = language == "hy" && self.marks & (QUESTION | EXCLAMATION) != 0;
        let optional = if WITHOUT_MARKS.contains(&language) {
            STOP | QUESTION | EXCLAMATION
        } else if is_armenian_tone || self.is_abbreviation || source.is_abbreviation {
            STOP
        } else {
            0
        };
        // These call out less.
        let is_calm = ["ja", "ko"].contains(&language)
            && self.marks == STOP
            && matches!(source.marks, EXCLAMATION | ELLIPSIS);
        self.marks & !optional == source.marks & !optional || self.marks == source.marks || is_calm
    }

    fn written(&self) -> String {
        match self.written {
            "" => "no punctuation mark".to_owned(),
            written => format!("`{written}`"),
        }
    }
}

/// What a punctuation mark is; 0 for other characters.
fn mark(char: char, language: &str) -> u8 {
    match char {
        '.' | '。' | '．' | '｡' | '।' | '॥' | '۔' | '։' | '።' | '។' | '။' | '།' | '᠃' => {
            STOP
        }
        ';' | '\u{37E}' if language == "el" => QUESTION,
        '?' | '？' | '؟' | '፧' => QUESTION,
        '!' | '！' => EXCLAMATION,
        '⁇' => QUESTION,
        '‼' => EXCLAMATION,
        '⁈' | '⁉' => QUESTION | EXCLAMATION,
        '…' | '⋯' => ELLIPSIS,
        ':' | '：' => COLON,
        _ => 0,
    }
}

/// Whether a character can stand around the marks at the end of a sentence.
fn is_around(char: char) -> bool {
    let is_single_quote = matches!(char, '\'' | '‘' | '’' | '‚' | '‹' | '›');
    char.is_whitespace()
        || is_invisible(char)
        || is_quote(char)
        || is_closing(char)
        || is_single_quote
}

/// Whether a text ends with an abbreviation, its full stop taken away.
fn is_abbreviation(text: &str) -> bool {
    let start = text.trim_end_matches(|char: char| char.is_alphanumeric() || char == '.').len();
    let word = text.get(start..).unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default();
    let is_short = last.chars().count() == 1 && last.chars().all(|char| char.is_lowercase());
    let is_dotted = word.contains('.') && last.chars().count() <= 2;
    is_short || is_dotted || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}
