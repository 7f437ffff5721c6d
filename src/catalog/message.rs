//! The message of one code, with all that belongs to it.

use std::borrow::Cow;
use std::fmt;

use fluent::FluentArgs;
use unic_langid::{LanguageIdentifier, langid};

use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::table::Table;
use crate::catalog::texts::Text;
use crate::code::Code;
use crate::format::defect::Defect;
use crate::format::program::Program;

/// The message of a code: its text, its attributes, the variables that it wants arguments for and
/// the locale that the text is from. From [`Catalog::message`](crate::Catalog::message).
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
    Known(&'c CompiledLocale, Value<'c>),
    /// No locale has the code; this one has the text for such codes.
    Unknown(&'c CompiledLocale, Value<'c>),
    /// No locale has a text for unknown codes either.
    BuiltIn,
}

/// The locale of the text that is built in.
static ENGLISH: LanguageIdentifier = langid!("en");

/// An attribute of a [`Message`]: a further text that belongs to the same code. From
/// [`Message::attribute`].
#[derive(Clone, Copy)]
pub struct Attribute<'c> {
    name: &'c str,
    message: Message<'c>,
    value: Value<'c>,
}

/// A text, or what formats one.
#[derive(Clone, Copy)]
enum Value<'c> {
    Plain(&'c str),
    Pattern(&'c Program, usize),
}

/// A text as well as it can be made, and what is wrong with it.
struct BestEffort<'c> {
    text: Cow<'c, str>,
    defects: Vec<Defect>,
}

