//! The patterns of a locale, and the locale's data that formats them.

use std::collections::HashSet;
use std::sync::OnceLock;

use unic_langid::LanguageIdentifier;

use crate::format::number_format::NumberFormat;
use crate::format::pattern::{Element, Expression, Pattern};
use crate::format::plurals::Plurals;

/// How many placeables a text can have, those of the texts that it refers to included.
pub const MAX_PLACEABLES: usize = 100;

/// In how many patterns the variables of a text are searched. A text formats at most 100 references,
/// but can choose among more.
const MAX_VISITED: usize = 1000;

/// After how many elements no further pattern is visited.
const MAX_ELEMENTS: usize = 1000;

/// The patterns of a locale, and the locale's data that formats them.
pub(crate) struct Program {
    pub(crate) locale: LanguageIdentifier,
    pub(crate) patterns: Vec<Pattern>,
    /// Made when the first number is formatted: most catalogs have more locales than texts with
    /// numbers.
    plurals: OnceLock<Plurals>,
    numbers: OnceLock<NumberFormat>,
    pub(super) style: Style,
}

/// How arguments are formatted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// Whether arguments are put between isolation marks.
    pub(crate) isolating: bool,
    /// Whether numbers are written as the locale writes them.
    pub(crate) localized_numbers: bool,
}

impl Program {
    pub(crate) fn new(
        locale: &LanguageIdentifier,
        patterns: Vec<Pattern>,
        style: Style,
    ) -> Program {
        Program {
            locale: locale.clone(),
            patterns,
            plurals: OnceLock::new(),
            numbers: OnceLock::new(),
            style,
        }
    }

    pub(super) fn plurals(&self) -> &Plurals {
        self.plurals.get_or_init(|| Plurals::new(&self.locale))
    }

    pub(super) fn numbers(&self) -> &NumberFormat {
        let is_localized = self.style.localized_numbers;
        self.numbers.get_or_init(|| NumberFormat::new(&self.locale, is_localized))
    }

    /// The names of the variables that the pattern with this index has, sorted.
    pub(crate) fn variables(&self, index: usize) -> Vec<&str> {
        let (names, _) = self.variables_of(&[index]);
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        names
    }

    /// The names of the variables of some patterns and of those that they refer to, and these patterns.
    pub(crate) fn variables_of(&self, indices: &[usize]) -> (HashSet<&str>, Vec<usize>) {
        let mut names = HashSet::new();
        let visited = self.visit(indices, |_| true, &mut |name| names.extend([name]));
        (names, visited)
    }

    /// Whether the pattern with this index has a variable of this name.
    pub(crate) fn has_variable(&self, index: usize, name: &str) -> bool {
        let mut is_found = false;
        self.visit(&[index], |_| true, &mut |variable| is_found |= variable == name);
        is_found
    }

    /// The indices of some patterns and of those that they refer to, without the patterns that are not
    /// wanted and what only these refer to.
    pub(crate) fn reachable(
        &self,
        indices: &[usize],
        is_wanted: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        self.visit(indices, is_wanted, &mut |_| {})
    }

    /// How many elements all patterns have.
    pub(crate) fn elements(&self) -> usize {
        self.patterns.iter().map(|pattern| pattern.elements.len()).sum()
    }

    /// How many elements some patterns have.
    pub(crate) fn elements_in(&self, indices: &[usize]) -> usize {
        let patterns = indices.iter().filter_map(|index| self.patterns.get(*index));
        patterns.map(|pattern| pattern.elements.len()).sum()
    }

    /// Visits the variables of some patterns and of those that they refer to, and returns the
    /// patterns that were visited: at most `MAX_VISITED`, and none after `MAX_ELEMENTS` elements.
    /// Variables of terms are not visited: they are parameters.
    fn visit<'p>(
        &'p self,
        indices: &[usize],
        is_wanted: impl Fn(usize) -> bool,
        visit: &mut impl FnMut(&'p str),
    ) -> Vec<usize> {
        let mut visited: Vec<usize> = Vec::new();
        let mut known: HashSet<usize> = indices.iter().copied().collect();
        let mut pending = indices.to_vec();
        let mut elements = 0;
        while let Some(at) = pending.pop() {
            let Some(pattern) = self.patterns.get(at).filter(|_| is_wanted(at)) else { continue };
            if elements >= MAX_ELEMENTS {
                break;
            }
            elements += pattern.elements.len();
            visited.push(at);
            let mut references = Vec::new();
            variables_of_pattern(pattern, visit, &mut references);
            for index in references {
                if known.len() < MAX_VISITED && known.insert(index) {
                    pending.push(index);
                }
            }
        }
        visited
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
        Expression::Text(_) | Expression::Literal(_) => {}
        Expression::Variable(name) => visit(name),
        // A term has parameters of its own.
        Expression::Reference(reference) if reference.parameters.is_some() => {}
        Expression::Reference(reference) => references.extend(reference.target),
        Expression::Number(call) => {
            if let Some(number) = &call.number {
                variables_of_expression(number, visit, references);
            }
        }
        Expression::Call(call) => {
            for argument in &call.positional {
                variables_of_expression(argument, visit, references);
            }
        }
        Expression::Select { selector, variants } => {
            variables_of_expression(selector, visit, references);
            for variant in variants {
                variables_of_pattern(&variant.value, visit, references);
            }
        }
    }
}
