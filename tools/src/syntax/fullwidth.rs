//! Full-width characters that were typed instead of Fluent's syntax.

use fluent_codes::tooling::{Entry, Source, ast};

/// Replacements of full-width characters: each slice of the text, and the ASCII character for it.
pub(crate) type Replacements<'t> = Vec<(&'t str, char)>;

/// The replacements of full-width characters that make a broken entry a message or term; `None` if
/// they are not enough.
pub(crate) fn corrections(junk: &str) -> Option<Replacements<'_>> {
    if junk.is_ascii() {
        return None;
    }
    let is_sound = |replacements: &Replacements<'_>| is_sound(&replace(junk, replacements));
    // As few as are enough, since a text can have full-width brackets. Braces are rarely text.
    let mut choices = [in_head, in_variables, in_syntax];
    if junk.contains('｛') {
        choices.rotate_left(1);
    }
    // An attribute in the wrong place may have nothing to replace.
    let mut replacements = choices
        .into_iter()
        .map(|choose| choose(junk))
        .filter(|replacements| !replacements.is_empty());
    replacements.find(is_sound)
}

/// The id that a broken entry begins with, even in full-width characters, or behind a `#` that makes no
/// comment.
pub(crate) fn broken_id(entry: &Entry<'_>) -> Option<String> {
    let ast::Entry::Junk { content } = &entry.node else { return None };
    let behind_sign = || {
        let (id, _) = content.strip_prefix('#')?.split_once('=')?;
        Some(id.trim_end_matches(' ').to_owned())
    };
    entry.broken_id().or_else(behind_sign).or_else(|| {
        let corrected = replace(content, &corrections(content)?);
        Source::new("", corrected.into_bytes()).parse().entries.first()?.id()
    })
}

/// The replacements in the id, the equals sign and the spaces after it.
fn in_head(entry: &str) -> Replacements<'_> {
    let behind = entry.split_once(['=', '＝']).map(|(_, behind)| behind);
    let end = behind.map_or(0, |it| entry.len() - it.trim_start_matches([' ', '\u{3000}']).len());
    full_width(entry).filter(|(slice, _)| offset(entry, slice) < end).collect()
}

/// These, and the signs of variables.
fn in_variables(entry: &str) -> Replacements<'_> {
    let head = in_head(entry);
    let rest = full_width(entry).skip(head.len());
    let signs = rest.filter(|(_, meant)| matches!(meant, '{' | '}' | '$'));
    head.iter().copied().chain(signs).collect()
}

/// These, arrows, and the keys of variants at the start of lines.
fn in_syntax(entry: &str) -> Replacements<'_> {
    let variables = in_variables(entry);
    let mut is_in_key = false;
    let others = full_width(entry).filter(|(slice, meant)| {
        let Some((before, behind)) = entry.split_at_checked(offset(entry, slice)) else {
            return false;
        };
        let begins_variant = || {
            let indent = before.strip_suffix(['*', '＊']).unwrap_or(before);
            indent.trim_end_matches(' ').ends_with('\n')
        };
        match meant {
            '*' => begins_variant(),
            '[' => {
                is_in_key = begins_variant();
                is_in_key
            }
            ']' => std::mem::take(&mut is_in_key),
            '-' => behind.starts_with("－＞"),
            '>' => before.ends_with('－'),
            _ => false,
        }
    });
    let mut all: Replacements<'_> = variables.into_iter().chain(others).collect();
    all.sort_by_key(|(slice, _)| offset(entry, slice));
    all
}

/// The full-width forms of ASCII in a text.
fn full_width(text: &str) -> impl Iterator<Item = (&str, char)> {
    let chars = text.char_indices();
    chars.filter_map(|(at, char)| Some((text.get(at..at + char.len_utf8())?, half_width(char)?)))
}

/// The ASCII character for its full-width form.
pub(crate) fn half_width(char: char) -> Option<char> {
    if char == '\u{3000}' {
        return Some(' ');
    }
    let number = u32::from(char).checked_sub(0xFEE0)?;
    char::from_u32(number).filter(char::is_ascii_graphic)
}

fn offset(text: &str, slice: &str) -> usize {
    slice.as_ptr().addr() - text.as_ptr().addr()
}

fn replace(text: &str, replacements: &Replacements<'_>) -> String {
    let (mut replaced, mut copied) = (String::with_capacity(text.len()), 0);
    for (slice, meant) in replacements {
        let at = offset(text, slice);
        replaced.push_str(text.get(copied..at).unwrap_or_default());
        replaced.push(*meant);
        copied = at + slice.len();
    }
    replaced + text.get(copied..).unwrap_or_default()
}

/// Whether a text is one message or term, or an attribute of one.
pub(crate) fn is_sound(entry: &str) -> bool {
    let is_attribute = entry.trim_start().starts_with('.');
    let entry =
        if is_attribute { format!("x = x\n    {}", entry.trim_start()) } else { entry.to_owned() };
    let source = Source::new("", entry.into_bytes());
    let parsed = source.parse();
    let is_text =
        |node: &ast::Entry<&str>| matches!(node, ast::Entry::Message(_) | ast::Entry::Term(_));
    parsed.problems.is_empty()
        && matches!(parsed.entries.as_slice(), [entry] if is_text(&entry.node))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(junk: &str, corrected: Option<&str>) {
        assert_eq!(
            corrections(junk).map(|replacements| replace(junk, &replacements)).as_deref(),
            corrected
        );
    }

    #[test]
    fn as_few_as_are_enough() {
        check("E1 ＝ 一（二）\n", Some("E1 = 一（二）\n"));
        check("Ｅ１ = １＝１\n", Some("E1 = １＝１\n"));
        check("E1 = { ＄limit }［一］\n", Some("E1 = { $limit }［一］\n"));
        check(
            "E1 ＝ ｛$n －＞\n ［one］ 一［件］＊\n ＊［other］ 二\n｝\n",
            Some("E1 = {$n ->\n [one] 一［件］＊\n *[other] 二\n}\n"),
        );
        check("E1 ＝ 一｛ 略 ｝\n", Some("E1 = 一｛ 略 ｝\n"));
        check("    .title ＝ 一\n", Some("    .title = 一\n"));
        check("E1　＝　一　二\n", Some("E1 = 一　二\n"));
    }

    #[test]
    fn not_enough() {
        check("E1 一\n", None);
        check("E1 一＝二\n", None);
        check("＝\n", None);
        check("\t.title = 一\n", None);
    }
}
