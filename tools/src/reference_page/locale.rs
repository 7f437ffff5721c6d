//! A locale that pages show.

use serde::Serialize;

use crate::reference_page::readable::Readable;
use crate::reference_page::words::{Words, direction};
use crate::syntax::messages::Messages;
use crate::syntax::outline::LocaleOutline;

/// The message that names a page, if the project has one.
pub(super) const TITLE: &str = "reference-title";

/// A locale that pages show.
pub(super) struct Locale<'p> {
    pub(super) outline: &'p LocaleOutline<'p>,
    /// The indices of the project's locales that are searched for a text, in their order.
    pub(super) search_order: Vec<usize>,
    pub(super) title: PageTitle,
    pub(super) words: Words,
}

/// What a page is called.
#[derive(Serialize)]
pub(super) struct PageTitle {
    #[serde(rename = "lang")]
    pub(super) language: String,
    pub(super) text: String,
}

impl<'p> Locale<'p> {
    /// A locale, with its title from the project's messages.
    pub(super) fn new(
        outline: &'p LocaleOutline<'p>,
        search_order: Vec<usize>,
        all: &[&Messages<'_>],
        source: &Messages<'_>,
    ) -> Locale<'p> {
        let words = Words::of(&outline.id);
        let title = |messages: &Messages<'_>| {
            let title = messages.get(TITLE)?.value()?;
            let text = Readable::new(title.pattern, messages).plain()?.to_owned();
            Some(PageTitle { language: messages.locale.id.to_string(), text })
        };
        let of_words = || PageTitle {
            language: words.language.to_owned(),
            text: words.get("title").to_owned(),
        };
        let own = all.iter().find(|messages| messages.name() == outline.name);
        let own = own.and_then(|messages| title(messages));
        let title = own.or_else(|| title(source)).unwrap_or_else(of_words);
        Locale { outline, search_order, title, words }
    }

    pub(super) fn name(&self) -> &str {
        &self.outline.name
    }

    /// The value of the attribute `lang`.
    pub(super) fn language(&self) -> String {
        self.outline.id.to_string()
    }

    pub(super) fn direction(&self) -> &'static str {
        direction(&self.outline.id)
    }
}
