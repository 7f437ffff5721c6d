//! Select expressions: what they choose by, and what they choose from.

use std::collections::HashSet;

use fluent_codes::tooling::{NUMBER, ast};

use crate::language::decimal::Decimal;
use crate::language::plurals::{Category, Kind, NAMES, Plurals};
use crate::syntax::text;

/// A select expression.
#[derive(Clone, Copy)]
pub(crate) struct Select<'t> {
    pub(crate) selector: &'t ast::InlineExpression<&'t str>,
    pub(crate) variants: &'t [ast::Variant<&'t str>],
}

impl<'t> Select<'t> {
    /// The variable that selects, by itself or as the argument of a function.
    pub(crate) fn variable(self) -> Option<&'t str> {
        variable(self.selector)
    }

    /// What the expression counts, if a number selects: the selector is `NUMBER`, or it is a
    /// variable whose keys are all numbers and plural categories, at least one of them not `other`.
    /// A term's variables are its parameters, which may be texts of these names.
    pub(crate) fn kind(self, is_in_term: bool) -> Option<Kind> {
        match self.selector {
            ast::InlineExpression::FunctionReference { id, arguments } if id.name == NUMBER => {
                let ordinal = ast::InlineExpression::StringLiteral { value: "ordinal" };
                let is_ordinal = (arguments.named.iter())
                    .any(|argument| argument.name.name == "type" && argument.value == ordinal);
                Some(if is_ordinal { Kind::Ordinal } else { Kind::Cardinal })
            }
            ast::InlineExpression::VariableReference { .. } if !is_in_term => {
                let are_categories = self.names().all(|name| NAMES.contains(&name));
                (are_categories && self.is_plural()).then_some(Kind::Cardinal)
            }
            _ => None,
        }
    }

    /// Whether a variant is for a plural category other than `other`, which alone says nothing.
    pub(crate) fn is_plural(self) -> bool {
        self.names().any(|name| name != "other" && NAMES.contains(&name))
    }

    /// The keys that are names.
    fn names(self) -> impl Iterator<Item = &'t str> {
        self.variants.iter().filter_map(|variant| match &variant.key {
            ast::VariantKey::Identifier { name } => Some(*name),
            ast::VariantKey::NumberLiteral { .. } => None,
        })
    }

    /// The keys that are numbers.
    pub(crate) fn numbers(self) -> HashSet<Decimal<'t>> {
        let mut numbers = HashSet::new();
        for variant in self.variants {
            if let ast::VariantKey::NumberLiteral { value } = &variant.key {
                numbers.insert(Decimal::new(value));
            }
        }
        numbers
    }

    /// The categories of a locale that have no variant, nor numbers in their place.
    pub(crate) fn missing_categories<'b>(
        self,
        plurals: &'b Plurals<'_>,
        kind: Kind,
    ) -> Vec<&'b Category> {
        let numbers = self.numbers();
        let mut missing = Vec::new();
        for category in plurals.of(kind) {
            let has_variant = self.names().any(|name| name == category.name);
            if !has_variant && !category.is_covered(&numbers) {
                missing.push(category);
            }
        }
        missing
    }

    /// The categories whose whole numbers choose the default: its own one, and those that have no
    /// variant.
    pub(crate) fn default_categories<'b>(
        self,
        plurals: &'b Plurals<'_>,
        kind: Kind,
    ) -> Vec<&'b Category> {
        let default = self.variants.iter().find(|variant| variant.default).map(text::key);
        let mut categories = self.missing_categories(plurals, kind);
        categories.extend(default.and_then(|key| plurals.get(kind, key)));
        categories.retain(|category| !category.is_optional());
        categories
    }
}

/// A variable by itself, or as the argument of a function.
pub(crate) fn variable<'t>(inline: &'t ast::InlineExpression<&'t str>) -> Option<&'t str> {
    let variable = match inline {
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first()?
        }
        inline => inline,
    };
    match variable {
        ast::InlineExpression::VariableReference { id } => Some(id.name),
        _ => None,
    }
}

/// A variant's key by its value: `1` and `1.0` are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum KeyValue<'t> {
    Name(&'t str),
    Number(Decimal<'t>),
}

impl<'t> KeyValue<'t> {
    pub(crate) fn new(variant: &ast::Variant<&'t str>) -> KeyValue<'t> {
        match &variant.key {
            ast::VariantKey::Identifier { name } => KeyValue::Name(name),
            ast::VariantKey::NumberLiteral { value } => KeyValue::Number(Decimal::new(value)),
        }
    }
}
