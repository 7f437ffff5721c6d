//! Printing JSON, with control characters escaped.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::escape::is_active;

/// A value in one line, with its line end.
pub(crate) fn line(value: &impl Serialize) -> io::Result<String> {
    Ok(passive(&serde_json::to_string(value)?).into_owned() + "\n")
}

/// A value in many lines, with the last line's end.
pub(crate) fn pretty(value: &impl Serialize) -> io::Result<String> {
    Ok(passive(&serde_json::to_string_pretty(value)?).into_owned() + "\n")
}

/// Writes a value in many lines, with the last line's end. The text is never held as a whole.
pub(crate) fn write_pretty(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let formatter = PassiveFormatter(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// JSON with what would be obeyed as escapes. Outside of strings there is nothing but line ends, and in
/// strings there are none.
fn passive(json: &str) -> Cow<'_, str> {
    let is_escaped = |char: char| char != '\n' && is_active(char);
    if !json.contains(is_escaped) {
        return Cow::Borrowed(json);
    }
    let mut passive = String::with_capacity(json.len());
    for char in json.chars() {
        if is_escaped(char) {
            passive += &format!("\\u{:04x}", u32::from(char));
        } else {
            passive.push(char);
        }
    }
    Cow::Owned(passive)
}

/// Writes many lines, with what would be obeyed as escapes.
struct PassiveFormatter<'f>(PrettyFormatter<'f>);

impl Formatter for PassiveFormatter<'_> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        out.write_all(passive(fragment).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, is_first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, is_first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_is_obeyed() {
        let value = ["a\u{1b}\u{9b}\u{202e}\u{2028}\n", "文件"];
        let expected = "[\"a\\u001b\\u009b\\u202e\\u2028\\n\",\"文件\"]\n";
        assert_eq!(line(&value).unwrap(), expected);
        let pretty = pretty(&value).unwrap();
        let read: Vec<String> = serde_json::from_str(&pretty).unwrap();
        assert_eq!(read, value);
        let mut written = Vec::new();
        write_pretty(&mut written, &value).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), pretty);
    }
}
