//! Bringing the blocks of a file in line with the source.

use std::collections::HashMap;

use crate::project::files::File;
use crate::syntax::blocks::{self, Block, BlockKind};
use crate::syntax::increasing;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::placeholder;

/// What a file of the source says of the file of a locale: its messages and terms, in order.
pub(crate) struct Plan<'s> {
    items: Vec<PlanItem<'s>>,
    ranks: HashMap<&'s str, usize>,
}

/// A message or term of the source.
struct PlanItem<'s> {
    message: &'s Message<'s>,
    /// The number of its group in the file.
    group: usize,
    /// The comment that begins the group.
    heading: Option<String>,
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Placeholders that were added.
    pub(crate) added: usize,
    pub(crate) moved: usize,
    /// Messages that the source has no more, and that are comments now.
    pub(crate) commented_out: usize,
    /// Comments about the source's text that were written anew or taken out.
    pub(crate) refreshed: usize,
}

impl<'s> Plan<'s> {
    pub(crate) fn new(source: &'s Messages<'s>, file: &File<'_>) -> Plan<'s> {
        let (mut group, mut heading) = (0, None);
        let mut items = Vec::new();
        let mut of_file: HashMap<&str, &Message<'_>> = HashMap::new();
        for message in source.served().filter(|message| std::ptr::eq(message.file, file)) {
            of_file.insert(message.id, message);
        }
        for block in blocks::of_file(file) {
            match &block.kind {
                BlockKind::Group => {
                    group += 1;
                    heading = heading_for_all(&block.text);
                }
                BlockKind::Message(id) => {
                    let message = of_file.remove(id.as_str());
                    items.extend(message.map(|message| PlanItem {
                        message,
                        group,
                        heading: heading.clone(),
                    }));
                }
                _ => {}
            }
        }
        let ranks = items.iter().zip(0..).map(|(item, rank)| (item.message.id, rank)).collect();
        Plan { items, ranks }
    }

    fn rank(&self, block: &Block) -> Option<usize> {
        block.id().and_then(|id| self.ranks.get(id)).copied()
    }
}

/// The heading of a group without its exceptions, which are the source's.
fn heading_for_all(text: &str) -> Option<String> {
    let is_for_all = |line: &&str| !line.trim_start_matches('#').trim_start().starts_with("check:");
    let lines: Vec<&str> = text.split('\n').filter(is_for_all).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The blocks of a locale's file while they are brought in line with the source.
pub(crate) struct Arrangement<'a, 's> {
    plan: &'a Plan<'s>,
    source: &'a Messages<'s>,
    locale: &'a Messages<'a>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) changes: Changes,
}

impl<'a, 's> Arrangement<'a, 's> {
    pub(crate) fn new(
        plan: &'a Plan<'s>,
        source: &'a Messages<'s>,
        locale: &'a Messages<'a>,
        blocks: Vec<Block>,
    ) -> Arrangement<'a, 's> {
        Arrangement { plan, source, locale, blocks, changes: Changes::default() }
    }

    /// Moves what stands in another order than in the source.
    pub(crate) fn sort(&mut self) {
        let ranked: Vec<(usize, usize)> = (self.blocks.iter().enumerate())
            .filter_map(|(index, block)| Some((index, self.plan.rank(block)?)))
            .collect();
        let ranks: Vec<usize> = ranked.iter().map(|(_, rank)| *rank).collect();
        let in_order = increasing::longest(&ranks);
        let misplaced = |place: &usize| in_order.binary_search(place).is_err();
        let indices: Vec<usize> = (0..ranked.len())
            .filter(misplaced)
            .filter_map(|place| ranked.get(place).map(|(index, _)| *index))
            .collect();
        let mut moved = Vec::new();
        for index in indices.into_iter().rev() {
            moved.push(self.remove(index));
        }
        for block in moved.into_iter().rev() {
            self.insert(block);
            self.changes.moved += 1;
        }
    }

    /// Adds placeholders for the messages that the locale lacks.
    pub(crate) fn add_missing(&mut self) {
        for item in &self.plan.items {
            let (message, id) = (item.message, item.message.id);
            let is_there =
                self.locale.has_begun(id) || self.blocks.iter().any(|it| it.id() == Some(id));
            if self.source.is_required(id) && !is_there {
                let text = placeholder::text(message, self.source, self.locale);
                self.insert(Block::new(BlockKind::Placeholder(id.to_owned()), text));
                self.changes.added += 1;
            }
        }
    }

    /// Adds all of the source's file behind what there is: terms as they are, messages as
    /// placeholders.
    pub(crate) fn add_all(&mut self) {
        let mut group = 0;
        for item in &self.plan.items {
            let id = item.message.id.to_owned();
            let is_new = item.group != group;
            if let Some(heading) = item.heading.as_ref().filter(|_| is_new) {
                self.blocks.push(Block::new(BlockKind::Group, heading.clone()));
            }
            group = item.group;
            self.blocks.push(if item.message.is_term() {
                let text = item.message.source_slice().replace("\r\n", "\n");
                Block::new(BlockKind::Message(id), text)
            } else {
                let text = placeholder::text(item.message, self.source, self.locale);
                Block::new(BlockKind::Placeholder(id), text)
            });
            self.changes.added += 1;
        }
    }

