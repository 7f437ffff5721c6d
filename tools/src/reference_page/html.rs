//! The pages as HTML: what the templates beside this file are filled with.

use std::collections::BTreeMap;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fluent_codes::Code;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::reference_page::entries::Entry;
use crate::reference_page::locale::{Locale, PageTitle};
use crate::reference_page::readable::Piece;
use crate::reference_page::reference::{Group, Heading, Reference};
use crate::reference_page::words::Words;

/// The name of the page that a folder of pages begins with.
pub(super) const INDEX: &str = "index.html";

/// The element that marks a file as a page that this tool has written.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"fluent-codes\">";

const STYLE: &str = include_str!("page.css");
const LANGUAGE_SCRIPT: &str = include_str!("language.js");
const SEARCH_SCRIPT: &str = include_str!("search.js");
const LOOK_UP_SCRIPT: &str = include_str!("look_up.js");

/// The position of a page among the pages of a folder.
pub(super) struct Place {
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    /// Its first and its last code.
    pub(super) range: (Code, Code),
}

/// A page of a folder, as its index lists it.
pub(super) struct PageRange {
    pub(super) file: String,
    pub(super) first: Code,
    pub(super) last: Code,
}

/// A page with the codes of these groups; of a folder of pages, if it has a place there.
pub(super) fn page(
    reference: &Reference<'_>,
    groups: &[Group<'_>],
    place: Option<Place>,
) -> Result<String, Failure> {
    let base = Base::new(reference, SEARCH_SCRIPT, place.as_ref())?;
    let page = reference.with_entries(groups, |entries| {
        let sections = groups.iter().enumerate().map(|(index, group)| Section {
            id: format!("group-{}", index + 1),
            titles: titles(reference, &group.heading),
            entries: group.codes.iter().map(|code| entries.entry(*code)).collect(),
        });
        rendered(&Page { base, sections: sections.collect(), place })
    });
    page.unwrap_or_else(|| Err(Failure::new("expected a source locale")))
}

/// The page that a folder of pages begins with.
pub(super) fn index(reference: &Reference<'_>, pages: &[PageRange]) -> Result<String, Failure> {
    rendered(&Index { base: Base::new(reference, LOOK_UP_SCRIPT, None)?, pages })
}

fn rendered(template: &impl Template) -> Result<String, Failure> {
    template.render().map_err(|error| Failure::new(format!("the page cannot be made: {error}")))
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'r> {
    base: Base<'r>,
    sections: Vec<Section<'r>>,
    place: Option<Place>,
}

impl Page<'_> {
    /// The address of a code: in this page, or through the index.
    fn link(&self, code: &Code) -> String {
        let mut entries = self.sections.iter().flat_map(|section| &section.entries);
        let is_elsewhere = self.place.is_some() && !entries.any(|entry| entry.code == *code);
        format!("{}#{code}", if is_elsewhere { INDEX } else { "" })
    }

    /// Whether a text is the address of a page. Those of scripts, among others, are not.
    fn is_address(&self, text: &str) -> bool {
        let has_scheme = |scheme: &str| {
            text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        has_scheme("https://") || has_scheme("http://")
    }
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'r> {
    base: Base<'r>,
    pages: &'r [PageRange],
}

struct Section<'r> {
    id: String,
    titles: Vec<Title<'r>>,
    entries: Vec<Entry<'r>>,
}

/// The heading of a group in one locale.
struct Title<'r> {
    locale: &'r str,
    language: String,
    direction: &'static str,
    text: &'r str,
    /// Its id among the words of the page, if it is from no file.
    word: &'static str,
    /// Whether it repeats the heading of the first locale.
    repeats: bool,
}

