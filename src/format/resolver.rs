//! Formatting a text with its arguments, as Fluent says, within bounds.

use std::borrow::Cow;
use std::panic::{self, AssertUnwindSafe};

use fluent::types::FluentNumberOptions;
use fluent::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::format::decimal::Decimal;
use crate::format::defect::Defect;
use crate::format::function::NUMBER;
use crate::format::number::Number;
use crate::format::number_options::{NumberOptions, invalid_option};
use crate::format::pattern::{
    Call, Element, Expression, Key, Named, NumberCall, Pattern, Reference, Variant,
};
use crate::format::program::{MAX_DEPTH, MAX_PLACEABLES, Program};

/// How many defects of a text are told.
const MAX_DEFECTS: usize = 100;

/// How many expressions are looked at, a function's arguments included.
const MAX_EXPRESSIONS: usize = 10_000;

/// How many bytes a text may have, the arguments of functions in it included.
const MAX_LEN: usize = 1 << 20;

/// How many bytes are set aside for a text at most; a longer one grows.
const MAX_CAPACITY: usize = 4 << 10;

/// A text, formatted.
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) defects: Vec<Defect>,
    /// Whether other arguments, or another time, could have made it another text.
    pub(crate) is_variable: bool,
    /// What it took: expressions, and blocks of the text.
    pub(crate) steps: usize,
}

/// How many bytes of a text are a step.
const BYTES_PER_STEP: usize = 64;

impl Program {
    /// Formats the pattern with this index.
    pub(crate) fn format(&self, index: usize, args: Option<&FluentArgs<'_>>) -> Formatted {
        self.run(index, args, true)
    }

