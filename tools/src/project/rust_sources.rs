//! Rust sources of the application, and the codes that they use.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use fluent_codes::tooling::Source;
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use rayon::prelude::*;

use crate::failure::Failure;
use crate::project::input;

/// The folder that Cargo builds in.
const BUILD_FOLDER: &str = "target";

/// The functions and methods whose first argument is a code.
const LOOK_UPS: [&str; 2] = ["tr", "tr_args"];

/// The types whose `new` takes a code first.
const TYPES: [&str; 2] = ["Code", "CodedError"];

/// Rust sources, and the codes in them.
pub(crate) struct RustSources {
    pub(crate) files: Vec<RustFile>,
    /// Every integer in the sources: it may be a code.
    integers: HashSet<i64>,
}

/// A Rust file, and the codes in it.
pub(crate) struct RustFile {
    pub(crate) source: Source,
    pub(crate) uses: Vec<CodeUse>,
}

/// A place where an integer is used as a code.
pub(crate) struct CodeUse {
    pub(crate) code: i64,
    /// Line and column, from 1.
    pub(crate) position: (usize, usize),
}

/// Metadata by which a change of a file is seen.
pub(crate) type Stamp = (PathBuf, u64, Option<SystemTime>);

impl RustSources {
    /// Reads the `*.rs` files of these folders, those of folders in them too.
    pub(crate) fn read(folders: &[PathBuf]) -> Result<RustSources, Failure> {
        let stamps = stamps(folders)?;
        let read: Vec<_> = stamps.par_iter().map(|(path, ..)| read_file(path)).collect();
        let mut sources = RustSources { files: Vec::new(), integers: HashSet::new() };
        for read in read {
            let (file, integers) = read?;
            sources.files.push(file);
            sources.integers.extend(integers);
        }
        Ok(sources)
    }

    /// Whether a file of this path was read.
    pub(crate) fn has_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.source.path() == path)
    }

    /// Whether a code is anywhere in the sources.
    pub(crate) fn mention(&self, code: i64) -> bool {
        self.integers.contains(&code)
    }
}

/// The files below these folders, sorted.
pub(crate) fn stamps(folders: &[PathBuf]) -> Result<Vec<Stamp>, Failure> {
    let mut stamps = Vec::new();
    for folder in folders {
        list(folder, &mut stamps).map_err(|error| Failure::of_path(folder, error))?;
    }
    stamps.sort();
    stamps.dedup();
    Ok(stamps)
}

