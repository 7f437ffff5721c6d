//! What the source says of the order of a locale's file.

use std::collections::{HashMap, HashSet};

use fluent_codes::Code;

use crate::project::files::File;
use crate::project::locks::Locks;
use crate::syntax::blocks::{self, Block, BlockKind};
use crate::syntax::directives::is_directive;
use crate::syntax::messages::{Message, Messages};

/// What a file of the source says of the file of a locale: its messages and terms, in order.
#[derive(Default)]
pub(crate) struct Plan<'s> {
    pub(super) items: Vec<PlanItem<'s>>,
    ranks: HashMap<&'s str, usize>,
}

/// A message or term of the source.
pub(super) struct PlanItem<'s> {
    pub(super) message: &'s Message<'s>,
    /// The number of its group in the file.
    pub(super) group: usize,
    /// The comment that begins the group.
    pub(super) heading: Option<String>,
}

impl<'s> Plan<'s> {
    /// The plan of a file of the source, without the messages of retired codes.
    pub(crate) fn new(source: &'s Messages<'s>, file: &File<'_>, locks: &Locks) -> Plan<'s> {
        let (mut group, mut heading) = (0, None);
        let mut items = Vec::new();
        let mut of_file: HashMap<&str, &Message<'_>> = HashMap::new();
        let is_retired = |message: &Message<'_>| {
            let code = Code::from_message_id(message.id);
            code.is_some_and(|code| locks.retirement(code).is_some())
        };
        for message in source.served().filter(|message| std::ptr::eq(message.file, file)) {
            if !is_retired(message) {
                of_file.insert(message.id, message);
            }
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

    /// The same with only the messages and terms of these ids.
    pub(crate) fn of_ids(mut self, ids: &HashSet<&str>) -> Plan<'s> {
        self.items.retain(|item| ids.contains(item.message.id));
        self.ranks.retain(|id, _| ids.contains(id));
        self
    }

    /// The place of a block in the source's order, if the source has its message.
    pub(super) fn rank(&self, block: &Block) -> Option<usize> {
        block.id().and_then(|id| self.ranks.get(id)).copied()
    }
}

/// The heading of a group without its exceptions, which are the source's.
fn heading_for_all(text: &str) -> Option<String> {
    let is_for_all = |line: &&str| !is_directive(line.trim_start_matches('#'));
    let lines: Vec<&str> = text.split('\n').filter(is_for_all).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
