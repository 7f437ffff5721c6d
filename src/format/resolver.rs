//! Formatting a text with its arguments, as Fluent says, within bounds.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};

use fluent::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::code::Code;
use crate::format::number;
use crate::format::pattern::{Element, Expression, Key, Named, Pattern, Reference, Variant};
use crate::format::plurals::Plurals;

/// The most placeables that one text is formatted with, those of the texts it refers to included.
pub const MAX_PLACEABLES: usize = 100;

/// How many expressions may stand in each other, through references too.
const MAX_DEPTH: usize = 100;

/// How many expressions are looked at, a function's arguments included.
const MAX_EXPRESSIONS: usize = 10_000;

/// How many bytes a text may come to, the arguments of functions in it included.
const MAX_LEN: usize = 1 << 20;

/// How many bytes are set aside for a text at most; a longer one grows.
const MAX_CAPACITY: usize = 4 << 10;

/// The patterns of a locale, and what it takes to format them.
pub(crate) struct Program {
    pub(crate) locale: LanguageIdentifier,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) plurals: Plurals,
    pub(crate) isolating: bool,
}

/// Why a text did not come out as it is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Defect {
    /// A code that no locale has.
    UnknownCode(Code),
    /// A text that comes out empty with these arguments.
    EmptyText,
    /// A variable has no argument, or one that is no text.
    MissingArgument(String),
    /// An argument that the text has no variable for.
    SurplusArgument(String),
    /// A message, term or attribute that the locale lacks, as it is written.
    UnknownReference(String),
    /// A function that nobody has added.
    UnknownFunction(String),
    /// A function that answers an error to its arguments.
    FailedFunction(String),
    /// An application's function that panics.
    PanickedFunction(String),
    /// A message or term that refers to itself, as it is written.
    CyclicReference(String),
    /// More placeables than Fluent formats: 100.
    TooManyPlaceables,
    /// Too many expressions, or too deep in each other, or a text of more than a mebibyte.
    TooLarge,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Defect::UnknownCode(code) => write!(f, "no message for the code {code}"),
            Defect::EmptyText => write!(f, "an empty text"),
            Defect::MissingArgument(name) => write!(f, "no argument for the variable `${name}`"),
            Defect::SurplusArgument(name) => write!(f, "no variable for the argument `{name}`"),
            Defect::UnknownReference(written) => write!(f, "nothing that `{written}` refers to"),
            Defect::UnknownFunction(name) => write!(f, "no function `{name}`"),
            Defect::FailedFunction(name) => {
                write!(f, "the function `{name}` cannot do with its arguments")
            }
            Defect::PanickedFunction(name) => write!(f, "the function `{name}` panicked"),
            Defect::CyclicReference(written) => write!(f, "`{written}` refers to itself"),
            Defect::TooManyPlaceables => write!(f, "more than {MAX_PLACEABLES} placeables"),
            Defect::TooLarge => write!(f, "a text too large or too deeply nested"),
        }
    }
}

/// What formatting a text came to.
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) defects: Vec<Defect>,
    /// Whether other arguments, or another time, could have made it another text.
    pub(crate) is_variable: bool,
}

impl Program {
    pub(crate) fn new(
        locale: &LanguageIdentifier,
        patterns: Vec<Pattern>,
        isolating: bool,
    ) -> Program {
        Program { locale: locale.clone(), patterns, plurals: Plurals::new(locale), isolating }
    }

    /// Formats the pattern with this index.
    pub(crate) fn format(&self, index: usize, args: Option<&FluentArgs<'_>>) -> Formatted {
        self.run(index, args, true)
    }

    /// Formats the pattern with this index without arguments, and without calling functions of the
    /// application.
    pub(crate) fn preview(&self, index: usize) -> Formatted {
        self.run(index, None, false)
    }

    /// The names of the variables that the pattern with this index wants arguments for, sorted.
    pub(crate) fn variables(&self, index: usize) -> Vec<&str> {
        let mut names = BTreeSet::new();
        self.visit_variables(index, &mut |name| names.extend([name]));
        names.into_iter().collect()
    }

