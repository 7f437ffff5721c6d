//! Codes, messages and errors as `serde` writes them.

use std::borrow::Cow;
use std::panic::{self, AssertUnwindSafe};

use fluent::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::answer::localized_error::{LocalizedError, LocalizedMessage};
use crate::catalog::message::Message;
use crate::code::Code;
use crate::format::number::MAX_EXACT;

/// The fields of an error as JSON, and their names: `code` and `message` unless set otherwise.
///
/// ```
/// use fluent_codes::{CodedError, JsonFields, catalog, fluent_args};
///
/// let error = CodedError::new(131201).with_args(&fluent_args!["limit" => 8]);
/// let catalog = catalog();
/// let error = catalog.accept("zh-CN").error(&error);
/// assert_eq!(serde_json::to_string(&error)?, r#"{"code":131201,"message":"文件大小过大"}"#);
///
/// let fields = JsonFields::new().code("errcode").message("errmsg").locale("lang").args("params");
/// assert_eq!(
///     serde_json::to_string(&error.with_fields(&fields))?,
///     r#"{"errcode":131201,"errmsg":"文件大小过大","lang":"zh-CN","params":{"limit":8}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct JsonFields {
    code: Cow<'static, str>,
    message: Cow<'static, str>,
    locale: Option<Cow<'static, str>>,
    args: Option<Cow<'static, str>>,
    help: Option<Cow<'static, str>>,
}

impl Default for JsonFields {
    fn default() -> JsonFields {
        JsonFields::new()
    }
}

impl JsonFields {
    /// The fields `code` and `message`.
    pub const fn new() -> JsonFields {
        let (code, message) = (Cow::Borrowed("code"), Cow::Borrowed("message"));
        JsonFields { code, message, locale: None, args: None, help: None }
    }

    /// Names the field of the code.
    pub fn code(self, name: impl Into<Cow<'static, str>>) -> JsonFields {
        JsonFields { code: name.into(), ..self }
    }

    /// Names the field of the text.
    pub fn message(self, name: impl Into<Cow<'static, str>>) -> JsonFields {
        JsonFields { message: name.into(), ..self }
    }

    /// Adds the locale that the text is from, under this name.
    pub fn locale(self, name: impl Into<Cow<'static, str>>) -> JsonFields {
        JsonFields { locale: Some(name.into()), ..self }
    }

    /// Adds the arguments, an object, under this name. A number that JSON readers would round, one
    /// beyond 2^53, is a string. An argument without a text is `null`.
    pub fn args(self, name: impl Into<Cow<'static, str>>) -> JsonFields {
        JsonFields { args: Some(name.into()), ..self }
    }

    /// Adds the attribute `.help`, under this name, where the message has one.
    pub fn help(self, name: impl Into<Cow<'static, str>>) -> JsonFields {
        JsonFields { help: Some(name.into()), ..self }
    }
}

impl<'a> LocalizedError<'a> {
    /// The error with these fields, to be serialized.
    pub fn with_fields<'w>(&'w self, fields: &'w JsonFields) -> impl Serialize + use<'w, 'a> {
        WithFields { error: self, fields }
    }
}

struct WithFields<'w, 'a> {
    error: &'w LocalizedError<'a>,
    fields: &'w JsonFields,
}

impl Serialize for WithFields<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let WithFields { error, fields } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(&fields.code, &error.code())?;
        map.serialize_entry(&fields.message, error.text())?;
        if let Some(name) = &fields.locale {
            map.serialize_entry(name, &error.locale().to_string())?;
        }
        if let Some(name) = &fields.args {
            map.serialize_entry(name, &Args(error.args()))?;
        }
        if let (Some(name), Some(help)) = (&fields.help, error.help()) {
            map.serialize_entry(name, &help)?;
        }
        map.end()
    }
}

/// An integer.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.number())
    }
}

/// An integer.
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        i64::deserialize(deserializer).map(Code::new)
    }
}

/// `{"code":131201,"message":"…"}`; [`LocalizedError::with_fields`] writes other fields.
impl Serialize for LocalizedError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_fields(&JsonFields::new()).serialize(serializer)
    }
}

/// `{"code":131201,"message":"…"}`, the text without arguments. `LocalizedError::from(message)`
/// writes other fields.
impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        LocalizedError::from(*self).serialize(serializer)
    }
}

/// `{"locale":"zh-CN","message":"…"}`
impl Serialize for LocalizedMessage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("locale", &self.locale)?;
        map.serialize_entry("message", &self.message)?;
        map.end()
    }
}

struct Args<'a>(&'a FluentArgs<'a>);

impl Serialize for Args<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, Value(value))))
    }
}

struct Value<'a>(&'a FluentValue<'a>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FluentValue::String(text) => serializer.serialize_str(text),
            FluentValue::Number(number) => {
                let value = number.value;
                if value.fract() == 0.0 && value.abs() <= MAX_EXACT as f64 {
                    serializer.serialize_i64(value as i64)
                } else {
                    serializer.serialize_f64(value)
                }
            }
            FluentValue::Custom(value) => {
                let memoizer = IntlLangMemoizer::new(unic_langid::langid!("en"));
                // A value of the application's own may panic. It has no text then.
                let text = AssertUnwindSafe(|| value.as_string_threadsafe(&memoizer));
                panic::catch_unwind(text).ok().serialize(serializer)
            }
            FluentValue::None | FluentValue::Error => serializer.serialize_none(),
        }
    }
}
