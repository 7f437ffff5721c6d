//! References from a text to the messages and terms of its locale.

use std::collections::{HashMap, HashSet};

use fluent_codes::tooling::ast;

use crate::project::files::File;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::tree::{self, Node};

/// A reference to a message or term, or to an attribute of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'c> {
    /// The id; a term's has its `-`.
    pub(crate) id: &'c str,
    pub(crate) attribute: Option<&'c str>,
    /// Its place in the file.
    pub(crate) offset: usize,
}

impl<'c> Reference<'c> {
    /// The reference that an expression is, if it is one.
    pub(crate) fn new(
        file: &'c File<'c>,
        inline: &'c ast::InlineExpression<&'c str>,
    ) -> Option<Reference<'c>> {
        let (ast::InlineExpression::MessageReference { id, attribute }
        | ast::InlineExpression::TermReference { id, attribute, .. }) = inline
        else {
            return None;
        };
        let end = file.source.offset_of(id.name) + id.name.len();
        let offset = file.source.offset_of_inline(inline);
        let attribute = attribute.as_ref().map(|attribute| attribute.name);
        Some(Reference { id: file.source.text().get(offset..end)?, attribute, offset })
    }

    /// The references in a text.
    pub(crate) fn in_text(file: &'c File<'c>, text: &Text<'c>) -> Vec<Reference<'c>> {
        let mut references = Vec::new();
        tree::visit(text.pattern, &mut |node| {
            if let Node::Inline(inline) = node {
                references.extend(Reference::new(file, inline));
            }
        });
        references
    }

    /// The text that it refers to.
    pub(crate) fn find<'b>(self, messages: &'b Messages<'c>) -> Option<&'b Text<'c>> {
        let message = messages.find(self.id)?;
        match self.attribute {
            None => message.value(),
            Some(attribute) => message.attribute(attribute),
        }
    }
}

/// The texts of a locale that have placeables, and the references between them.
pub(crate) struct References<'b, 'c> {
    messages: &'b Messages<'c>,
    /// Those of the bundle in the order of the files, then what they refer to in the files that every
    /// bundle has.
    pub(crate) texts: Vec<Referring<'b, 'c>>,
    /// How many of the texts are the bundle's own.
    own_len: usize,
    /// The messages and terms of the files that every bundle has that the others refer to, directly or
    /// through each other.
    pub(crate) borrowed: Vec<&'b Message<'c>>,
    indices: HashMap<*const ast::Pattern<&'c str>, usize>,
}

/// A text that may refer to others.
pub(crate) struct Referring<'b, 'c> {
    pub(crate) message: &'b Message<'c>,
    pub(crate) text: &'b Text<'c>,
    pub(crate) references: Vec<Reference<'c>>,
}

impl<'b, 'c> Referring<'b, 'c> {
    /// The texts of a message that have placeables.
    fn of_message(message: &'b Message<'c>) -> impl Iterator<Item = Referring<'b, 'c>> {
        let texts = message.texts.iter().filter(|text| text.has_placeables());
        texts.map(move |text| {
            let references = Reference::in_text(message.file, text);
            Referring { message, text, references }
        })
    }
}

/// The messages and terms of the files that every bundle has that these texts refer to, directly or
/// through each other; their texts are added.
fn borrow<'b, 'c>(
    messages: &'b Messages<'c>,
    texts: &mut Vec<Referring<'b, 'c>>,
) -> Vec<&'b Message<'c>> {
    let Some(shared) = messages.shared else { return Vec::new() };
    let (mut borrowed, mut known, mut at) = (Vec::new(), HashSet::new(), 0);
    while let Some(referring) = texts.get(at) {
        let references = referring.references.iter().filter(|it| messages.get(it.id).is_none());
        let found = references.filter_map(|reference| shared.get(reference.id));
        let new: Vec<&Message<'_>> = found.filter(|message| known.insert(message.id)).collect();
        texts.extend(new.iter().flat_map(|message| Referring::of_message(message)));
        borrowed.extend(new);
        at += 1;
    }
    borrowed
}

