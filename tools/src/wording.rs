//! Parts of sentences that more than one message has.

/// A number with its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// How alike two names are for one to be suggested for the other, from 0 to 1.
const MIN_SIMILARITY: f64 = 0.75;

/// The name that is most like another one, if any is like it.
pub(crate) fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let names = names.into_iter().map(|other| (strsim::jaro_winkler(name, other), other));
    let nearest = names.max_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.filter(|(similarity, _)| *similarity >= MIN_SIMILARITY).map(|(_, name)| name)
}

/// The same as part of a sentence: `; did you mean …?`
pub(crate) fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(name, names).map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}
