//! The longest increasing subsequence of a list.

/// The indices of a longest subsequence with increasing ranks, in order.
pub(crate) fn subsequence(ranks: &[usize]) -> Vec<usize> {
    // For each length, the rank and the index that the best subsequence of it ends with.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    for (index, rank) in ranks.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end < rank);
        let before = length.checked_sub(1).and_then(|before| ends.get(before));
        previous.push(before.map(|(_, index)| *index));
        match ends.get_mut(length) {
            Some(end) => *end = (*rank, index),
            None => ends.push((*rank, index)),
        }
    }
    let last = ends.last().map(|(_, index)| *index);
    let backward = std::iter::successors(last, |index| previous.get(*index).copied().flatten());
    let mut indices: Vec<usize> = backward.collect();
    indices.reverse();
    indices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_are_left_out() {
        assert_eq!(subsequence(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(subsequence(&[3, 0, 1, 2]), [1, 2, 3]);
        assert_eq!(subsequence(&[0, 4, 1, 2, 3]), [0, 2, 3, 4]);
        assert!(subsequence(&[]).is_empty());
    }
}
