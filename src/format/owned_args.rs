//! Arguments that own their values.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use fluent::types::{FluentNumber, FluentType};
use fluent::{FluentArgs, FluentValue};

use crate::format::argument::Argument;

/// Arguments that own their values.
///
/// Unlike [`FluentArgs`], they can be kept with an error, put into a request's extensions and sent to
/// another thread.
///
/// ```
/// use fluent_codes::{OwnedArgs, fluent_args};
///
/// let name = String::from("report.pdf");
/// let args = OwnedArgs::from(&fluent_args!["name" => &name, "bytes" => u64::MAX]);
/// drop(name);
/// std::thread::spawn(move || assert_eq!(args.to_args().iter().count(), 2)).join().unwrap();
/// ```
#[derive(Clone, Debug, Default)]
pub struct OwnedArgs {
    entries: Vec<(String, OwnedValue)>,
}

/// A [`FluentValue`] that borrows nothing.
#[derive(Debug)]
enum OwnedValue {
    Text(String),
    Number(FluentNumber),
    /// A value of a type that is not `Sync`: it is copied under a lock.
    Custom(Mutex<Box<dyn FluentType + Send>>),
    None,
    Error,
}

impl OwnedArgs {
    /// No arguments.
    pub fn new() -> OwnedArgs {
        OwnedArgs::default()
    }

    /// Sets an argument; it replaces one of the same name.
    pub fn set<'a>(&mut self, name: impl Into<String>, value: impl Argument<'a>) {
        let (name, value) = (name.into(), OwnedValue::from(&value.into_value()));
        match self.entries.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = value,
            None => self.entries.push((name, value)),
        }
    }

    /// The arguments as messages take them.
    pub fn to_args(&self) -> FluentArgs<'_> {
        self.entries.iter().map(|(name, value)| (Cow::from(name), value.to_value())).collect()
    }

    /// Whether there are no arguments.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl From<&FluentArgs<'_>> for OwnedArgs {
    fn from(args: &FluentArgs<'_>) -> OwnedArgs {
        let entries = args.iter().map(|(name, value)| (name.to_owned(), OwnedValue::from(value)));
        OwnedArgs { entries: entries.collect() }
    }
}

impl From<&FluentValue<'_>> for OwnedValue {
    fn from(value: &FluentValue<'_>) -> OwnedValue {
        match value {
            FluentValue::String(text) => OwnedValue::Text(text.clone().into_owned()),
            FluentValue::Number(number) => OwnedValue::Number(number.clone()),
            FluentValue::Custom(value) => OwnedValue::Custom(Mutex::new(value.duplicate())),
            FluentValue::None => OwnedValue::None,
            FluentValue::Error => OwnedValue::Error,
        }
    }
}

impl OwnedValue {
    fn to_value(&self) -> FluentValue<'_> {
        match self {
            OwnedValue::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            OwnedValue::Number(number) => FluentValue::Number(number.clone()),
            OwnedValue::Custom(value) => {
                let value = value.lock().unwrap_or_else(PoisonError::into_inner);
                FluentValue::Custom(value.duplicate())
            }
            OwnedValue::None => FluentValue::None,
            OwnedValue::Error => FluentValue::Error,
        }
    }
}

impl Clone for OwnedValue {
    fn clone(&self) -> OwnedValue {
        OwnedValue::from(&self.to_value())
    }
}
