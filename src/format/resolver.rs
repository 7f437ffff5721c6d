//! Formatting a pattern with its arguments, as Fluent specifies it, within bounds.

use std::borrow::Cow;
use std::panic::{self, AssertUnwindSafe};

use fluent::types::FluentNumberOptions;
use fluent::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::format::bounded_text::BoundedText;
use crate::format::decimal::Decimal;
use crate::format::defect::Defect;
use crate::format::function::NUMBER;
use crate::format::number::Number;
use crate::format::number_options::{NumberOptions, invalid_option};
use crate::format::pattern::{
    Call, Element, Expression, Key, Named, NumberCall, Pattern, Reference, Variant,
};
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

    fn named(&mut self, named: &'s Named, parameters: Parameters<'_>) -> FluentArgs<'s> {
        named.iter().map(|(name, value)| (&**name, self.value(value, parameters))).collect()
    }

    /// The argument of a call of `NUMBER` with the options of the call; `None` if it is no number.
    fn number(
        &mut self,
        call: &'s NumberCall,
        parameters: Parameters<'_>,
    ) -> Option<FluentValue<'s>> {
        for name in &call.invalid {
            self.out.report_once(Defect::InvalidOption(name.to_string()));
        }
        let number = match &call.number {
            Some(number) => self.value(number, parameters),
            None => FluentValue::None,
        };
        let with_options = number_with(number, &call.options);
        if with_options.is_none() {
            self.out.report(Defect::FailedFunction(NUMBER.to_owned()));
        }
        with_options
    }

    /// What a function of the application returns, if it returns a value.
    fn call(&mut self, call: &'s Call, parameters: Parameters<'_>) -> Option<FluentValue<'s>> {
        let Call { name, function, positional, named } = call;
        let mut values: Vec<FluentValue<'s>> = Vec::new();
        for argument in positional {
            values.push(self.value(argument, parameters));
            if self.out.is_exhausted() {
                return None;
            }
        }
        let named = self.named(named, parameters);
        let Some(function) = function else {
            self.out.report(Defect::UnknownFunction(name.to_string()));
            return None;
        };
        self.is_variable |= !function.is_pure;
        if !function.is_pure && !self.calls_impure {
            return None;
        }
        match function.call(&values, &named, &self.program.locale) {
            Ok(FluentValue::Error) => {
                self.out.report(Defect::FailedFunction(name.to_string()));
                None
            }
            Ok(value) => Some(value),
            Err(_) => {
                self.out.report(Defect::PanickedFunction(name.to_string()));
                None
            }
        }
    }

    /// The value of an expression that is not shown itself: a selector or a function's argument.
    fn value(&mut self, expression: &'s Expression, parameters: Parameters<'_>) -> FluentValue<'s> {
        if !self.out.enter() {
            return FluentValue::Error;
        }
        let value = match expression {
            Expression::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Expression::Literal(decimal) => decimal.to_value(),
            Expression::Variable(name) => self.variable(name, parameters),
            Expression::Number(call) => self.number(call, parameters).unwrap_or(FluentValue::Error),
            Expression::Call(call) => self.call(call, parameters).unwrap_or(FluentValue::Error),
            Expression::Reference(_) | Expression::Select { .. } => {
                let before = self.out.begin_value();
                self.write(expression, parameters);
                FluentValue::from(self.out.end_value(before))
            }
        };
        self.out.leave();
        value
    }

    fn variable(&mut self, name: &'s str, parameters: Parameters<'_>) -> FluentValue<'s> {
        if let Some(parameters) = parameters {
            return parameters.get(name).map_or(FluentValue::Error, FluentValue::into_owned);
        }
        self.is_variable = true;
        match self.args.and_then(|args| args.get(name)) {
            None | Some(FluentValue::None | FluentValue::Error) => {
                self.out.report(Defect::MissingArgument(name.to_owned()));
                FluentValue::Error
            }
            Some(FluentValue::String(text)) if !self.out.spend(text.len()) => FluentValue::Error,
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
            self.check_options(&number.options);
        }
        let precision = self.program.numbers().precision();
        let category = self.program.plurals().category_with(&value, precision);
        let is_chosen = |variant: &&Variant| match (&variant.key, &value) {
            (Key::Name(name), FluentValue::String(text)) => **name == **text,
            (Key::Name(name), _) => category == Some(&**name),
            (Key::Number(key), value) => key.is(value),
        };
        let default = || variants.iter().find(|variant| variant.is_default);
        variants.iter().find(is_chosen).or_else(default)
    }
}

/// A number with these options in the place of its own; `None` for what is no number.
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
