//! A message that a locale does not have yet.

use super::wanted::{MessageText, Wanted, WantedTexts};
use crate::syntax::cell_text;
use crate::syntax::outline::ItemPlace;

/// A message that a locale does not have yet.
pub(super) struct NewMessage<'t> {
    pub(super) id: &'t str,
    wanted: &'t WantedTexts,
    /// Its texts, as the table has them.
    texts: &'t [MessageText],
    /// The message of the locale that the table has before it.
    pub(super) behind: Option<ItemPlace>,
}

impl<'t> NewMessage<'t> {
    /// The messages of some texts that are [grouped](WantedTexts::by_message) by them.
    pub(super) fn all(
        wanted: &'t WantedTexts,
        texts: &'t [MessageText],
    ) -> impl Iterator<Item = NewMessage<'t>> {
        let of_messages = texts.chunk_by(|text, next| text.first == next.first);
        of_messages.filter_map(|texts| NewMessage::new(wanted, texts))
    }

    /// The message of some texts.
    pub(super) fn new(wanted: &'t WantedTexts, texts: &'t [MessageText]) -> Option<NewMessage<'t>> {
        let Wanted { id, behind, .. } = wanted.get(texts.first()?.index as usize)?;
        Some(NewMessage { id, wanted, texts, behind })
    }

    /// Writes it as a file has it, its value first.
    pub(super) fn write(&self, line_break: &str, out: &mut String) {
        let texts = self.texts.iter().filter_map(|text| self.wanted.get(text.index as usize));
        let value = texts.clone().find(|wanted| wanted.attribute.is_none());
        let value = value.map_or(String::new(), |it| cell_text::to_value(it.text, line_break));
        out.extend([self.id, " =", &value]);
        for Wanted { attribute, text, .. } in texts {
            if let Some(name) = attribute {
                out.push_str(&cell_text::to_attribute(name, text, line_break));
            }
        }
    }
}
