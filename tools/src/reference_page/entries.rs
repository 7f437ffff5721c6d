//! What the codes of a page say: their texts in each locale.

use fluent_codes::Code;
use fluent_codes::tooling::ast;

use crate::check::workspace::Workspace;
use crate::project::code_lock::Retirement;
use crate::reference_page::locale::Locale;
use crate::reference_page::readable::Readable;
use crate::reference_page::words::direction;
use crate::syntax::messages::{Message, Messages};

/// The messages of the codes of a page, parsed.
pub(super) struct Entries<'w> {
    pub(super) workspace: &'w Workspace<'w>,
    /// The messages of every locale.
    pub(super) all: &'w [&'w Messages<'w>],
    pub(super) locales: &'w [Locale<'w>],
}

/// A code with its texts.
pub(super) struct Entry<'w> {
    pub(super) code: Code,
    /// The status of an HTTP response: `.http`.
    pub(super) http_status: Option<String>,
    /// The address of a page about the error: `.doc`.
    pub(super) doc: Option<String>,
    pub(super) retirement: Option<&'w Retirement>,
    /// The texts of each locale, in the order of the locales; none for a code without messages.
    pub(super) texts: Vec<LocaleTexts>,
}

/// What a client that asks for one locale gets for a code.
pub(super) struct LocaleTexts {
    pub(super) locale: String,
    pub(super) message: Written,
    pub(super) help: Option<Written>,
    /// Whether the message is another locale's.
    pub(super) is_missing: bool,
}

/// A text and the language that it is in.
pub(super) struct Written {
    pub(super) language: String,
    pub(super) direction: &'static str,
    pub(super) text: Readable,
}

impl<'w> Entries<'w> {
    /// The texts of a code, as they are served.
    pub(super) fn entry(&self, code: Code) -> Entry<'w> {
        let id = code.message_id();
        let source = self.workspace.source;
        let named = |locale: &Locale<'_>| self.all.iter().find(|it| it.name() == locale.name());
        let own = self.locales.iter().filter_map(named).copied();
        let all = std::iter::once(source).chain(own);
        let messages: Vec<_> = all.filter_map(|messages| messages.get(&id)).collect();
        let fact = |name| {
            let text = messages.iter().find_map(|message| message.attribute(name))?;
            Readable::new(text.pattern, source).plain().map(|text| text.trim().to_owned())
        };
        Entry {
            code,
            http_status: fact("http"),
            doc: fact("doc"),
            retirement: self.workspace.locks.retirement(code),
            texts: self.locales.iter().filter_map(|locale| self.texts(locale, &id)).collect(),
        }
    }

    fn texts(&self, locale: &Locale<'_>, id: &str) -> Option<LocaleTexts> {
        let (served, message) = self.served(locale, id)?;
        let help = message.attribute("help").map(|help| Written::new(help.pattern, served));
        let of_source = || {
            let source = self.workspace.source;
            let help = source.get(id)?.attribute("help")?;
            Some(Written::new(help.pattern, source))
        };
        Some(LocaleTexts {
            locale: locale.name().to_owned(),
            message: Written::new(message.value()?.pattern, served),
            help: help.or_else(of_source),
            is_missing: served.name() != locale.name(),
        })
    }

    /// The message that a client gets who asks for a locale, and the locale that it is from.
    fn served(&self, locale: &Locale<'_>, id: &str) -> Option<(&'w Messages<'w>, &'w Message<'w>)> {
        locale.search_order.iter().find_map(|index| {
            let messages = self.all.get(*index).copied()?;
            let message = messages.get(id).filter(|message| message.value().is_some())?;
            Some((messages, message))
        })
    }
}

impl Written {
    fn new(pattern: &ast::Pattern<&str>, messages: &Messages<'_>) -> Written {
        let id = messages.locale.id;
        Written {
            language: id.to_string(),
            direction: direction(id),
            text: Readable::new(pattern, messages),
        }
    }
}
