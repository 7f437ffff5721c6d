//! The placeables of a text in a table.

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// What is translated; also the keys and braces of a selection, which a language may need others
    /// of.
    Text(&'t str),
    /// What must not be changed, with its braces.
    Placeable(&'t str),
}

/// The parts of a text. A placeable that is not well-formed is text.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut begun, mut rest) = (Vec::new(), 0, 0);
    while let Some(open) = text.get(rest..).and_then(|text| text.find('{')).map(|at| rest + at) {
        let Some(placeable) = text.get(open..).and_then(placeable) else { break };
        rest = match placeable.selection {
            // The variants' texts have placeables of their own.
            Some(arrow) => open + arrow,
            None => {
                let end = open + placeable.length;
                parts.extend(text.get(begun..open).filter(|it| !it.is_empty()).map(Part::Text));
                parts.extend(text.get(open..end).map(Part::Placeable));
                begun = end;
                end
            }
        };
    }
    parts.extend(text.get(begun..).filter(|it| !it.is_empty()).map(Part::Text));
    parts
}

/// The extent of a placeable.
struct Extent {
    length: usize,
    /// Where its variants begin, if it is a selection.
    selection: Option<usize>,
}

/// The placeable that a text begins with; `None` if it does not end.
fn placeable(text: &str) -> Option<Extent> {
    let (mut depth, mut selection) = (0_usize, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            // Only an expression has strings; a variant's text may have a quotation mark.
            '"' if selection.is_none() => {
                while let Some((_, char)) = chars.next_if(|(_, char)| *char != '"') {
                    if char == '\\' {
                        chars.next();
                    }
                }
                chars.next()?;
            }
            '-' if selection.is_none() => {
                selection = chars.next_if(|(_, char)| *char == '>').map(|(at, _)| at + 1);
            }
            _ => {}
        }
        if depth == 0 {
            return Some(Extent { length: at + char.len_utf8(), selection });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Part<'_>]) {
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn parts_of_texts() {
        use Part::{Placeable, Text};
        check("plain", &[Text("plain")]);
        check("{ $x }", &[Placeable("{ $x }")]);
        check(
            "a { \"}\" } b{ -t(a: \"\\\"\") }",
            &[Text("a "), Placeable("{ \"}\" }"), Text(" b"), Placeable("{ -t(a: \"\\\"\") }")],
        );
        check("{ { $x } }!", &[Placeable("{ { $x } }"), Text("!")]);
        check(
            "{ $n ->\n    [one] \"{ $x }\"\n   *[other] no\n} end { $y }",
            &[
                Text("{ $n ->\n    [one] \""),
                Placeable("{ $x }"),
                Text("\"\n   *[other] no\n} end "),
                Placeable("{ $y }"),
            ],
        );
        check("open { $x", &[Text("open { $x")]);
    }
}
