//! Texts that many findings have in common.

use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Serialize, Serializer};

/// Texts that many findings have in common, each kept once: of a hundred thousand findings, most have the
/// same few hundred paths, ids and texts of the source.
#[derive(Debug, Default)]
pub(crate) struct SharedTexts(Mutex<HashSet<Arc<str>>>);

/// A text that findings share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SharedText(Arc<str>);

impl SharedTexts {
    pub(crate) fn get(&self, text: &str) -> SharedText {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = texts.get(text) {
            return SharedText(Arc::clone(known));
        }
        let new: Arc<str> = Arc::from(text);
        texts.insert(Arc::clone(&new));
        SharedText(new)
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> SharedText {
        SharedText(text.into())
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Display for SharedText {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl Serialize for SharedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
