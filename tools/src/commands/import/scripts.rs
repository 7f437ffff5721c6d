//! Columns whose texts are in the script of another one.

use std::collections::HashMap;

use fluent_codes::LanguageIdentifier;
use unicode_script::Script;

use crate::language::script;

/// In which scripts the texts of a locale's column are.
#[derive(Debug, Default)]
pub(super) struct ScriptCounts {
    of_script: HashMap<Script, usize>,
    texts: usize,
}

impl ScriptCounts {
    /// Counts a text by the script that most of its letters are in.
    pub(super) fn add(&mut self, text: &str) {
        let mut letters: Vec<(Script, usize)> = Vec::new();
        let mut depth = 0_usize;
        for char in text.chars() {
            match char {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                char if depth == 0 && char.is_alphabetic() => {
                    let script = script::of(char);
                    match letters.iter_mut().find(|(other, _)| *other == script) {
                        Some((_, count)) => *count += 1,
                        None => letters.push((script, 1)),
                    }
                }
                _ => {}
            }
        }
        if let Some((script, _)) = letters.into_iter().max_by_key(|(_, count)| *count) {
            *self.of_script.entry(script).or_default() += 1;
            self.texts += 1;
        }
    }

    /// Whether most texts are in one of these scripts.
    fn is_mostly_in(&self, scripts: &[Script]) -> bool {
        let count: usize = scripts.iter().filter_map(|script| self.of_script.get(script)).sum();
        self.texts > 0 && count * 2 > self.texts
    }
}

/// Whether the texts of a locale's column seem to be those of another locale: they are in its script,
/// and not in their own. Latin may stand in any text, unless the other column has what is missing.
pub(super) fn are_of(
    (locale, counts): (&LanguageIdentifier, &ScriptCounts),
    (other, other_counts): (&LanguageIdentifier, Option<&ScriptCounts>),
) -> bool {
    let (own, foreign) = (script::of_locale(locale), script::of_locale(other));
    if own.is_empty() || own.iter().any(|script| foreign.contains(script)) {
        return false;
    }
    let is_swapped = other_counts.is_some_and(|other| other.is_mostly_in(&own));
    counts.is_mostly_in(&foreign) && (is_swapped || !foreign.contains(&Script::Latin))
}
