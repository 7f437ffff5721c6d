//! Where the messages of a project come from: layers, the later over the earlier.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_codes::{Catalog, CatalogBuilder, Locales};

use crate::failure::Failure;

/// The folder of locales, unless another is named.
pub(crate) const DEFAULT_DIRECTORY: &str = "locales";

/// What the paths of the built-in catalog's files begin with.
pub(crate) const SHIPPED: &str = "<shipped>";

/// A place that messages come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// The catalog that is built into the library.
    Shipped,
    /// A folder of locales.
    Directory(PathBuf),
}

/// The layers of a project, at least one, as [`CatalogBuilder`] lays them over each other.
#[derive(Clone, Debug)]
pub(crate) struct Layers {
    layers: Vec<Layer>,
}

impl Default for Layers {
    fn default() -> Layers {
        Layers::of_directory(Path::new(DEFAULT_DIRECTORY))
    }
}

impl Layers {
    /// The folders that are named, or else the default one; over the built-in catalog, if it is
    /// wanted, and then the default one need not be there.
    pub(crate) fn new(named: &[PathBuf], is_shipped: bool) -> Result<Layers, Failure> {
        let mut layers = Vec::new();
        if is_shipped {
            layers.push(Layer::Shipped);
        }
        let default = PathBuf::from(DEFAULT_DIRECTORY);
        if named.is_empty() && (!is_shipped || default.exists()) {
            layers.push(Layer::Directory(default));
        }
        let mut known = Vec::new();
        for directory in named {
            let real = fs::canonicalize(directory).unwrap_or_else(|_| directory.clone());
            if known.contains(&real) {
                let message = "expected each folder once in --locales, found it again";
                return Err(Failure::of_path(directory, message));
            }
            known.push(real);
            layers.push(Layer::Directory(directory.clone()));
        }
        Ok(Layers { layers })
    }

    /// One folder.
    pub(crate) fn of_directory(directory: &Path) -> Layers {
        Layers { layers: vec![Layer::Directory(directory.to_owned())] }
    }

    /// Each with its number, the lower ones first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Layer)> {
        self.layers.iter().enumerate()
    }

    /// The folders, each with the number of its layer.
    pub(crate) fn directories(&self) -> impl Iterator<Item = (usize, &Path)> {
        self.iter().filter_map(|(index, layer)| match layer {
            Layer::Directory(directory) => Some((index, directory.as_path())),
            Layer::Shipped => None,
        })
    }

    /// The folder of a layer, if it is on disk.
    pub(crate) fn directory(&self, layer: usize) -> Option<&Path> {
        self.directories().find(|(index, _)| *index == layer).map(|(_, directory)| directory)
    }

    /// Puts another folder in the place of each; these are given with the numbers of their layers.
    pub(crate) fn replace(
        &mut self,
        mut with: impl FnMut(usize, &Path) -> Result<PathBuf, Failure>,
    ) -> Result<(), Failure> {
        for (index, layer) in self.layers.iter_mut().enumerate() {
            if let Layer::Directory(directory) = layer {
                *directory = with(index, directory)?;
            }
        }
        Ok(())
    }

    /// Whether there is nothing beneath another.
    pub(crate) fn is_one(&self) -> bool {
        self.layers.len() == 1
    }

    /// Whether the built-in catalog is one of them.
    pub(crate) fn has_shipped(&self) -> bool {
        self.layers.contains(&Layer::Shipped)
    }

    /// The number of the uppermost layer.
    pub(crate) fn top(&self) -> usize {
        self.layers.len().saturating_sub(1)
    }

    /// The folder of the uppermost layer: the one that is worked on.
    pub(crate) fn top_directory(&self) -> &Path {
        self.directory_from(self.top())
    }

    /// The folder of a layer, or of the next one that is on disk.
    pub(crate) fn directory_from(&self, layer: usize) -> &Path {
        let mut directories = self.directories().filter(|(index, _)| *index >= layer);
        directories.next().map_or(Path::new(DEFAULT_DIRECTORY), |(_, directory)| directory)
    }

    /// The folder, for a command that works on one.
    pub(crate) fn only(&self) -> Result<&Path, Failure> {
        match self.layers.as_slice() {
            [Layer::Directory(directory)] => Ok(directory),
            _ => Err(Failure::new(
                "expected one folder of locales; layers are for check, tr, negotiate, status and export",
            )),
        }
    }

    /// The catalog of the layers, to be built.
    pub(crate) fn catalog(&self) -> CatalogBuilder {
        let add = |builder: CatalogBuilder, layer: &Layer| match layer {
            Layer::Shipped => builder.embedded::<Locales>(),
            Layer::Directory(directory) => builder.directory(directory),
        };
        self.layers.iter().fold(Catalog::builder(), add)
    }
}