    /// Whether the pattern with this index wants an argument of this name.
    pub(crate) fn wants(&self, index: usize, name: &str) -> bool {
        let mut is_wanted = false;
        self.visit_variables(index, &mut |variable| is_wanted |= variable == name);
        is_wanted
    }

    fn visit_variables<'p>(&'p self, index: usize, visit: &mut impl FnMut(&'p str)) {
        let mut visited = BTreeSet::from([index]);
        let mut pending = vec![(index, 0)];
        let mut references = Vec::new();
        while let Some((at, depth)) = pending.pop() {
            if let Some(pattern) = self.patterns.get(at) {
                variables_of_pattern(pattern, visit, &mut references);
            }
            // What lies deeper is not formatted.
            let near = references.drain(..).filter(|_| depth < MAX_DEPTH);
            pending.extend(near.filter(|at| visited.insert(*at)).map(|at| (at, depth + 1)));
        }
    }

    fn run(&self, index: usize, args: Option<&FluentArgs<'_>>, calls_impure: bool) -> Formatted {
        let pattern = self.patterns.get(index);
        let mut scope = Scope {
            program: self,
            root: index,
            active: Vec::new(),
            args,
            calls_impure,
            out: String::with_capacity(pattern.map_or(0, Pattern::likely_len).min(MAX_CAPACITY)),
            len: 0,
            defects: Vec::new(),
            is_variable: false,
            placeables: 0,
            expressions: 0,
            depth: 0,
            exhausted: false,
        };
        if let Some(pattern) = pattern {
            scope.write_pattern(pattern, None);
        }
        let Scope { out, defects, is_variable, .. } = scope;
        Formatted { text: out, defects, is_variable }
    }
}

fn variables_of_pattern<'p>(
    pattern: &'p Pattern,
    visit: &mut impl FnMut(&'p str),
    references: &mut Vec<usize>,
) {
    for element in &pattern.elements {
        if let Element::Placeable { expression, .. } = element {
            variables_of_expression(expression, visit, references);
        }
    }
}

fn variables_of_expression<'p>(
    expression: &'p Expression,
    visit: &mut impl FnMut(&'p str),
    references: &mut Vec<usize>,
) {
    match expression {
        Expression::Text(_) | Expression::Number(_) => {}
        Expression::Variable(name) => visit(name),
        // A term has parameters of its own.
        Expression::Reference(reference) if reference.parameters.is_some() => {}
        Expression::Reference(reference) => references.extend(reference.target),
        Expression::Call { positional, .. } => {
            positional.iter().for_each(|it| variables_of_expression(it, visit, references));
        }
        Expression::Select { selector, variants } => {
            variables_of_expression(selector, visit, references);
            variants.iter().for_each(|it| variables_of_pattern(&it.value, visit, references));
        }
    }
}

/// The parameters of the term that is being formatted; they hide the caller's arguments.
type Parameters<'p> = Option<&'p FluentArgs<'p>>;

/// A value of the application's own panicked.
struct Panicked;

struct Scope<'s> {
    program: &'s Program,
    /// The pattern that is being formatted, and those that it is in the middle of, each referred to
    /// by the one before it.
    root: usize,
    active: Vec<usize>,
    args: Option<&'s FluentArgs<'s>>,
    /// Whether functions are called that might answer something else next time.
    calls_impure: bool,
    out: String,
    /// How many bytes were written, those of functions' arguments too.
    len: usize,
    defects: Vec<Defect>,
    is_variable: bool,
    placeables: usize,
    expressions: usize,
    depth: usize,
    /// A bound was reached: nothing more is written.
    exhausted: bool,
}