fn list(folder: &Path, stamps: &mut Vec<Stamp>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name, kind) = (entry.path(), entry.file_name(), entry.file_type()?);
        if name.as_encoded_bytes().starts_with(b".") || name == BUILD_FOLDER {
            continue;
        }
        // A link to a folder may lead to its parent.
        if kind.is_dir() {
            list(&path, stamps)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.is_file() {
            let metadata = fs::metadata(&path)?;
            stamps.push((path, metadata.len(), metadata.modified().ok()));
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<(RustFile, HashSet<i64>), Failure> {
    let text = input::text(path, input::read(path)?)?;
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| {
        let start = error.span().start();
        let (line, column) = (start.line, start.column + 1);
        Failure::new(format!("{}:{line}:{column}: cannot be read as Rust", path.display()))
    })?;
    let mut codes = Codes { uses: Vec::new(), integers: HashSet::new() };
    codes.visit(tokens);
    let source = Source::new(path.display().to_string(), text.into_bytes());
    Ok((RustFile { source, uses: codes.uses }, codes.integers))
}

/// The codes in a file.
struct Codes {
    uses: Vec<CodeUse>,
    integers: HashSet<i64>,
}

impl Codes {
    /// Visits the tokens, however deeply they are nested. Unlike a syntax tree, they include the contents of
    /// macro calls.
    fn visit(&mut self, tokens: TokenStream) {
        let mut pending = vec![tokens];
        while let Some(tokens) = pending.pop() {
            self.visit_level(tokens, &mut pending);
        }
    }

    /// Visits the tokens outside of groups, and adds those of the groups to the pending ones.
    fn visit_level(&mut self, tokens: TokenStream, pending: &mut Vec<TokenStream>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let before = tokens.get(..index).unwrap_or_default();
            match token {
                TokenTree::Group(group) => {
                    if takes_code(before, group.delimiter()) {
                        self.uses.extend(first_code(group));
                    } else if is_attribute(before, group) {
                        self.visit_attribute(group);
                    }
                    pending.push(group.stream());
                }
                TokenTree::Literal(literal) => {
                    if let Some(integer) = integer(&literal.to_string()) {
                        self.integers.extend([integer, -integer]);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// `code(131201, …)` in the brackets of an attribute.
    fn visit_attribute(&mut self, brackets: &Group) {
        let tokens: Vec<TokenTree> = brackets.stream().into_iter().collect();
        if let [TokenTree::Ident(name), TokenTree::Group(group)] = tokens.as_slice()
            && name == "code"
        {
            self.uses.extend(first_code(group));
        }
    }
}

fn is_attribute(before: &[TokenTree], group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && is_punct(before.last(), '#')
}

/// Whether the first argument after these tokens is a code: `tr(`, `code!(`, `Code::new(`.
fn takes_code(before: &[TokenTree], delimiter: Delimiter) -> bool {
    let back = |distance| before.len().checked_sub(distance).and_then(|index| before.get(index));
    if is_one_of(back(1), &LOOK_UPS) {
        // Not where the function is defined.
        return delimiter == Delimiter::Parenthesis && !is_one_of(back(2), &["fn"]);
    }
    if is_punct(back(1), '!') {
        return is_one_of(back(2), &["code"]);
    }
    let is_path = is_punct(back(2), ':') && is_punct(back(3), ':');
    is_one_of(back(1), &["new"]) && is_path && is_one_of(back(4), &TYPES)
}

fn is_one_of(token: Option<&TokenTree>, names: &[&str]) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if names.iter().any(|name| ident == name))
}

fn is_punct(token: Option<&TokenTree>, char: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == char)
}

/// The code that is the first argument, if that is an integer literal.
fn first_code(arguments: &Group) -> Option<CodeUse> {
    let mut tokens = arguments.stream().into_iter().peekable();
    let minus = tokens.next_if(|token| {
        matches!(token, TokenTree::Punct(punct)
            if punct.as_char() == '-' && punct.spacing() == Spacing::Alone)
    });
    let TokenTree::Literal(literal) = tokens.next()? else { return None };
    let is_alone = tokens.next().is_none_or(|next| is_punct(Some(&next), ','));
    let integer = integer(&literal.to_string()).filter(|_| is_alone)?;
    let start = minus.as_ref().map_or_else(|| literal.span(), TokenTree::span).start();
    let code = if minus.is_some() { -integer } else { integer };
    Some(CodeUse { code, position: (start.line, start.column + 1) })
}

/// The value of a decimal integer, as Rust writes it: `131_201`, `131201_i64`.
fn integer(literal: &str) -> Option<i64> {
    let is_digit = |char: char| char.is_ascii_digit() || char == '_';
    let end = literal.find(|char| !is_digit(char)).unwrap_or(literal.len());
    let (digits, suffix) = literal.split_at_checked(end)?;
    let is_integer = suffix.is_empty() || suffix.starts_with(['i', 'u']);
    digits.replace('_', "").parse().ok().filter(|_| is_integer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(i64, usize, usize)]) {
        let mut codes = Codes { uses: Vec::new(), integers: HashSet::new() };
        codes.visit(text.parse().unwrap());
        let uses = codes.uses.iter().map(|it| (it.code, it.position.0, it.position.1));
        assert_eq!(uses.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn look_ups_use_codes() {
        check("tr(131201, &lang)", &[(131201, 1, 4)]);
        check("let t = catalog\n    .tr_args(-7, lang, args);", &[(-7, 2, 14)]);
        check("assert_eq!(locale.tr(131_201_i64), \"中\");", &[(131201, 1, 22)]);
        check("fluent_codes::tr(5u32,)", &[(5, 1, 18)]);
    }

    #[test]
    fn codes_are_codes() {
        check("const A: Code = code!(1, locales = \"l10n\");", &[(1, 1, 23)]);
        check("fluent_codes::Code::new(2); CodedError::new(3)", &[(2, 1, 25), (3, 1, 45)]);
        check("#[derive(A)] enum E { #[code(4, http = 413)] A, #[code(from)] B }", &[(4, 1, 30)]);
    }

    #[test]
    fn other_integers_are_none() {
        check("code(1); Vec::new(2); untr(3); #[cfg(4)] struct S;", &[]);
        check("fn tr(code: i64) {} tr(CODE, 1); tr(1 + 2, l); Code::new(a, 1); tr[1]", &[]);
        check("tr(1.5); tr(\"1\"); tr(99999999999999999999); // tr(5)", &[]);
    }

    #[test]
    fn nesting_costs_no_stack() {
        let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
        check(&format!("{open}tr(5){close}"), &[(5, 1, 100_004)]);
    }

    #[test]
    fn every_integer_may_be_a_code() {
        let mut codes = Codes { uses: Vec::new(), integers: HashSet::new() };
        codes.visit("const A: i64 = 131_201; match n { -7 => {} }".parse().unwrap());
        assert!([131201, 7, -7].iter().all(|code| codes.integers.contains(code)));
    }
}
