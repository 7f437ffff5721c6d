//! A message stands in another order than in the source.
//!
//! # Why
//!
//! Files in one order can be compared side by side, and what is missing shows.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E1 = one
//! E2 = two
//! E3 = three
//! # de/errors.ftl
//! E3 = drei
//! E1 = eins
//! E2 = zwei
//! ```
//!
//! Only `E3` is named: when it is moved, all stand in order.
//!
//! # Fix
//!
//! Move the message to where the finding says, and its comment with it.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::longest_increasing;
use crate::syntax::messages::{Message, Messages};

pub(super) const RULE: Rule = Rule {
    name: "message-order",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("message_order.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.is_source {
        return;
    }
    let source = context.source;
    let ranks: HashMap<&str, (&File<'_>, usize)> = source
        .served()
        .zip(0..)
        .map(|(message, rank)| (message.id, (message.file, rank)))
        .collect();
    let mut served = messages.served().peekable();
    while let Some(first) = served.peek() {
        let file = first.file;
        let relative = messages.locale.relative(file.source.path());
        let mut ranked: Vec<(usize, &Message<'_>)> = Vec::new();
        while let Some(message) = served.next_if(|message| std::ptr::eq(message.file, file)) {
            let rank = ranks.get(message.id).filter(|(source_file, _)| {
                source.locale.relative(source_file.source.path()) == relative
                    && source_file.layer == file.layer
            });
            ranked.extend(rank.map(|(_, rank)| (*rank, message)));
        }
        add_misplaced(&ranked, findings);
    }
}

/// Reports the fewest messages of a file which, when moved, leave the rest in order.
fn add_misplaced(ranked: &[(usize, &Message<'_>)], findings: &mut Reporter<'_>) {
    if ranked.is_sorted_by_key(|(rank, _)| rank) {
        return;
    }
    let mut in_order = vec![false; ranked.len()];
    let ranks: Vec<usize> = ranked.iter().map(|(rank, _)| *rank).collect();
    for index in longest_increasing::subsequence(&ranks) {
        if let Some(is_in_order) = in_order.get_mut(index) {
            *is_in_order = true;
        }
    }
    let mut by_rank: Vec<(usize, &Message<'_>)> = ranked.to_vec();
    by_rank.sort_unstable_by_key(|(rank, _)| *rank);
    for ((rank, message), _) in ranked.iter().zip(&in_order).filter(|(_, in_order)| !**in_order) {
        let index = by_rank.partition_point(|(other, _)| other < rank);
        let before = index.checked_sub(1).and_then(|before| by_rank.get(before));
        let help = match (before, by_rank.get(index + 1)) {
            (Some((_, before)), _) => format!("move it behind `{}`", before.id),
            (None, Some((_, after))) => format!("move it before `{}`", after.id),
            (None, None) => continue,
        };
        let title = format!("`{}` stands in another order than in the source", message.id);
        findings.add_to_message(message, title, help);
    }
}