    /// Formats the pattern with this index without arguments, and without calling functions of the
    /// application.
    pub(crate) fn preview(&self, index: usize) -> Formatted {
        self.run(index, None, false)
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
        let steps = scope.expressions + scope.len / BYTES_PER_STEP;
        Formatted { text: out, defects, is_variable, steps }
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
            // Whatever else there is, this must be among them.
            self.defects.truncate(MAX_DEFECTS - 1);
            self.defects.push(defect);
        }
    }

    fn note(&mut self, defect: Defect) {
        if self.defects.len() < MAX_DEFECTS {
            self.defects.push(defect);
        }
    }

    /// Writes what stands for a value that there is none of.
    fn push_defect(&mut self, parts: &[&str], defect: Defect) {
        self.push_all(parts);
        self.note(defect);
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
            Expression::Literal(decimal) => self.write_decimal(decimal),
            Expression::Variable(name) => self.write_variable(name, parameters),
            Expression::Reference(reference) => self.write_reference(reference, parameters),
            Expression::Number(call) => {
                let number = self.number(call, parameters);
                self.write_answer(NUMBER, number);
            }
            Expression::Call(call) => {
                let answer = self.call(call, parameters);
                self.write_answer(&call.name, answer);
            }
            Expression::Select { selector, variants } => {
                if let Some(variant) = self.select(selector, variants, parameters) {
                    self.write_pattern(&variant.value, parameters);
                }
            }
        }
        self.depth -= 1;
    }

    /// Writes the answer of a function, if it has one.
    fn write_answer(&mut self, function: &str, answer: Option<FluentValue<'_>>) {
        let Some(value) = answer else {
            return self.push_all(&["{", function, "()}"]);
        };
        if self.write_value(&value).is_err() {
            let defect = Defect::PanickedFunction(function.to_owned());
            self.push_defect(&["{", function, "()}"], defect);
        }
    }

    fn push_all(&mut self, parts: &[&str]) {
        for part in parts {
            self.push(part);
        }
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
            FluentValue::Number(number) => {
                let shown = Number::of_float(number, self.program.numbers.precision());
                self.write_number(&shown, &number.options);
            }
            FluentValue::Custom(custom) => match Decimal::of(&**custom) {
                Some(decimal) => self.write_decimal(decimal),
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

    fn write_decimal(&mut self, decimal: &Decimal) {
        let shown = Number::of_decimal(decimal, self.program.numbers.precision());
        self.write_number(&shown, &decimal.options);
    }

    fn write_number(&mut self, number: &Number, options: &FluentNumberOptions) {
        self.judge(options);
        let start = self.out.len();
        self.program.numbers.write(number, options.use_grouping, &mut self.out);
        if !self.spend(self.out.len() - start) {
            self.out.truncate(start);
        }
    }

    /// Says so if a number has an option that cannot be followed.
    fn judge(&mut self, options: &FluentNumberOptions) {
        if let Some(name) = invalid_option(options) {
            self.refuse_option(name);
        }
    }

    fn refuse_option(&mut self, name: &str) {
        let defect = Defect::InvalidOption(name.to_owned());
        if !self.defects.contains(&defect) {
            self.note(defect);
        }
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

    /// The number that a call of `NUMBER` gives its options, if it is given one.
    fn number(
        &mut self,
        call: &'s NumberCall,
        parameters: Parameters<'_>,
    ) -> Option<FluentValue<'s>> {
        for name in &call.invalid {
            self.refuse_option(name);
        }
        let number = match &call.number {
            Some(number) => self.value(number, parameters),
            None => FluentValue::None,
        };
        let with_options = number_with(number, &call.options);
        if with_options.is_none() {
            self.note(Defect::FailedFunction(NUMBER.to_owned()));
        }
        with_options
    }

    /// The answer of a function of the application, if it has one.
    fn call(&mut self, call: &'s Call, parameters: Parameters<'_>) -> Option<FluentValue<'s>> {
        let Call { name, function, positional, named } = call;
        let mut values: Vec<FluentValue<'s>> = Vec::new();
        for argument in positional {
            values.push(self.value(argument, parameters));
            if self.exhausted {
                return None;
            }
        }
        let named = self.named(named, parameters);
        let Some(function) = function else {
            self.note(Defect::UnknownFunction(name.to_string()));
            return None;
        };
        self.is_variable |= !function.is_pure;
        if !function.is_pure && !self.calls_impure {
            return None;
        }
        match function.call(&values, &named, &self.program.locale) {
            Ok(FluentValue::Error) => {
                self.note(Defect::FailedFunction(name.to_string()));
                None
            }
            Ok(value) => Some(value),
            Err(_) => {
                self.note(Defect::PanickedFunction(name.to_string()));
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
            Expression::Literal(decimal) => decimal.to_value(),
            Expression::Variable(name) => self.variable(name, parameters),
            Expression::Number(call) => self.number(call, parameters).unwrap_or(FluentValue::Error),
            Expression::Call(call) => self.call(call, parameters).unwrap_or(FluentValue::Error),
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
                self.note(Defect::MissingArgument(name.to_owned()));
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
        if let FluentValue::Number(number) = &value {
            self.judge(&number.options);
        }
        let precision = self.program.numbers.precision();
        let category = self.program.plurals.category_with(&value, precision);
        let is_chosen = |variant: &&Variant| match (&variant.key, &value) {
            (Key::Name(name), FluentValue::String(text)) => **name == **text,
            (Key::Name(name), _) => category == Some(&**name),
            (Key::Number(key), value) => key.is(value),
        };
        let default = || variants.iter().find(|variant| variant.is_default);
        variants.iter().find(is_chosen).or_else(default)
    }
}

/// A number with these options over its own; `None` for what is no number.
fn number_with<'v>(value: FluentValue<'v>, options: &NumberOptions) -> Option<FluentValue<'v>> {
    match value {
        FluentValue::Number(mut number) => {
            options.apply(&mut number.options);
            Some(FluentValue::Number(number))
        }
        FluentValue::Custom(custom) => {
            let decimal = Decimal::of(&*custom)?;
            let mut merged = decimal.options.clone();
            options.apply(&mut merged);
            Some(decimal.with_options(merged).into())
        }
        FluentValue::String(_) | FluentValue::None | FluentValue::Error => None,
    }
}
