//! The catalog that answers a request.

use std::ops::Deref;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::global::{self, Installed};
use crate::live::live_catalog::LiveCatalog;

/// Where a layer takes the catalog of each request from: the process's catalog, a catalog of its own
/// or a live one.
#[derive(Clone, Debug, Default)]
pub struct CatalogSource(Source);

#[derive(Clone, Debug, Default)]
enum Source {
    #[default]
    Process,
    Fixed(Arc<Catalog>),
    Live(Arc<LiveCatalog>),
}

impl From<Arc<Catalog>> for CatalogSource {
    fn from(catalog: Arc<Catalog>) -> CatalogSource {
        CatalogSource(Source::Fixed(catalog))
    }
}

impl From<Catalog> for CatalogSource {
    fn from(catalog: Catalog) -> CatalogSource {
        Arc::new(catalog).into()
    }
}

impl From<Arc<LiveCatalog>> for CatalogSource {
    fn from(catalog: Arc<LiveCatalog>) -> CatalogSource {
        CatalogSource(Source::Live(catalog))
    }
}

impl From<LiveCatalog> for CatalogSource {
    fn from(catalog: LiveCatalog) -> CatalogSource {
        Arc::new(catalog).into()
    }
}

impl CatalogSource {
    /// The catalog that serves now.
    pub(crate) fn current(&self) -> ServingCatalog {
        match &self.0 {
            Source::Process => match global::installed() {
                Installed::Fixed(catalog) => ServingCatalog::Process(catalog),
                Installed::Live(live) => ServingCatalog::Shared(live.catalog.snapshot()),
            },
            Source::Fixed(catalog) => ServingCatalog::Shared(Arc::clone(catalog)),
            Source::Live(live) => ServingCatalog::Shared(live.snapshot()),
        }
    }
}

/// A catalog for as long as one request takes.
#[derive(Clone, Debug)]
pub(crate) enum ServingCatalog {
    Process(&'static Catalog),
    Shared(Arc<Catalog>),
}

impl Deref for ServingCatalog {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        match self {
            ServingCatalog::Process(catalog) => catalog,
            ServingCatalog::Shared(catalog) => catalog,
        }
    }
}
