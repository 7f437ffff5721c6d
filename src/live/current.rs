//! The catalog that serves at one moment.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use arc_swap::Guard;

use crate::catalog::Catalog;

/// The catalog of a [`LiveCatalog`](crate::LiveCatalog), or of the process, at one moment.
///
/// It dereferences to [`Catalog`], and texts are borrowed from it: keep it in a variable while they are
/// in use. What is held for longer than a request is a
/// [snapshot](crate::LiveCatalog::snapshot).
pub struct Current(Held);

enum Held {
    Fixed(&'static Catalog),
    Live(Guard<Arc<Catalog>>),
}

impl Current {
    /// A catalog that stays as it is.
    #[inline]
    pub(crate) fn fixed(catalog: &'static Catalog) -> Current {
        Current(Held::Fixed(catalog))
    }

    /// What a live catalog serves at this moment.
    #[inline]
    pub(super) fn live(catalog: Guard<Arc<Catalog>>) -> Current {
        Current(Held::Live(catalog))
    }
}

impl Deref for Current {
    type Target = Catalog;

    #[inline]
    fn deref(&self) -> &Catalog {
        match &self.0 {
            Held::Fixed(catalog) => catalog,
            Held::Live(catalog) => catalog,
        }
    }
}

impl fmt::Debug for Current {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Current").field(&**self).finish()
    }
}
