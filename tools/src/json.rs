//! Printing JSON, with control characters escaped.

use std::io;

use serde::Serialize;

use crate::escape::is_active;

/// A value in one line, with its line end.
pub(crate) fn line(value: &impl Serialize) -> io::Result<String> {
    Ok(passive(serde_json::to_string(value)?) + "\n")
}

/// A value in many lines, with the last line's end.
pub(crate) fn pretty(value: &impl Serialize) -> io::Result<String> {
    Ok(passive(serde_json::to_string_pretty(value)?) + "\n")
}

/// The same JSON with what would be obeyed as escapes. Outside of strings there is nothing but line
/// ends, and in strings there are none.
fn passive(json: String) -> String {
    let is_escaped = |char: char| char != '\n' && is_active(char);
    if !json.contains(is_escaped) {
        return json;
    }
    let mut passive = String::with_capacity(json.len());
    for char in json.chars() {
        if is_escaped(char) {
            passive += &format!("\\u{:04x}", u32::from(char));
        } else {
            passive.push(char);
        }
    }
    passive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_is_obeyed() {
        let value = ["a\u{1b}\u{9b}\u{202e}\u{2028}\n", "文件"];
        let expected = "[\"a\\u001b\\u009b\\u202e\\u2028\\n\",\"文件\"]\n";
        assert_eq!(line(&value).unwrap(), expected);
        let read: Vec<String> = serde_json::from_str(&pretty(&value).unwrap()).unwrap();
        assert_eq!(read, value);
    }
}
