//! What the macros need to know of one message.

use fluent_syntax::ast::{Expression, InlineExpression, Message, Pattern, PatternElement};

/// What a message and its attributes contain.
#[derive(Default)]
pub(crate) struct Facts {
    /// Whether it has a text, and not attributes alone.
    pub(crate) has_text: bool,
    /// Its text, if that is plain.
    pub(crate) text: Option<String>,
    /// Its attribute `.http`, if that is plain.
    pub(crate) http: Option<String>,
    /// The variables in it, without those of the messages that it refers to.
    pub(crate) variables: Vec<String>,
    /// The ids of the messages that it refers to.
    pub(crate) references: Vec<String>,
}

impl Facts {
    pub(crate) fn of(message: &Message<&str>) -> Facts {
        let mut facts = Facts::default();
        if let Some(value) = &message.value {
            facts.has_text = true;
            facts.text = plain_text(value);
            facts.visit_pattern(value);
        }
        for attribute in &message.attributes {
            if attribute.id.name == "http" {
                facts.http = plain_text(&attribute.value);
            }
            facts.visit_pattern(&attribute.value);
        }
        facts
    }

    fn visit_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.visit_expression(expression);
            }
        }
    }

    fn visit_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.visit_inline(inline),
            Expression::Select { selector, variants } => {
                self.visit_inline(selector);
                for variant in variants {
                    self.visit_pattern(&variant.value);
                }
            }
        }
    }

    fn visit_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => add(&mut self.variables, id.name),
            InlineExpression::MessageReference { id, .. } => add(&mut self.references, id.name),
            InlineExpression::Placeable { expression } => self.visit_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.visit_inline(argument);
                }
            }
            // A term sees no variables but the literals that it is given.
            InlineExpression::TermReference { .. }
            | InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// The text of a pattern without placeables, its lines in one.
fn plain_text(pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text += value,
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|other| other == name) {
        names.push(name.to_owned());
    }
}
