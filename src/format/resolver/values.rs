//! The values of expressions that are not shown themselves: selectors, and arguments of functions and
//! terms.

use std::borrow::Cow;

use fluent::{FluentArgs, FluentValue};

use crate::format::decimal::Decimal;
use crate::format::defect::Defect;
use crate::format::function::NUMBER;
use crate::format::number_options::NumberOptions;
use crate::format::pattern::{Call, Expression, Key, Named, NumberCall, Variant};
use crate::format::resolver::{Parameters, Scope};

impl<'s> Scope<'s> {
    pub(super) fn named(&mut self, named: &'s Named, parameters: Parameters<'_>) -> FluentArgs<'s> {
        named.iter().map(|(name, value)| (&**name, self.value(value, parameters))).collect()
    }

    /// The argument of a call of `NUMBER` with the options of the call; `None` if it is no number.
    pub(super) fn number(
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
    pub(super) fn call(
        &mut self,
        call: &'s Call,
        parameters: Parameters<'_>,
    ) -> Option<FluentValue<'s>> {
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

    pub(super) fn select(
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
