//! The error of formatting a message.

use std::fmt;

use crate::format::defect::Defect;

/// A text with defects, from [`Message::format`](crate::Message::format).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    pub(crate) text: String,
    pub(crate) defects: Vec<Defect>,
}

impl FormatError {
    /// The best text that could be made: what is missing shows as `{$name}`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong with it; at least one defect.
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, defect) in self.defects.iter().enumerate() {
            f.write_str(if index > 0 { "; " } else { "" })?;
            defect.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for FormatError {}