impl<'s> Scope<'s> {
    fn write_pattern(&mut self, pattern: &'s Pattern, parameters: Parameters<'_>) {
        for element in &pattern.elements {
            if self.exhausted {
                return;
            }
            match element {
                Element::Text(text) => self.push(text),
                Element::Placeable { expression, is_isolated } => {
                    self.placeables += 1;
                    if self.placeables > MAX_PLACEABLES {
                        self.exhaust(Defect::TooManyPlaceables);
                        return;
                    }
                    let isolated = self.program.isolating && *is_isolated;
                    if isolated {
                        self.push("\u{2068}");
                    }
                    self.write(expression, parameters);
                    if isolated {
                        self.push("\u{2069}");
                    }
                }
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.spend(text.len()) {
            self.out.push_str(text);
        }
    }

    /// Takes some of the bytes that a text and the arguments in it may have; false if there are not
    /// so many left.
    fn spend(&mut self, len: usize) -> bool {
        self.len += len;
        if self.len > MAX_LEN {
            self.exhaust(Defect::TooLarge);
        }
        !self.exhausted
    }

    fn exhaust(&mut self, defect: Defect) {
        if !self.exhausted {
            self.exhausted = true;
            self.defects.push(defect);
        }
    }

    /// Writes what stands for a value that there is none of.
    fn push_defect(&mut self, parts: &[&str], defect: Defect) {
        self.push_all(parts);
        self.defects.push(defect);
    }

    /// Takes one of the expressions that a text may have; false if there is none left.
    fn enter(&mut self) -> bool {
        self.expressions += 1;
        if self.expressions > MAX_EXPRESSIONS || self.depth >= MAX_DEPTH {
            self.exhaust(Defect::TooLarge);
        }
        !self.exhausted
    }

    fn write(&mut self, expression: &'s Expression, parameters: Parameters<'_>) {
        if !self.enter() {
            return;
        }
        self.depth += 1;
        match expression {
            Expression::Text(text) => self.push(text),
            Expression::Number(number) => number::write(number, &mut self.out),
            Expression::Variable(name) => self.write_variable(name, parameters),
            Expression::Reference(reference) => self.write_reference(reference, parameters),
            Expression::Call { name, .. } => match self.call(expression, parameters) {
                None => self.push_all(&["{", name, "()}"]),
                Some(value) => {
                    if self.write_value(&value).is_err() {
                        let defect = Defect::PanickedFunction(name.to_string());
                        self.push_defect(&["{", name, "()}"], defect);
                    }
                }
            },
            Expression::Select { selector, variants } => {
                if let Some(variant) = self.select(selector, variants, parameters) {
                    self.write_pattern(&variant.value, parameters);
                }
            }
        }
        self.depth -= 1;
    }

    fn push_all(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.push(part));
    }

    fn write_variable(&mut self, name: &'s str, parameters: Parameters<'_>) {
        if let Some(parameters) = parameters {
            let written = parameters.get(name).map(|value| self.write_value(value));
            if !matches!(written, Some(Ok(()))) {
                self.push_all(&["{$", name, "}"]);
            }
            return;
        }
        self.is_variable = true;
        let written = match self.args.and_then(|args| args.get(name)) {
            None | Some(FluentValue::None | FluentValue::Error) => None,
            Some(value) => self.write_value(value).ok(),
        };
        if written.is_none() {
            self.push_defect(&["{$", name, "}"], Defect::MissingArgument(name.to_owned()));
        }
    }

    /// Writes a value; nothing if it is one of the application's own that panics.
    fn write_value(&mut self, value: &FluentValue<'_>) -> Result<(), Panicked> {
        match value {
            FluentValue::String(text) => self.push(text),
            FluentValue::Number(number) => number::write(number, &mut self.out),
            FluentValue::Custom(custom) => match number::as_integer(&**custom) {
                Some(integer) => self.push(&integer.to_string()),
                None => {
                    let memoizer = IntlLangMemoizer::new(self.program.locale.clone());
                    let text = || custom.as_string_threadsafe(&memoizer);
                    self.push(&panic::catch_unwind(AssertUnwindSafe(text)).map_err(|_| Panicked)?);
                }
            },
            FluentValue::None | FluentValue::Error => {}
        }
        Ok(())
    }

    fn write_reference(&mut self, reference: &'s Reference, parameters: Parameters<'_>) {
        let written = &*reference.written;
        let target =
            reference.target.and_then(|index| Some((index, self.program.patterns.get(index)?)));
        let Some((index, pattern)) = target else {
            let defect = Defect::UnknownReference(written.to_owned());
            return self.push_defect(&["{", written, "}"], defect);
        };
        if self.root == index || self.active.contains(&index) {
            let defect = Defect::CyclicReference(written.to_owned());
            return self.push_defect(&["{", written, "}"], defect);
        }
        let own = reference.parameters.as_ref().map(|named| self.named(named, parameters));
        self.active.push(index);
        self.write_pattern(pattern, own.as_ref().or(parameters));
        self.active.pop();
    }

    fn named(&mut self, named: &'s Named, parameters: Parameters<'_>) -> FluentArgs<'s> {
        named.iter().map(|(name, value)| (&**name, self.value(value, parameters))).collect()
    }

