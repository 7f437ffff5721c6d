//! The messages of the source locale, as they are when the user's crate is compiled.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io, panic};

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::parser;
use proc_macro2::Span;
use syn::{Error, Result};

use crate::facts::Facts;
use crate::options::Options;

/// The source locale's messages that `fluent-codes` ships.
const SHIPPED: &str = include_str!("shipped.ftl");

/// The locale that the shipped messages are in.
const SHIPPED_SOURCE: &str = "en-US";

/// The folder of locales, unless the user names another.
const DEFAULT_FOLDER: &str = "locales";

/// How many codes an error lists that are near to an unknown one.
const MAX_NEAR: usize = 3;

/// The messages of the source locale.
pub(crate) struct Messages {
    by_id: HashMap<String, Facts>,
    /// The files that they were read from.
    pub(crate) files: Vec<PathBuf>,
    /// Where they are from, in words.
    pub(crate) origin: String,
    /// Files with entries that do not parse.
    broken: Vec<String>,
}

/// A message by its code.
pub(crate) struct Found<'m> {
    pub(crate) facts: &'m Facts,
    /// The variables that need an argument, those of referenced messages too.
    pub(crate) variables: Vec<&'m str>,
}

/// The folder of the source locale, and whether the shipped messages are beneath it.
#[derive(Clone, PartialEq)]
struct Origin {
    folder: Option<PathBuf>,
    /// The files, with metadata by which their changes are seen.
    stamps: Vec<(PathBuf, Option<SystemTime>, u64)>,
    shipped: bool,
    name: String,
}

/// The messages that were read last: a crate has many codes in one folder.
static LAST: Mutex<Option<(Origin, Arc<Messages>)>> = Mutex::new(None);

impl Messages {
    /// Reads the messages that the options name.
    pub(crate) fn read(options: &Options) -> Result<Arc<Messages>> {
        let origin = Origin::of(options)?;
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((read, messages)) = &*last
            && *read == origin
        {
            return Ok(Arc::clone(messages));
        }
        let messages = Arc::new(origin.read(options)?);
        *last = Some((origin, Arc::clone(&messages)));
        Ok(messages)
    }

    /// The message of a code.
    pub(crate) fn find(&self, code: i64) -> Option<Found<'_>> {
        let facts = self.by_id.get(&format!("E{code}")).filter(|facts| facts.has_text)?;
        let (mut variables, mut visited, mut pending) = (Vec::new(), Vec::new(), vec![facts]);
        while let Some(facts) = pending.pop() {
            for variable in &facts.variables {
                if !variables.contains(&variable.as_str()) {
                    variables.push(variable.as_str());
                }
            }
            for reference in &facts.references {
                if !visited.contains(&reference) {
                    visited.push(reference);
                    pending.extend(self.by_id.get(reference));
                }
            }
        }
        Some(Found { facts, variables })
    }

    /// What to say of a code that has no message.
    pub(crate) fn unknown(&self, code: i64) -> String {
        let mut text = format!("no message `E{code}` in {}", self.origin);
        let near = self.near(code);
        if !near.is_empty() {
            text += "; near it are ";
            text += &near.join(", ");
        }
        for file in &self.broken {
            text += &format!("\nnote: `{file}` has entries that cannot be read");
        }
        text
    }

    /// The codes that are written most like one, with their texts.
    fn near(&self, code: i64) -> Vec<String> {
        let wanted = code.to_string();
        let with_text = self.by_id.iter().filter(|(_, facts)| facts.has_text);
        let codes = with_text.filter_map(|(id, facts)| {
            let other: i64 = id.strip_prefix('E')?.parse().ok()?;
            let edits = strsim::osa_distance(&wanted, &other.to_string());
            Some((edits, other.abs_diff(code), other, facts))
        });
        let mut codes: Vec<_> = codes.collect();
        codes.sort_by_key(|(edits, difference, other, _)| (*edits, *difference, *other));
        let written = |(_, _, other, facts): &(usize, u64, i64, &Facts)| match &facts.text {
            Some(text) => format!("{other} ({text})"),
            None => other.to_string(),
        };
        codes.iter().take(MAX_NEAR).map(written).collect()
    }

    /// Adds the files of a layer, each with its name, over the messages that are there. As in the
    /// library, the first of two messages with one id in a layer counts, and attributes alone override
    /// no text.
    fn add_layer(&mut self, files: &[(String, String)]) {
        let mut layer: HashMap<String, Facts> = HashMap::new();
        for (name, text) in files {
            let (resource, is_whole) = parse(text);
            if !is_whole {
                self.broken.push(name.clone());
            }
            for entry in &resource.body {
                if let Entry::Message(message) = entry {
                    layer.entry(message.id.name.to_owned()).or_insert_with(|| Facts::of(message));
                }
            }
        }
        for (id, facts) in layer {
            let is_over_text = self.by_id.get(&id).is_some_and(|under| under.has_text);
            if facts.has_text || !is_over_text {
                self.by_id.insert(id, facts);
            }
        }
    }
}

