//! Words are in a script that the locale is not written in.
//!
//! # Why
//!
//! A text, or a part of one, was copied from another locale.
//!
//! Latin letters are allowed everywhere, for names and codes, unless a text has nothing but Latin words
//! and two of them are in small letters. Single letters such as `μ` are allowed, too, and whatever
//! script the source's text has, and one that most texts of the locale are in. In the source itself, where names of languages can stand in their own
//! script, less than three words are not found.
//!
//! # Example
//!
//! `Файл слишком большой` or `the file is too large` in `zh-CN`.
//!
//! # Fix
//!
//! Translate the text.

use std::collections::HashMap;

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::script::{self, is_east_asian};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::{Text, is_like};

pub(super) const RULE: Rule = Rule {
    name: "wrong-script",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("wrong_script.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut own = script::of_locale(messages.locale.id);
    if own.is_empty() || !messages.has_language() {
        return;
    }
    own.extend(habitual(messages, &own));
    for (message, text) in messages.texts() {
        let (latin, is_foreign) = (latin_sentence(text, &own), has_foreign(text, &own));
        if latin.is_none() && !is_foreign {
            continue;
        }
        let source = context.source_of(messages, message, text);
        if let Some(word) = latin
            && !source.is_some_and(|source| is_same(text, source))
        {
            let title = format!("expected no sentence in Latin script in `{}`", messages.name());
            findings.add_to_slice(message, word, title, "translate it");
        }
        let Some((word, script)) = foreign_words(text, &own).next() else { continue };
        let is_of_source = source.is_some_and(|source| has_script(source, script));
        if is_of_source || messages.is_source && !is_sentence(text, &own) {
            continue;
        }
        let script = script.full_name();
        let title = format!("expected no {script} script in `{}`, found `{word}`", messages.name());
        findings.add_to_slice(message, word, title, "translate it");
    }
}

/// The script that more of a locale's texts have than its own: translators chose it.
fn habitual(messages: &Messages<'_>, own: &[Script]) -> Option<Script> {
    /// In fewer, a whole file may have been copied.
    const MIN_TEXTS: usize = 20;
    let (mut of_own, mut of_others) = (0, HashMap::new());
    for (_, text) in messages.texts() {
        let mut chars = text.parts().flat_map(|part| part.text.chars());
        match chars.find(|char| is_foreign(*char, own) || own.contains(&script::of(*char))) {
            Some(char) if is_foreign(char, own) => {
                *of_others.entry(script::of(char)).or_insert(0) += 1;
            }
            Some(_) => of_own += 1,
            None => {}
        }
    }
    let (script, count) = of_others.into_iter().max_by_key(|(_, count)| *count)?;
    (count > of_own && count >= MIN_TEXTS).then_some(script)
}

/// The first word of a text that has some in small letters, as sentences do, all of them Latin, in a
/// locale that is written otherwise.
fn latin_sentence<'t>(text: &Text<'t>, own: &[Script]) -> Option<&'t str> {
    const MIN_WORDS: usize = 2;
    if own.contains(&Script::Latin) || !text.parts().any(|part| has_latin(part.text)) {
        return None;
    }
    let letters =
        || text.parts().flat_map(|part| part.text.chars()).filter(|it| it.is_alphabetic());
    if letters().any(|char| script::of(char) != Script::Latin) {
        return None;
    }
    let is_sentence =
        text.parts().flat_map(|part| plain_words(part.text)).nth(MIN_WORDS - 1).is_some();
    text.parts().flat_map(|part| script::words(part.text)).next().filter(|_| is_sentence)
}

fn has_latin(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Words of small letters that stand by themselves: no paths, commands' options or names in code.
fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    let marks = ['.', ',', ';', ':', '!', '?', '(', ')', '"', '\''];
    let words = text.split_whitespace().map(move |word| word.trim_matches(marks));
    words.filter(|word| word.chars().count() > 1 && word.chars().all(char::is_lowercase))
}

/// Whether a text is the source's; that has a rule of its own.
fn is_same(text: &Text<'_>, source: &Text<'_>) -> bool {
    text.variants.iter().all(|variant| {
        let mut sources = source.variants.iter();
        sources.any(|source| is_like(&source.text, &variant.text))
    })
}

/// Whether the foreign words are more than the name of a language.
fn is_sentence(text: &Text<'_>, own: &[Script]) -> bool {
    /// More than names in scripts that are written without spaces have.
    const MIN_CHARS: usize = 8;
    let mut words = foreign_words(text, own);
    words.any(|(word, _)| word.chars().count() >= MIN_CHARS && word.chars().any(is_east_asian))
        || foreign_words(text, own).nth(2).is_some()
}

fn has_foreign(text: &Text<'_>, own: &[Script]) -> bool {
    text.parts()
        .any(|part| !part.text.is_ascii() && part.text.chars().any(|char| is_foreign(char, own)))
}

fn is_foreign(char: char, own: &[Script]) -> bool {
    let allowed = [Script::Common, Script::Inherited, Script::Latin, Script::Unknown];
    let script = script::of(char);
    !allowed.contains(&script) && !own.contains(&script) && char.is_alphabetic()
}

/// The words that are in no script of the locale.
fn foreign_words<'t>(text: &Text<'t>, own: &[Script]) -> impl Iterator<Item = (&'t str, Script)> {
    let words =
        text.parts().filter(|part| !part.text.is_ascii()).flat_map(|part| script::words(part.text));
    // A word in two scripts that look alike has a rule of its own.
    let whole = words.filter(|word| script::mixture(word, own).is_none());
    whole.filter_map(|word| {
        let mut foreign = word.chars().filter(|char| is_foreign(*char, own));
        let script = script::of(foreign.next()?);
        foreign.next().map(|_| (word, script))
    })
}

fn has_script(text: &Text<'_>, script: Script) -> bool {
    text.parts().any(|part| part.text.chars().any(|char| script::of(char) == script))
}
