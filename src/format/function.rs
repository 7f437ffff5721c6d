//! Functions that messages can call.

use std::collections::HashMap;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread;

use fluent::{FluentArgs, FluentValue};
use unic_langid::LanguageIdentifier;

/// The name of the function that formats a number with options.
pub const NUMBER: &str = "NUMBER";

/// The names of the functions that every catalog has.
// The pattern compiler and the resolver have a case for each.
pub const BUILT_IN_FUNCTIONS: &[&str] = &[NUMBER];

type Callable = dyn for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>, &LanguageIdentifier) -> FluentValue<'a>
    + Send
    + Sync;

/// A function that messages can call.
#[derive(Clone)]
pub(crate) struct Function {
    callable: Arc<Callable>,
    /// Whether it always returns the same for the same arguments.
    pub(crate) is_pure: bool,
}

impl Function {
    /// Calls the function.
    ///
    /// # Errors
    ///
    /// If it panics.
    pub(crate) fn call<'a>(
        &self,
        positional: &[FluentValue<'a>],
        named: &FluentArgs<'_>,
        locale: &LanguageIdentifier,
    ) -> thread::Result<FluentValue<'a>> {
        // Whatever state it leaves broken is the application's own.
        panic::catch_unwind(AssertUnwindSafe(|| (self.callable)(positional, named, locale)))
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Function").field("is_pure", &self.is_pure).finish_non_exhaustive()
    }
}

/// The functions that an application adds to a catalog, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Functions {
    by_name: HashMap<String, Function>,
}

impl Functions {
    /// Adds a function; it replaces one of the same name.
    pub(crate) fn insert<F>(&mut self, name: &str, is_pure: bool, callable: F)
    where
        F: for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>, &LanguageIdentifier) -> FluentValue<'a>
            + Send
            + Sync
            + 'static,
    {
        self.by_name.insert(name.to_owned(), Function { callable: Arc::new(callable), is_pure });
    }

    pub(crate) fn get(&self, name: &str) -> Option<Function> {
        self.by_name.get(name).cloned()
    }
}
