//! What is asked: a file a group of questions.

pub mod accept;
pub mod arguments;
pub mod text;

use crate::race::Contender;

/// A question, and those who answer it. The first is what the others are compared with.
pub struct Contest {
    pub question: String,
    pub contenders: Vec<Contender>,
}

/// All questions that are answered within nanoseconds.
pub fn contests() -> Vec<Contest> {
    let mut contests = text::contests();
    contests.push(accept::contest());
    contests.extend(arguments::contests());
    contests
}
