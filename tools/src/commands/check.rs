//! `check`: what is missing or wrong in the locale files.

pub(crate) mod arguments;
mod checked;
pub(crate) mod correct;
pub(crate) mod report;
mod watch;

use crate::commands::Outcome;
use crate::commands::check::arguments::CheckArguments;
use crate::commands::check::checked::is_of_sources;
use crate::commands::read_project;
use crate::failure::Failure;
use crate::project::layers::Layers;

pub(crate) fn run(layers: &Layers, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    if let Some(rule) = arguments.select.iter().find(|name| is_of_sources(name))
        && arguments.sources.is_empty()
    {
        return Err(Failure::new(format!("the rule `{rule}` needs --sources DIR")));
    }
    let layout = &read_project::layout(layers, &arguments.project)?;
    if arguments.diff {
        return correct::show(layout, arguments);
    }
    if arguments.watch {
        return watch::run(layout, arguments);
    }
    correct::fix_if_asked(layout, arguments)?;
    report::print(layout, arguments)
}
