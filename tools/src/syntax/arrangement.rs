//! Arranging the blocks of a file as the source has them.

use std::collections::{BTreeMap, HashSet};

use crate::syntax::blocks::{Block, BlockKind};
use crate::syntax::longest_increasing;
use crate::syntax::messages::Messages;
use crate::syntax::placeholder;
use crate::syntax::plan::{Plan, PlanItem};

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

    /// Moves blocks into the order of the source. A file that defines an id twice keeps its order,
    /// since the first of the two is served.
    pub(crate) fn sort(&mut self) {
        let ranked: Vec<(usize, usize)> = (self.blocks.iter().enumerate())
            .filter_map(|(index, block)| Some((index, self.plan.rank(block)?)))
            .collect();
        let messages = self.blocks.iter().filter(|block| !block.is_placeholder());
        let mut ids = HashSet::new();
        if !messages.filter_map(Block::id).all(|id| ids.insert(id)) {
            return;
        }
        let ranks: Vec<usize> = ranked.iter().map(|(_, rank)| *rank).collect();
        let in_order = longest_increasing::subsequence(&ranks);
        let places = in_order.iter().filter_map(|place| ranked.get(*place));
        let in_order: HashSet<usize> = places.map(|(index, _)| *index).collect();
        let (mut moved, mut blanks) = (Vec::new(), 0);
        for (index, mut block) in std::mem::take(&mut self.blocks).into_iter().enumerate() {
            // The empty lines around a block that is moved were there for its two neighbours.
            blanks = block.blanks.max(blanks);
            if self.plan.rank(&block).is_some() && !in_order.contains(&index) {
                moved.push(block);
            } else {
                block.blanks = std::mem::take(&mut blanks);
                self.blocks.push(block);
            }
        }
        self.changes.moved += moved.len();
        self.insert(moved);
    }

    /// Adds placeholders for the messages that the locale lacks.
    pub(crate) fn add_missing(&mut self) {
        let there: HashSet<&str> = self.blocks.iter().filter_map(Block::id).collect();
        let mut missing = Vec::new();
        for PlanItem { message, .. } in &self.plan.items {
            let id = message.id;
            let is_there = self.locale.has_begun(id) || there.contains(id);
            if self.source.is_required(id) && !is_there {
                let text = placeholder::text(message, self.source, self.locale);
                missing.push(Block::new(BlockKind::Placeholder(id.to_owned()), text));
            }
        }
        self.changes.added += missing.len();
        self.insert(missing);
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

    /// Turns messages that the source lacks into comments, if every locale must have the file.
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

    /// Updates the comments about the source's texts, and removes those of messages that are
    /// translated.
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

    /// Puts each block next to the nearest block of its group, or at the end of the group before.
    fn insert(&mut self, mut blocks: Vec<Block>) {
        blocks.sort_by_key(|block| self.plan.rank(block));
        let mut new = self.in_gaps(blocks);
        // Stable: what goes into one gap stays in order.
        new.sort_by_key(|(gap, _)| *gap);
        let mut new = new.into_iter().peekable();
        let old = std::mem::take(&mut self.blocks);
        for (index, mut block) in old.into_iter().enumerate() {
            let mut is_new = false;
            while let Some((_, block)) = new.next_if(|(gap, _)| *gap == index) {
                self.push_new(block);
                is_new = true;
            }
            let previous = self.blocks.last().filter(|_| is_new);
            if previous.is_some_and(|previous| previous.is_placeholder() || block.is_apart()) {
                block.blanks = block.blanks.max(1);
            }
            self.blocks.push(block);
        }
        new.for_each(|(_, block)| self.push_new(block));
    }

    /// Blocks, in the order of their ranks, with the headings of the groups that they begin, each
    /// with the index of the block that it goes before.
    fn in_gaps(&self, blocks: Vec<Block>) -> Vec<(usize, Block)> {
        let mut gaps: BTreeMap<usize, Gaps> = BTreeMap::new();
        for (index, block) in self.blocks.iter().enumerate() {
            if let Some(rank) = self.plan.rank(block) {
                gaps.entry(rank).or_insert(Gaps { before: index, behind: index + 1 });
            }
        }
        let mut new = Vec::new();
        for block in blocks {
            let Some(rank) = self.plan.rank(&block) else { continue };
            let Some(item) = self.plan.items.get(rank) else { continue };
            let is_of_group = |(rank, _): &(&usize, &Gaps)| {
                self.plan.items.get(**rank).is_some_and(|other| other.group == item.group)
            };
            let before = gaps.range(..rank).next_back();
            let next = gaps.range(rank..).next();
            let gap = match (before, next) {
                (Some(before), _) if is_of_group(&before) => before.1.behind,
                (_, Some(next)) if is_of_group(&next) => next.1.before,
                _ => {
                    let gap = match (before, next) {
                        (Some((_, before)), _) => before.behind,
                        (None, Some((_, next))) => self.heading_start(next.before),
                        (None, None) => self.blocks.len(),
                    };
                    let heading = item.heading.clone();
                    new.extend(heading.map(|text| (gap, Block::new(BlockKind::Group, text))));
                    gap
                }
            };
            gaps.insert(rank, Gaps { before: gap, behind: gap });
            new.push((gap, block));
        }
        new
    }

    /// Adds a new block.
    fn push_new(&mut self, mut block: Block) {
        let previous = self.blocks.last();
        let is_behind_message = previous.is_none_or(|it| matches!(it.kind, BlockKind::Message(_)));
        block.blanks = usize::from(block.is_apart() || !is_behind_message);
        self.blocks.push(block);
    }

    /// Where the comments right before a block begin, such as its group's heading.
    fn heading_start(&self, mut index: usize) -> usize {
        while let Some(before) = index.checked_sub(1)
            && self.blocks.get(before).is_some_and(|block| block.kind == BlockKind::Group)
        {
            index = before;
        }
        index
    }
}

/// The gaps before and after a block, by the indices of the blocks that follow them.
struct Gaps {
    before: usize,
    behind: usize,
}