/// A chain of references from a text back to itself.
pub(crate) struct Cycle<'c> {
    /// The index of the text.
    pub(crate) start: usize,
    /// The indices of the first texts between.
    pub(crate) between: Vec<usize>,
    /// Whether there are more texts between.
    pub(crate) is_longer: bool,
    /// The text's reference to the next.
    pub(crate) reference: Reference<'c>,
}

/// How many texts of a cycle a finding names.
const MAX_BETWEEN: usize = 8;

impl<'b, 'c> References<'b, 'c> {
    pub(crate) fn new(messages: &'b Messages<'c>) -> References<'b, 'c> {
        let mut texts: Vec<Referring<'b, 'c>> =
            messages.served().flat_map(Referring::of_message).collect();
        let own_len = texts.len();
        let borrowed = borrow(messages, &mut texts);
        let addresses = texts.iter().map(|it| std::ptr::from_ref(it.text.pattern));
        let indices = addresses.zip(0..).collect();
        References { messages, texts, own_len, borrowed, indices }
    }

    /// Whether a text is the bundle's own.
    pub(crate) fn is_own(&self, index: usize) -> bool {
        index < self.own_len
    }

    /// The index of the text that a reference refers to, if it has placeables.
    pub(crate) fn target(&self, reference: Reference<'c>) -> Option<usize> {
        let text = reference.find(self.messages)?;
        self.indices.get(&std::ptr::from_ref(text.pattern)).copied()
    }

    /// The cycles, each once.
    pub(crate) fn cycles(&self) -> Vec<Cycle<'c>> {
        let mut cycles = Vec::new();
        self.walk(|way| {
            let Some(((start, looked_at), between)) = way.split_first() else { return };
            let references = self.texts.get(*start).map(|text| text.references.as_slice());
            let reference = references.and_then(|it| it.get(looked_at.checked_sub(1)?));
            cycles.extend(reference.map(|reference| Cycle {
                start: *start,
                between: between.iter().take(MAX_BETWEEN).map(|(index, _)| *index).collect(),
                is_longer: between.len() > MAX_BETWEEN,
                reference: *reference,
            }));
        });
        cycles
    }

    /// The indices of the texts, each after those that it refers to, except in cycles.
    pub(crate) fn order(&self) -> Vec<usize> {
        self.walk(|_| {})
    }

    /// Walks from text to text, however deep, and gives back their indices in the order in which
    /// they were left. Where a text refers back to one on the way to it, the cycle is reported:
    /// each text, and how many of its references were visited.
    fn walk(&self, mut on_cycle: impl FnMut(&[(usize, usize)])) -> Vec<usize> {
        let mut depths: Vec<Option<usize>> = vec![None; self.texts.len()];
        let mut left = Vec::new();
        for start in 0..self.texts.len() {
            let mut way: Vec<(usize, usize)> = Vec::new();
            let mut next = Some(start).filter(|start| depths.get(*start) == Some(&None));
            loop {
                if let Some(index) = next.take() {
                    if let Some(depth) = depths.get_mut(index) {
                        *depth = Some(way.len());
                    }
                    way.push((index, 0));
                }
                let Some((index, looked_at)) = way.last_mut() else { break };
                let references = self.texts.get(*index).map(|text| text.references.as_slice());
                let Some(reference) = references.and_then(|it| it.get(*looked_at)) else {
                    left.push(*index);
                    way.pop();
                    continue;
                };
                *looked_at += 1;
                let Some(target) = self.target(*reference) else { continue };
                match depths.get(target).copied().flatten() {
                    None => next = Some(target),
                    // A text that was left is no longer on the path.
                    Some(depth) => {
                        let round = way.get(depth..).unwrap_or_default();
                        if round.first().is_some_and(|(index, _)| *index == target) {
                            on_cycle(round);
                        }
                    }
                }
            }
        }
        left
    }
}