/// The entries of a file, and whether all of it could be parsed.
fn parse(text: &str) -> (Resource<&str>, bool) {
    match panic::catch_unwind(|| parser::parse(text)) {
        Ok(Ok(resource)) => (resource, true),
        Ok(Err((resource, _))) => (resource, false),
        Err(_) => (Resource { body: Vec::new() }, false),
    }
}

impl Origin {
    fn of(options: &Options) -> Result<Origin> {
        let (folder, name) = folder(options)?;
        let shipped = options.shipped && options.source == SHIPPED_SOURCE;
        let span = options.locales.as_ref().map_or_else(Span::call_site, |it| it.span());
        if folder.is_none() && !shipped {
            return Err(Error::new(span, format!("expected a folder `{name}` with `.ftl` files")));
        }
        let mut stamps = Vec::new();
        if let Some(folder) = &folder {
            list(folder, &mut stamps)
                .map_err(|error| Error::new(span, format!("{}: {error}", folder.display())))?;
        }
        let name = match (&folder, shipped) {
            (None, _) => "the shipped messages".to_owned(),
            (Some(_), true) => format!("`{name}` or the shipped messages"),
            (Some(_), false) => format!("`{name}`"),
        };
        Ok(Origin { folder, stamps, shipped, name })
    }

    fn read(&self, options: &Options) -> Result<Messages> {
        let (files, origin) = (Vec::new(), self.name.clone());
        let mut messages = Messages { by_id: HashMap::new(), files, origin, broken: Vec::new() };
        if self.shipped {
            messages.add_layer(&[("shipped.ftl".to_owned(), SHIPPED.to_owned())]);
        }
        let mut files = Vec::new();
        for (path, ..) in &self.stamps {
            let span = options.locales.as_ref().map_or_else(Span::call_site, |it| it.span());
            let text = fs::read_to_string(path)
                .map_err(|error| Error::new(span, format!("{}: {error}", path.display())))?;
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            files.push((path.display().to_string(), text.to_owned()));
            messages.files.push(path.clone());
        }
        messages.add_layer(&files);
        Ok(messages)
    }
}

/// The folder of the source locale, if there is one, and its name relative to the package.
fn folder(options: &Options) -> Result<(Option<PathBuf>, String)> {
    let given = options.locales.as_ref().map(syn::LitStr::value);
    let locales = given.as_deref().unwrap_or(DEFAULT_FOLDER);
    let name = format!("{locales}/{}", options.source);
    let Some(package) = env::var_os("CARGO_MANIFEST_DIR") else {
        let message = "expected the environment variable `CARGO_MANIFEST_DIR`, which Cargo sets";
        return Err(Error::new(Span::call_site(), message));
    };
    let path = Path::new(&package).join(&name);
    if path.is_dir() {
        return Ok((Some(path), name));
    }
    match &options.locales {
        Some(locales) => {
            let package = Path::new(&package).display();
            let message = format!("expected a folder `{name}` in `{package}`, found none");
            Err(Error::new(locales.span(), message))
        }
        None => Ok((None, name)),
    }
}

/// The files of a locale's folder, sorted, those of folders in it too; not what starts with a dot.
fn list(folder: &Path, into: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) -> io::Result<()> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            list(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "ftl") {
            let metadata = fs::metadata(&path)?;
            into.push((path, metadata.modified().ok(), metadata.len()));
        }
    }
    Ok(())
}
