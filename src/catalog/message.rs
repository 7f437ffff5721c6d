//! The message of one code: its text, its attributes and its variables.

use std::borrow::Cow;
use std::fmt;

use fluent::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::format_error::FormatError;
use crate::catalog::locale_text::{BestEffort, LocaleText};
use crate::catalog::table::Table;
use crate::catalog::text_buffer::Text;
use crate::catalog::unknown_code::UnknownCode;
use crate::code::Code;
use crate::format::defect::Defect;

/// The message of a code: its text, its attributes, its variables and its locale; from
/// [`Catalog::message`](crate::Catalog::message).
///
/// A code that no locale has gets a message too: the text of `unknown-code`, with the number in it.
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// let message = catalog.message(131201, &langid!("tlh"));
/// assert_eq!(message.text(), "size of file exceeds limit");
/// assert_eq!(message.locale(), &langid!("en-US"));
///
/// let message = catalog.message(7, &langid!("zh-CN"));
/// assert!(!message.is_known());
/// assert_eq!(message.text(), "未知错误（7）");
/// assert_eq!(message.locale(), &langid!("zh-CN"));
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Message<'c> {
    code: Code,
    table: &'c Table,
    content: Content<'c>,
}

/// Where the text of a message comes from.
#[derive(Clone, Copy)]
enum Content<'c> {
    /// A locale has the code.
    Known(LocaleText<'c>),
    /// No locale has the code.
    Unknown(UnknownCode<'c>),
}

/// An attribute of a [`Message`]: a further text that belongs to the same code. From
/// [`Message::attribute`].
#[derive(Clone, Copy)]
pub struct Attribute<'c> {
    name: &'c str,
    message: Message<'c>,
    text: LocaleText<'c>,
}

