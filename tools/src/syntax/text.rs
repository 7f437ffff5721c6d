//! A text as rules read it: its variants, flattened, and its parts as they are written.

use fluent_codes::tooling::ast;

use crate::syntax::variant::{Choice, Variant};

/// How many variants of one text are flattened.
const MAX_VARIANTS: usize = 500;

/// The value of a message or term, or of one of its attributes.
#[derive(Debug)]
pub(crate) struct Text<'c> {
    /// The attribute's name; `None` for the value.
    pub(crate) attribute: Option<&'c str>,
    pub(crate) pattern: &'c ast::Pattern<&'c str>,
    /// The text with the default of each selector, then one for each other variant, in the order
    /// of the file: there the other selectors have their defaults.
    pub(crate) variants: Vec<Variant<'c>>,
}

impl<'c> Text<'c> {
    pub(crate) fn new(attribute: Option<&'c str>, pattern: &'c ast::Pattern<&'c str>) -> Text<'c> {
        if let [ast::PatternElement::TextElement { value }] = pattern.elements.as_slice() {
            return Text { attribute, pattern, variants: vec![Variant::plain(value)] };
        }
        let mut choices = vec![Vec::new()];
        list_choices(pattern, &[], &mut choices);
        let variants = choices.iter().map(|choices| {
            let keys = choices.iter().map(|choice| key(choice.variant)).collect();
            Variant::new(pattern, choices, keys)
        });
        Text { attribute, pattern, variants: variants.collect() }
    }

    pub(crate) fn has_placeables(&self) -> bool {
        let is_placeable = |element: &_| matches!(element, ast::PatternElement::Placeable { .. });
        self.pattern.elements.iter().any(is_placeable)
    }

    /// The parts of the text as they are written, those of every variant, each once and in the
    /// order of the file.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'c>> {
        let mut elements = self.pattern.elements.iter();
        let mut outer = Vec::new();
        std::iter::from_fn(move || {
            loop {
                let Some(element) = elements.next() else {
                    elements = outer.pop()?;
                    continue;
                };
                let expression = match element {
                    ast::PatternElement::TextElement { value } => {
                        return Some(Part { text: value, is_quoted: false });
                    }
                    ast::PatternElement::Placeable { expression } => unwrapped(expression),
                };
                match expression {
                    ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => {
                        return Some(Part { text: value, is_quoted: true });
                    }
                    ast::Expression::Inline(_) => {}
                    ast::Expression::Select { variants, .. } => {
                        let inner = variants.iter().rev();
                        outer.push(std::mem::take(&mut elements));
                        outer.extend(inner.map(|variant| variant.value.elements.iter()));
                    }
                }
            }
        })
    }

    /// The variant for the same case as another text's; the default if there is none.
    pub(crate) fn like(&self, variant: &Variant<'_>) -> &Variant<'c> {
        let is_like = |other: &&Variant<'_>| {
            let mut pairs = other.keys.iter().zip(&variant.keys);
            other.keys.len() == variant.keys.len() && pairs.all(|(a, b)| category(a) == category(b))
        };
        self.variants.iter().find(is_like).unwrap_or(self.default())
    }

    /// The text with the default of each selector.
    pub(crate) fn default(&self) -> &Variant<'c> {
        // There is always one.
        static EMPTY: Variant<'static> = Variant::EMPTY;
        self.variants.first().unwrap_or(&EMPTY)
    }
}

/// A part of a text as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<'c> {
    pub(crate) text: &'c str,
    /// Whether it is in a string literal: `{ "…" }`.
    pub(crate) is_quoted: bool,
}

/// Adds the choices that lead to each variant which is not a default.
fn list_choices<'c>(
    pattern: &'c ast::Pattern<&'c str>,
    path: &[Choice<'c>],
    choices: &mut Vec<Vec<Choice<'c>>>,
) {
    for expression in expressions(pattern) {
        let ast::Expression::Select { variants, .. } = expression else { continue };
        for variant in variants {
            if choices.len() == MAX_VARIANTS {
                return;
            }
            if variant.default {
                list_choices(&variant.value, path, choices);
            } else {
                let mut path = path.to_vec();
                path.push(Choice { select: expression, variant });
                choices.push(path.clone());
                list_choices(&variant.value, &path, choices);
            }
        }
    }
}

/// The plural category that a number's key stands for in most languages; other keys as they are.
fn category(key: &str) -> &str {
    match key {
        "0" => "zero",
        "1" => "one",
        "2" => "two",
        key => key,
    }
}

/// The letters and digits of a text, without their case.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether two texts differ in nothing but case, punctuation and spaces.
pub(crate) fn is_like(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// The expressions of a pattern's placeables, without the braces around them.
pub(crate) fn expressions<'c>(
    pattern: &'c ast::Pattern<&'c str>,
) -> impl Iterator<Item = &'c ast::Expression<&'c str>> {
    pattern.elements.iter().filter_map(|element| match element {
        ast::PatternElement::Placeable { expression } => Some(unwrapped(expression)),
        ast::PatternElement::TextElement { .. } => None,
    })
}

/// An expression without the braces around it: `{ { $name } }`.
pub(crate) fn unwrapped<'e, 's>(
    mut expression: &'e ast::Expression<&'s str>,
) -> &'e ast::Expression<&'s str> {
    while let ast::Expression::Inline(ast::InlineExpression::Placeable { expression: inner }) =
        expression
    {
        expression = inner;
    }
    expression
}

/// The key of a variant as it is written.
pub(crate) fn key<'s>(variant: &ast::Variant<&'s str>) -> &'s str {
    match &variant.key {
        ast::VariantKey::Identifier { name } => name,
        ast::VariantKey::NumberLiteral { value } => value,
    }
}

#[cfg(test)]
mod tests {
    use fluent_codes::tooling::Source;

    use super::*;

    const SELECTS: &str = r#"E1 = { $n ->
    [one] { $who } has one
   *[other] { $who } has { NUMBER($n) } { $kind ->
        [new] new
       *[old] old{" "}
    }
 } file{ $n ->
    [one] { "" }
   *[other] s
 }.
"#;

    #[test]
    fn a_variant_for_each_choice() {
        let source = Source::new("", SELECTS.as_bytes());
        let parsed = source.parse();
        let ast::Entry::Message(message) = &parsed.entries[0].node else { panic!() };
        let text = Text::new(None, message.value.as_ref().unwrap());
        let flat: Vec<(Vec<&str>, &str)> =
            text.variants.iter().map(|variant| (variant.keys.clone(), &*variant.text)).collect();
        assert_eq!(
            flat,
            [
                (vec![], "\u{FFFC} has \u{FFFC} old  files."),
                (vec!["one"], "\u{FFFC} has one files."),
                (vec!["new"], "\u{FFFC} has \u{FFFC} new files."),
                (vec!["one"], "\u{FFFC} has \u{FFFC} old  file."),
            ]
        );
        let variables: Vec<&[&str]> =
            text.variants.iter().map(|variant| &*variant.variables).collect();
        assert_eq!(
            variables,
            [
                &["n", "who", "n", "kind", "n"][..],
                &["n", "who", "n"],
                &["n", "who", "n", "kind", "n"],
                &["n", "who", "n", "kind", "n"],
            ]
        );
        let parts: Vec<&str> = text.parts().map(|part| part.text).collect();
        let expected = [" has one", " has ", " ", "new", "old", " ", " file", "", "s", "."];
        assert_eq!(parts, expected);
        let one = &text.variants[1];
        let at = one.offset(&source, one.text.find("one").unwrap());
        assert_eq!(source.text().get(at..at + 4), Some("one\n"));
    }
}