    /// The answer of a function, if it has one.
    fn call(
        &mut self,
        expression: &'s Expression,
        parameters: Parameters<'_>,
    ) -> Option<FluentValue<'s>> {
        let Expression::Call { name, function, positional, named } = expression else {
            return None;
        };
        let positional: Vec<FluentValue<'s>> =
            positional.iter().map(|argument| self.value(argument, parameters)).collect();
        let named = self.named(named, parameters);
        let Some(function) = function else {
            self.defects.push(Defect::UnknownFunction(name.to_string()));
            return None;
        };
        self.is_variable |= !function.is_pure;
        if !function.is_pure && !self.calls_impure {
            return None;
        }
        match function.call(&positional, &named) {
            Ok(FluentValue::Error) => {
                self.defects.push(Defect::FailedFunction(name.to_string()));
                None
            }
            Ok(value) => Some(value),
            Err(_) => {
                self.defects.push(Defect::PanickedFunction(name.to_string()));
                None
            }
        }
    }

    /// The value of an expression that is not shown itself: a selector or a function's argument.
    fn value(&mut self, expression: &'s Expression, parameters: Parameters<'_>) -> FluentValue<'s> {
        if !self.enter() {
            return FluentValue::Error;
        }
        self.depth += 1;
        let value = match expression {
            Expression::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Expression::Number(number) => FluentValue::Number(number.clone()),
            Expression::Variable(name) => self.variable(name, parameters),
            Expression::Call { .. } => {
                self.call(expression, parameters).unwrap_or(FluentValue::Error)
            }
            Expression::Reference(_) | Expression::Select { .. } => {
                let outer = std::mem::take(&mut self.out);
                self.write(expression, parameters);
                FluentValue::from(std::mem::replace(&mut self.out, outer))
            }
        };
        self.depth -= 1;
        value
    }

    fn variable(&mut self, name: &'s str, parameters: Parameters<'_>) -> FluentValue<'s> {
        if let Some(parameters) = parameters {
            return parameters.get(name).map_or(FluentValue::Error, FluentValue::into_owned);
        }
        self.is_variable = true;
        match self.args.and_then(|args| args.get(name)) {
            None | Some(FluentValue::None | FluentValue::Error) => {
                self.defects.push(Defect::MissingArgument(name.to_owned()));
                FluentValue::Error
            }
            Some(FluentValue::String(text)) if !self.spend(text.len()) => FluentValue::Error,
            Some(FluentValue::String(text)) => FluentValue::String(Cow::Borrowed(text)),
            Some(value) => value.into_owned(),
        }
    }

    fn select(
        &mut self,
        selector: &'s Expression,
        variants: &'s [Variant],
        parameters: Parameters<'_>,
    ) -> Option<&'s Variant> {
        let value = self.value(selector, parameters);
        let category = self.program.plurals.category(&value);
        let fits = |variant: &&Variant| match (&variant.key, &value) {
            (Key::Name(name), FluentValue::String(text)) => **name == **text,
            (Key::Name(name), _) => category == Some(&**name),
            (Key::Number { number, written }, value) => number::equals(value, number, written),
        };
        let default = || variants.iter().find(|variant| variant.is_default);
        variants.iter().find(fits).or_else(default)
    }
}