impl<'c> Message<'c> {
    /// The message of a code that a locale has.
    pub(crate) fn known(table: &'c Table, code: Code, text: LocaleText<'c>) -> Message<'c> {
        Message { code, table, content: Content::Known(text) }
    }

    /// The message for a code that no locale has.
    pub(crate) fn unknown(table: &'c Table, code: Code, text: UnknownCode<'c>) -> Message<'c> {
        Message { code, table, content: Content::Unknown(text) }
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Whether a locale has the code. If not, the text is that of `unknown-code`.
    pub fn is_known(&self) -> bool {
        matches!(self.content, Content::Known(..))
    }

    /// The locale that the text is from: the value of `Content-Language`.
    ///
    /// There is one exception: a text that is empty with the given arguments is replaced by that of
    /// another locale.
    pub fn locale(&self) -> &'c LanguageIdentifier {
        match self.content {
            Content::Known(text) => text.locale.id(),
            Content::Unknown(text) => text.locale(),
        }
    }

    /// The message that the source locale has for the same code, if it has one.
    pub fn source_message(&self) -> Option<Message<'c>> {
        let text = LocaleText::of_code(self.table.source(), self.code)?;
        Some(Message::known(self.table, self.code, text))
    }

    /// The text without arguments: variables show as `{$name}`, and are reported to
    /// [`CatalogBuilder::on_defect`](crate::CatalogBuilder::on_defect).
    pub fn text(&self) -> Cow<'c, str> {
        self.tr(None)
    }

    /// The text with arguments for its variables.
    ///
    /// One set of arguments serves a message and its attributes: an argument is surplus only if
    /// neither of these nor the source locale's message has a variable for it.
    ///
    /// # Errors
    ///
    /// If the text has a defect: an argument is missing or surplus, the message itself is wrong, or
    /// no locale has the code. The error has the best text that can be made, which is what
    /// [`Catalog::tr_args`](crate::Catalog::tr_args) returns.
    ///
    /// ```
    /// use fluent_codes::{Catalog, fluent_args, langid};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("en-US"))?;
    /// # let text = "E700004 = at most { $limit } files\n";
    /// # std::fs::write(folder.path().join("en-US/errors.ftl"), text)?;
    /// // E700004 = at most { $limit } files
    /// let catalog = Catalog::builder().directory(folder.path()).build()?;
    /// let message = catalog.message(700004, &langid!("en-US"));
    /// assert_eq!(message.variables(), ["limit"]);
    /// assert_eq!(message.format(&fluent_args!["limit" => 5])?, "at most 5 files");
    ///
    /// let error = message.format(&fluent_args!["Limit" => 5]).unwrap_err();
    /// assert_eq!(error.text(), "at most {$limit} files");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "no argument for the variable `$limit`; no variable for the argument `Limit`"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.checked(self.best_effort(Some(args)), args)
    }

    /// The names of the variables of the text, sorted: the arguments that it needs.
    pub fn variables(&self) -> Vec<&'c str> {
        match self.content {
            Content::Known(text) => text.variables(),
            Content::Unknown(_) => Vec::new(),
        }
    }

    /// The attributes of the message, in its order.
    ///
    /// ```
    /// use fluent_codes::{Catalog, langid};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("en-US"))?;
    /// # let text = "E700001 = The disk is full\n    .help = Delete files\n";
    /// # std::fs::write(folder.path().join("en-US/errors.ftl"), text)?;
    /// // E700001 = The disk is full
    /// //     .help = Delete files
    /// let catalog = Catalog::builder().directory(folder.path()).build()?;
    /// let message = catalog.message(700001, &langid!("en-US"));
    /// assert_eq!(message.attributes().next().unwrap().name(), "help");
    /// assert_eq!(message.attribute("help").unwrap().text(), "Delete files");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'c>> + use<'c> {
        let message = *self;
        self.known_text().into_iter().flat_map(move |LocaleText { locale, .. }| {
            locale.attributes(message.code).iter().map(move |(name, index)| {
                let text = LocaleText { locale, text: Text::Pattern(*index) };
                Attribute { name, message, text }
            })
        })
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<Attribute<'c>> {
        self.attributes().find(|attribute| attribute.name == name)
    }

    /// The best text that can be made; its defects are reported.
    pub(crate) fn tr(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let BestEffort { text, defects } = self.best_effort(args);
        if !self.is_known() {
            self.report(&[Defect::UnknownCode(self.code)]);
        }
        self.report(&defects);
        text
    }

    fn report(&self, defects: &[Defect]) {
        if !defects.is_empty() {
            self.table.defect_log.report(self.code, self.locale(), defects);
        }
    }

    /// The best text that can be made, which is never empty.
    fn best_effort(&self, args: Option<&FluentArgs<'_>>) -> BestEffort<'c> {
        let text = match self.content {
            Content::Known(text) => text,
            Content::Unknown(text) => return text.best_effort(self.code),
        };
        let mut answer = text.best_effort(args);
        if answer.text.is_empty() {
            answer.defects.push(Defect::EmptyText);
            answer.text = self.replacement_of_empty(args);
        }
        answer
    }

    /// The text in the place of an empty one: the source locale's, or else the one for unknown codes.
    fn replacement_of_empty(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        if let Some(text) = LocaleText::of_code(self.table.source(), self.code) {
            let text = text.best_effort(args).text;
            if !text.is_empty() {
                return text;
            }
        }
        UnknownCode::of(self.table.source_and_siblings()).best_effort(self.code).text
    }

    /// The text, or an error with its defects and those of the arguments.
    fn checked(
        &self,
        BestEffort { text, mut defects }: BestEffort<'c>,
        args: &FluentArgs<'_>,
    ) -> Result<Cow<'c, str>, FormatError> {
        if self.is_known() {
            let surplus = args.iter().map(|(name, _)| name).filter(|name| !self.has_variable(name));
            defects.extend(surplus.map(|name| Defect::SurplusArgument(name.to_owned())));
        } else {
            defects.insert(0, Defect::UnknownCode(self.code));
        }
        if defects.is_empty() {
            Ok(text)
        } else {
            Err(FormatError { text: text.into_owned(), defects })
        }
    }

    /// Whether the message, one of its attributes or the source locale's message has a variable.
    fn has_variable(&self, name: &str) -> bool {
        let own = self.known_text();
        let of_source = LocaleText::of_code(self.table.source(), self.code);
        own.is_some_and(|text| text.has_variable(name))
            || of_source.is_some_and(|text| text.has_variable(name))
            || self.attributes().any(|attribute| attribute.text.has_variable(name))
    }

    /// The text, if a locale has the code.
    fn known_text(&self) -> Option<LocaleText<'c>> {
        match self.content {
            Content::Known(text) => Some(text),
            Content::Unknown(_) => None,
        }
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("code", &self.code)
            .field("locale", &self.locale().to_string())
            .finish_non_exhaustive()
    }
}

impl<'c> Attribute<'c> {
    /// The name of the attribute.
    pub fn name(&self) -> &'c str {
        self.name
    }

    /// The text without arguments: variables show as `{$name}`, and are reported to
    /// [`CatalogBuilder::on_defect`](crate::CatalogBuilder::on_defect).
    pub fn text(&self) -> Cow<'c, str> {
        self.tr(None)
    }

    /// The text with arguments for its variables.
    ///
    /// # Errors
    ///
    /// As for [`Message::format`].
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.message.checked(self.text.best_effort(Some(args)), args)
    }

    /// The names of the variables of the text, sorted: the arguments that it needs.
    pub fn variables(&self) -> Vec<&'c str> {
        self.text.variables()
    }

    /// The best text that can be made; its defects are reported.
    pub(crate) fn tr(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let BestEffort { text, defects } = self.text.best_effort(args);
        self.message.report(&defects);
        text
    }
}

impl fmt::Debug for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attribute")
            .field("message", &self.message)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
