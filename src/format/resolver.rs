//! Formatting a pattern with its arguments, as Fluent specifies it, within bounds.

mod values;

use std::panic::{self, AssertUnwindSafe};

use fluent::types::FluentNumberOptions;
use fluent::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::format::bounded_text::BoundedText;
use crate::format::decimal::Decimal;
use crate::format::defect::Defect;
use crate::format::function::NUMBER;
use crate::format::number::Number;
use crate::format::number_options::invalid_option;
use crate::format::pattern::{Element, Expression, Pattern, Reference};
use crate::format::program::Program;

/// A text, formatted.
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) defects: Vec<Defect>,
    /// Whether it depends on the arguments, or on functions that may return something else the next
    /// time.
    pub(crate) is_variable: bool,
    /// What formatting it has cost.
    pub(crate) steps: usize,
}

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
            is_variable: false,
            out: BoundedText::new(pattern.map_or(0, Pattern::likely_len)),
        };
        if let Some(pattern) = pattern {
            scope.write_pattern(pattern, None);
        }
        let Scope { out, is_variable, .. } = scope;
        let steps = out.steps();
        let (text, defects) = out.finish();
        Formatted { text, defects, is_variable, steps }
    }
}

/// The parameters of the term that is being formatted; they hide the caller's arguments.
type Parameters<'p> = Option<&'p FluentArgs<'p>>;

/// A value of the application's own panicked.
struct Panicked;

/// The isolation marks around a placeable (UAX #9).
const FIRST_STRONG_ISOLATE: &str = "\u{2068}";
const POP_DIRECTIONAL_ISOLATE: &str = "\u{2069}";

/// What a text is formatted with.
struct Scope<'s> {
    program: &'s Program,
    /// The pattern that is formatted.
    root: usize,
    /// The patterns whose formatting has begun and not ended, each referred to by the one before it.
    active: Vec<usize>,
    args: Option<&'s FluentArgs<'s>>,
    /// Whether functions are called that may return something else the next time.
    calls_impure: bool,
    is_variable: bool,
    out: BoundedText,
}

impl<'s> Scope<'s> {
    fn write_pattern(&mut self, pattern: &'s Pattern, parameters: Parameters<'_>) {
        for element in &pattern.elements {
            if self.out.is_exhausted() {
                return;
            }
            match element {
                Element::Text(text) => self.out.push(text),
                Element::Placeable { expression, is_isolated } => {
                    if !self.out.count_placeable() {
                        return;
                    }
                    let is_isolated = self.program.style.isolating && *is_isolated;
                    if is_isolated {
                        self.out.push(FIRST_STRONG_ISOLATE);
                    }
                    self.write(expression, parameters);
                    if is_isolated {
                        self.out.push(POP_DIRECTIONAL_ISOLATE);
                    }
                }
            }
        }
    }

    fn write(&mut self, expression: &'s Expression, parameters: Parameters<'_>) {
        if !self.out.enter() {
            return;
        }
        match expression {
            Expression::Text(text) => self.out.push(text),
            Expression::Literal(decimal) => self.write_decimal(decimal),
            Expression::Variable(name) => self.write_variable(name, parameters),
            Expression::Reference(reference) => self.write_reference(reference, parameters),
            Expression::Number(call) => {
                let number = self.number(call, parameters);
                self.write_returned(NUMBER, number);
            }
            Expression::Call(call) => {
                let value = self.call(call, parameters);
                self.write_returned(&call.name, value);
            }
            Expression::Select { selector, variants } => {
                if let Some(variant) = self.select(selector, variants, parameters) {
                    self.write_pattern(&variant.value, parameters);
                }
            }
        }
        self.out.leave();
    }

    /// Writes what a function has returned, if it has returned a value.
    fn write_returned(&mut self, function: &str, value: Option<FluentValue<'_>>) {
        let Some(value) = value else {
            return self.out.push_all(&["{", function, "()}"]);
        };
        if self.write_value(&value).is_err() {
            let defect = Defect::PanickedFunction(function.to_owned());
            self.out.push_defect(&["{", function, "()}"], defect);
        }
    }

    fn write_variable(&mut self, name: &'s str, parameters: Parameters<'_>) {
        if let Some(parameters) = parameters {
            let written = parameters.get(name).map(|value| self.write_value(value));
            if !matches!(written, Some(Ok(()))) {
                self.out.push_all(&["{$", name, "}"]);
            }
            return;
        }
        self.is_variable = true;
        let written = match self.args.and_then(|args| args.get(name)) {
            None | Some(FluentValue::None | FluentValue::Error) => None,
            Some(value) => self.write_value(value).ok(),
        };
        if written.is_none() {
            let defect = Defect::MissingArgument(name.to_owned());
            self.out.push_defect(&["{$", name, "}"], defect);
        }
    }

    /// Writes a value; nothing if it is one of the application's own that panics.
    fn write_value(&mut self, value: &FluentValue<'_>) -> Result<(), Panicked> {
        match value {
            FluentValue::String(text) => self.out.push(text),
            FluentValue::Number(number) => {
                let shown = Number::of_float(number, self.program.numbers().precision());
                self.write_number(&shown, &number.options);
            }
            FluentValue::Custom(custom) => match Decimal::of(&**custom) {
                Some(decimal) => self.write_decimal(decimal),
                None => {
                    let memoizer = IntlLangMemoizer::new(self.program.locale.clone());
                    let text = AssertUnwindSafe(|| custom.as_string_threadsafe(&memoizer));
                    self.out.push(&panic::catch_unwind(text).map_err(|_| Panicked)?);
                }
            },
            FluentValue::None | FluentValue::Error => {}
        }
        Ok(())
    }

    fn write_decimal(&mut self, decimal: &Decimal) {
        let shown = Number::of_decimal(decimal, self.program.numbers().precision());
        self.write_number(&shown, &decimal.options);
    }

    fn write_number(&mut self, number: &Number, options: &FluentNumberOptions) {
        self.check_options(options);
        let numbers = self.program.numbers();
        self.out.push_with(|out| numbers.write(number, options.use_grouping, out));
    }

    /// Reports an option of a number that cannot be followed.
    fn check_options(&mut self, options: &FluentNumberOptions) {
        if let Some(name) = invalid_option(options) {
            self.out.report_once(Defect::InvalidOption(name.to_owned()));
        }
    }

    fn write_reference(&mut self, reference: &'s Reference, parameters: Parameters<'_>) {
        let written = &*reference.written;
        let target =
            reference.target.and_then(|index| Some((index, self.program.patterns.get(index)?)));
        let Some((index, pattern)) = target else {
            let defect = Defect::UnknownReference(written.to_owned());
            return self.out.push_defect(&["{", written, "}"], defect);
        };
        if self.root == index || self.active.contains(&index) {
            let defect = Defect::CyclicReference(written.to_owned());
            return self.out.push_defect(&["{", written, "}"], defect);
        }
        let own = reference.parameters.as_ref().map(|named| self.named(named, parameters));
        self.active.push(index);
        self.write_pattern(pattern, own.as_ref().or(parameters));
        self.active.pop();
    }
}
