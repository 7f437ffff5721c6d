//! A locale has a message that the source lacks: a code with a typing error, or one that was deleted
//! from the source by mistake.

use super::{Context, Place, Rule, present_ids};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule { name: "extra-message", severity: Severity::Error, find };

fn find(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let known = present_ids(context.source);
    let source = &context.source.id;
    let messages = context
        .translations()
        .flat_map(|locale| locale.required().map(move |message| (locale, message)));
    let extra = messages.filter(|(_, message)| !known.contains(message.id()));
    let finding =
        |(locale, message): (&crate::project::Locale<'_>, crate::project::Message<'_>)| {
            let (line, column) = message.position();
            let file = message.file.source.path();
            let place = Place { locale: locale.id.to_string(), file, line, column };
            let id = message.id();
            let relative = locale.relative(file);
            let what =
                format!("`{id}` is in `{}` and missing in the source locale `{source}`", locale.id);
            let help = format!(
                "add `{id} = …` to {}/{relative}, or delete it here",
                context.source.folder_path
            );
            rule.finding(place, Some(id), what, help)
        };
    extra.map(finding).collect()
}