    /// Makes comments of the messages that every locale has to have and the source lacks.
    pub(crate) fn comment_out_obsolete(&mut self) {
        let mut is_behind = false;
        for block in &mut self.blocks {
            if std::mem::take(&mut is_behind) {
                block.blanks = block.blanks.max(1);
            }
            let BlockKind::Message(id) = &block.kind else { continue };
            if !self.source.is_required(id) || self.source.has_begun(id) {
                continue;
            }
            let comment = |line: &str| match line {
                "" => "#".to_owned(),
                line if line.starts_with('#') => line.to_owned(),
                line => format!("# {line}"),
            };
            let lines: Vec<String> = block.text.split('\n').map(comment).collect();
            *block = Block {
                kind: BlockKind::Other,
                text: lines.join("\n"),
                blanks: block.blanks.max(1),
            };
            is_behind = true;
            self.changes.commented_out += 1;
        }
    }

    /// Brings what comments say of the source's texts up to date, and takes it out where the message
    /// is translated.
    pub(crate) fn refresh_comments(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        for block in blocks {
            let text = match &block.kind {
                BlockKind::Message(_) => Some(placeholder::without_generated(
                    &block.text,
                    self.source.name(),
                    self.locale.name(),
                )),
                BlockKind::Placeholder(id) if self.locale.has_begun(id) => None,
                BlockKind::Placeholder(id) => self.source.get(id).map(|message| {
                    placeholder::refreshed(&block.text, message, self.source, self.locale)
                }),
                _ => Some(block.text.clone()),
            };
            let is_changed = text.as_ref() != Some(&block.text);
            self.changes.refreshed += usize::from(is_changed);
            let Some(text) = text else { continue };
            // Once it is filled in, a place joins the message before it.
            let previous = self.blocks.last().map(|block| &block.kind);
            let joins = is_changed
                && !text.starts_with('#')
                && matches!(previous, Some(BlockKind::Message(_)));
            let blanks = if joins { 0 } else { block.blanks };
            self.blocks.push(Block { kind: block.kind, text, blanks });
        }
    }

    fn remove(&mut self, index: usize) -> Block {
        let block = self.blocks.remove(index);
        // The empty lines around it were there for the two neighbours.
        if let Some(next) = self.blocks.get_mut(index) {
            next.blanks = next.blanks.max(block.blanks);
        }
        block
    }

    /// Puts a block beside the nearest of its group, or at the end of the group before.
    fn insert(&mut self, mut block: Block) {
        let rank = self.plan.rank(&block).unwrap_or(usize::MAX);
        let group = self.plan.items.get(rank).map(|item| item.group);
        let ranks: Vec<Option<usize>> =
            self.blocks.iter().map(|block| self.plan.rank(block)).collect();
        let is_of_group = |rank: &usize| self.plan.items.get(*rank).map(|item| item.group) == group;
        let nearest = |is_before: bool, in_group: bool| {
            let others =
                ranks.iter().enumerate().filter_map(|(index, rank)| Some((index, (*rank)?)));
            let others = others.filter(|(_, other)| (*other < rank) == is_before);
            let others = others.filter(|(_, other)| !in_group || is_of_group(other));
            let key = |(_, other): &(usize, usize)| other.abs_diff(rank);
            others.min_by_key(key).map(|(index, _)| index)
        };
        let at = if let Some(before) = nearest(true, true) {
            before + 1
        } else if let Some(next) = nearest(false, true) {
            next
        } else {
            let at = match (nearest(true, false), nearest(false, false)) {
                (Some(before), _) => before + 1,
                (None, Some(next)) => self.heading_start(next),
                (None, None) => self.blocks.len(),
            };
            self.insert_heading(at, rank)
        };
        let is_apart = |block: &Block| {
            !matches!(block.kind, BlockKind::Message(_)) || block.text.starts_with('#')
        };
        let previous = at.checked_sub(1).and_then(|index| self.blocks.get(index));
        if is_apart(&block) || previous.is_some_and(|it| !matches!(it.kind, BlockKind::Message(_)))
        {
            block.blanks = 1;
        } else {
            block.blanks = 0;
        }
        let parts = is_apart(&block) && matches!(block.kind, BlockKind::Placeholder(_));
        self.blocks.insert(at, block);
        if let Some(next) = self.blocks.get_mut(at + 1)
            && (parts || is_apart(next))
        {
            next.blanks = next.blanks.max(1);
        }
    }

    /// Where the comments begin that stand right before a block, as its group's heading does.
    fn heading_start(&self, mut index: usize) -> usize {
        while let Some(before) = index.checked_sub(1)
            && self.blocks.get(before).is_some_and(|block| block.kind == BlockKind::Group)
        {
            index = before;
        }
        index
    }

    /// Puts the heading of a group here, if it has one; where the group's blocks go.
    fn insert_heading(&mut self, at: usize, rank: usize) -> usize {
        let heading = self.plan.items.get(rank).and_then(|item| item.heading.clone());
        let Some(heading) = heading else { return at };
        self.blocks.insert(at, Block::new(BlockKind::Group, heading));
        at + 1
    }
}
