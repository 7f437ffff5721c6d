//! Han characters that are only Simplified or only Traditional.

mod data;

use std::str;

/// How many bytes a character of the tables takes.
const LEN: usize = 3;

/// The Traditional character for one that is only Simplified.
pub(crate) fn traditional(char: char) -> Option<char> {
    counterpart(data::SIMPLIFIED, char)
}

/// The Simplified character for one that is only Traditional.
pub(crate) fn simplified(char: char) -> Option<char> {
    counterpart(data::TRADITIONAL, char)
}

fn counterpart(table: &str, char: char) -> Option<char> {
    let mut buffer = [0; 4];
    let (pairs, _) = table.as_bytes().as_chunks::<{ 2 * LEN }>();
    let char = char.encode_utf8(&mut buffer).as_bytes();
    let own = |pair: &[u8; 2 * LEN]| pair.split_at(LEN).0.cmp(char);
    let pair = pairs.get(pairs.binary_search_by(own).ok()?)?;
    str::from_utf8(pair.split_at(LEN).1).ok()?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The search needs characters of one length in the order of their code points.
    #[test]
    fn tables_are_sorted() {
        for (table, count) in [(data::SIMPLIFIED, 2214), (data::TRADITIONAL, 2663)] {
            assert!(table.chars().all(|char| char.len_utf8() == LEN));
            let own: Vec<char> = table.chars().step_by(2).collect();
            assert!(own.is_sorted_by(|a, b| a < b));
            assert_eq!(own.len(), count);
        }
    }

    #[test]
    fn every_character_is_found() {
        let pairs =
            |table: &'static str| table.chars().step_by(2).zip(table.chars().skip(1).step_by(2));
        assert!(pairs(data::SIMPLIFIED).all(|(own, other)| traditional(own) == Some(other)));
        assert!(pairs(data::TRADITIONAL).all(|(own, other)| simplified(own) == Some(other)));
    }

    #[test]
    fn no_character_is_in_both() {
        let simplified_only = data::SIMPLIFIED.chars().step_by(2);
        assert_eq!(simplified_only.filter(|char| simplified(*char).is_some()).count(), 0);
    }

    #[test]
    fn characters_of_both() {
        for char in "后里干面只台云余系着群峰床秘".chars() {
            assert_eq!((traditional(char), simplified(char)), (None, None), "{char}");
        }
        assert_eq!(traditional('体'), Some('體'));
        assert_eq!(traditional('为'), Some('為'));
        assert_eq!(simplified('檔'), Some('档'));
        assert_eq!((traditional('a'), simplified('é')), (None, None));
    }
}