impl<'c> Message<'c> {
    /// The message of a code that a locale has.
    pub(crate) fn known(
        table: &'c Table,
        code: Code,
        (locale, text): (&'c CompiledLocale, Text<'c>),
    ) -> Message<'c> {
        Message { code, table, content: Content::Known(locale, Value::new(locale, text)) }
    }

    /// The message for a code that no locale has, with the text that a locale has for such codes.
    pub(crate) fn unknown(
        table: &'c Table,
        code: Code,
        found: Option<(&'c CompiledLocale, Text<'c>)>,
    ) -> Message<'c> {
        let content = match found {
            Some((locale, text)) => Content::Unknown(locale, Value::new(locale, text)),
            None => Content::BuiltIn,
        };
        Message { code, table, content }
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
    /// There is one exception: a text that is empty with the arguments that are given is replaced by
    /// that of another locale.
    pub fn locale(&self) -> &'c LanguageIdentifier {
        match self.content {
            Content::Known(locale, _) | Content::Unknown(locale, _) => locale.id(),
            Content::BuiltIn => &ENGLISH,
        }
    }

    /// The message that the source locale has for the same code, if it has one.
    pub fn source_message(&self) -> Option<Message<'c>> {
        let source = self.table.source();
        let text = source.text(self.code)?;
        Some(Message::known(self.table, self.code, (source, text)))
    }

    /// The text without arguments: variables show as `{$name}`. The operator is told of them; see
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
    /// If the text cannot be formatted as it is meant: an argument is missing or surplus, the
    /// message itself is at fault, or no locale has the code. The error has the best text that can
    /// be made, which is what [`Catalog::tr_args`](crate::Catalog::tr_args) answers.
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
    /// assert_eq!(message.arguments(), ["limit"]);
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
        self.judge(self.best_effort(Some(args)), args)
    }

    /// The names of the variables that the text wants arguments for, sorted.
    pub fn arguments(&self) -> Vec<&'c str> {
        match self.content {
            Content::Known(_, value) => value.arguments(),
            Content::Unknown(..) | Content::BuiltIn => Vec::new(),
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
        let found = match self.content {
            Content::Known(locale, _) => {
                locale.attributes.get(&self.code).map(|attributes| (locale, attributes))
            }
            Content::Unknown(..) | Content::BuiltIn => None,
        };
        found.into_iter().flat_map(move |(locale, attributes)| {
            attributes.iter().map(move |(name, index)| Attribute {
                name,
                message,
                value: Value::Pattern(&locale.program, *index),
            })
        })
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<Attribute<'c>> {
        self.attributes().find(|attribute| attribute.name == name)
    }

    /// The text, whatever is wrong; the operator is told what.
    pub(crate) fn tr(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let BestEffort { text, defects } = self.best_effort(args);
        if !self.is_known() {
            self.tell_operator(&[Defect::UnknownCode(self.code)]);
        }
        self.tell_operator(&defects);
        text
    }

    fn tell_operator(&self, defects: &[Defect]) {
        if !defects.is_empty() {
            self.table.defect_log.tell(self.code, self.locale(), defects);
        }
    }

    /// The text, whatever is wrong; never an empty one.
    fn best_effort(&self, args: Option<&FluentArgs<'_>>) -> BestEffort<'c> {
        let Content::Known(_, value) = self.content else { return self.best_effort_of_unknown() };
        let mut answer = value.best_effort(args);
        if answer.text.is_empty() {
            answer.defects.push(Defect::EmptyText);
            answer.text = self.stand_in(args);
        }
        answer
    }

    /// The text that stands in for one that comes out empty: the source locale's, or else the one
    /// for unknown codes.
    fn stand_in(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let source = self.table.source();
        if let Some(text) = source.text(self.code) {
            let text = Value::new(source, text).best_effort(args).text;
            if !text.is_empty() {
                return text;
            }
        }
        let mut fallback = self.table.fallback();
        let found = fallback.find_map(|locale| Some((locale, locale.unknown_code()?)));
        Message::unknown(self.table, self.code, found).best_effort_of_unknown().text
    }

    /// The text for a code that no locale has.
    fn best_effort_of_unknown(&self) -> BestEffort<'c> {
        let mut answer = BestEffort { text: Cow::Borrowed(""), defects: Vec::new() };
        if let Content::Unknown(_, value) = self.content {
            let mut args = FluentArgs::new();
            // As a string: it shows all digits, and no separators between them.
            args.set("code", self.code.to_string());
            answer = value.best_effort(Some(&args));
        }
        if answer.text.is_empty() {
            answer.text = Cow::Owned(format!("Unknown error ({})", self.code));
        }
        answer
    }

    /// The text, or what is wrong with it or with the arguments.
    fn judge(
        &self,
        BestEffort { text, mut defects }: BestEffort<'c>,
        args: &FluentArgs<'_>,
    ) -> Result<Cow<'c, str>, FormatError> {
        if self.is_known() {
            let surplus = args.iter().map(|(name, _)| name).filter(|name| !self.wants(name));
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
    fn wants(&self, variable: &str) -> bool {
        let own = match self.content {
            Content::Known(_, value) => Some(value),
            Content::Unknown(..) | Content::BuiltIn => None,
        };
        let source = self.table.source();
        let of_source = source.text(self.code).map(|text| Value::new(source, text));
        own.is_some_and(|value| value.wants(variable))
            || of_source.is_some_and(|value| value.wants(variable))
            || self.attributes().any(|attribute| attribute.value.wants(variable))
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

    /// The text without arguments: variables show as `{$name}`. The operator is told of them; see
    /// [`CatalogBuilder::on_defect`](crate::CatalogBuilder::on_defect).
    pub fn text(&self) -> Cow<'c, str> {
        let BestEffort { text, defects } = self.value.best_effort(None);
        self.message.tell_operator(&defects);
        text
    }

    /// The text with arguments for its variables.
    ///
    /// # Errors
    ///
    /// As [`Message::format`].
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.message.judge(self.value.best_effort(Some(args)), args)
    }

    /// The names of the variables that the text wants arguments for, sorted.
    pub fn arguments(&self) -> Vec<&'c str> {
        self.value.arguments()
    }
}

impl<'c> Value<'c> {
    fn new(locale: &'c CompiledLocale, text: Text<'c>) -> Value<'c> {
        match text {
            Text::Plain(text) => Value::Plain(text),
            Text::Pattern(index) => Value::Pattern(&locale.program, index as usize),
        }
    }

    fn best_effort(self, args: Option<&FluentArgs<'_>>) -> BestEffort<'c> {
        match self {
            Value::Plain(text) => BestEffort { text: Cow::Borrowed(text), defects: Vec::new() },
            Value::Pattern(program, index) => {
                let formatted = program.format(index, args);
                BestEffort { text: Cow::Owned(formatted.text), defects: formatted.defects }
            }
        }
    }

    fn wants(self, argument: &str) -> bool {
        match self {
            Value::Plain(_) => false,
            Value::Pattern(program, index) => program.wants(index, argument),
        }
    }

    fn arguments(self) -> Vec<&'c str> {
        match self {
            Value::Plain(_) => Vec::new(),
            Value::Pattern(program, index) => program.variables(index),
        }
    }
}

/// A text that could not be formatted as it is meant. From [`Message::format`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    text: String,
    defects: Vec<Defect>,
}

impl FormatError {
    /// The best text that could be made: what is missing shows as `{$name}`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What went wrong.
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