fn titles<'r>(reference: &'r Reference<'r>, heading: &'r Heading<'r>) -> Vec<Title<'r>> {
    let word = match heading {
        Heading::Comment(_) => "",
        Heading::Ungrouped => "ungrouped",
        Heading::Retired => "retired-codes",
    };
    let titles = reference.locales.iter().enumerate().map(|(index, locale)| {
        // A locale whose file has no such comment shows that of the first one that has.
        let (shown, text) = match heading {
            Heading::Comment(comments) => {
                let own = comments.get(index).copied().flatten().map(|text| (locale, text));
                let mut all = reference.locales.iter().zip(comments);
                let other = || all.find_map(|(locale, text)| Some((locale, (*text)?)));
                own.or_else(other).unwrap_or((locale, ""))
            }
            _ => (locale, locale.words.get(word)),
        };
        Title {
            locale: locale.name(),
            language: shown.language(),
            direction: shown.direction(),
            text,
            word,
            repeats: index > 0,
        }
    });
    titles.collect()
}

/// The parts that every page has.
struct Base<'r> {
    language: String,
    direction: &'static str,
    title: &'r PageTitle,
    locales: &'r [Locale<'r>],
    style: Inlined,
    script: Inlined,
    /// What the script reads, as JSON.
    data: String,
}

impl<'r> Base<'r> {
    fn new(
        reference: &'r Reference<'r>,
        script: &str,
        place: Option<&Place>,
    ) -> Result<Base<'r>, Failure> {
        let locales = reference.locales.as_slice();
        let first = locales.first().ok_or_else(|| Failure::new("expected a locale to write"))?;
        let data = Data::new(reference, place);
        let data = serde_json::to_string(&data).map_err(std::io::Error::from)?;
        Ok(Base {
            language: first.language(),
            direction: first.direction(),
            title: &first.title,
            locales,
            style: Inlined::new(style(locales)),
            script: Inlined::new(format!("\n\"use strict\";\n{LANGUAGE_SCRIPT}\n{script}")),
            // So that no text ends the script element.
            data: data.replace('<', "\\u003c"),
        })
    }

    fn word(&self, id: &str) -> &'r str {
        self.locales.first().map_or("", |locale| locale.words.get(id))
    }
}

/// The style sheet, with a rule for each locale that hides the texts of the others.
fn style(locales: &[Locale<'_>]) -> String {
    let mut style = format!("\n{STYLE}");
    for locale in locales {
        let name = locale.name().replace(['\\', '"', '<', '\n'], "");
        style += &format!(
            ":root[data-language=\"{name}\"] [data-locale]:not([data-locale=\"{name}\"], .match) \
             {{ display: none; }}\n"
        );
    }
    style
}

/// A style sheet or a script in a page, with the hash that the page's content security policy names.
struct Inlined {
    text: String,
    hash: String,
}

impl Inlined {
    fn new(text: String) -> Inlined {
        Inlined { hash: STANDARD.encode(Sha256::digest(text.as_bytes())), text }
    }
}

/// The data that a page's script reads.
#[derive(Serialize)]
struct Data<'r> {
    /// The locales, the first one before the others.
    locales: Vec<LocaleData<'r>>,
    /// The words of the page, by their language.
    words: BTreeMap<&'static str, &'r Words>,
    /// For a page in a folder, the index, which leads to each code.
    index: &'static str,
    /// The first and the last code of a page in a folder, as texts: they may be larger than a number
    /// of JavaScript.
    range: Option<[String; 2]>,
}

#[derive(Serialize)]
struct LocaleData<'r> {
    name: &'r str,
    lang: String,
    dir: &'static str,
    title: &'r PageTitle,
    words: &'static str,
}

impl<'r> Data<'r> {
    fn new(reference: &'r Reference<'r>, place: Option<&Place>) -> Data<'r> {
        let locales = reference.locales.iter();
        let words = locales.clone().map(|locale| (locale.words.language, &locale.words));
        let locales = locales.map(|locale| LocaleData {
            name: locale.name(),
            lang: locale.language(),
            dir: locale.direction(),
            title: &locale.title,
            words: locale.words.language,
        });
        let index = if place.is_some() { INDEX } else { "" };
        let range = place.map(|Place { range: (first, last), .. }| [first, last]);
        let range = range.map(|codes| codes.map(Code::to_string));
        Data { words: words.collect(), locales: locales.collect(), index, range }
    }
}
