//! Names with `*` in them, as the configuration writes them.

use std::collections::HashMap;
use std::sync::OnceLock;

use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

/// A name, or a pattern in which `*` stands for any characters.
#[derive(Clone, Debug)]
pub(crate) struct NamePattern {
    pub(crate) written: String,
    /// `None` for a name without `*`.
    glob: Option<Glob>,
    /// Compiled when it is asked for: it takes much room, and of many patterns few are.
    matcher: OnceLock<GlobMatcher>,
}

impl NamePattern {
    /// The pattern that a user wrote, or what is wrong with it.
    pub(crate) fn new(written: String) -> Result<NamePattern, String> {
        let is_pattern = written.contains('*');
        let glob = is_pattern.then(|| GlobBuilder::new(&written).build()).transpose();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(NamePattern { written, glob, matcher: OnceLock::new() })
    }

    /// A path below a locale's folder: there, `*` stands for part of a name, and `**` for any folders.
    pub(crate) fn of_path(written: String) -> Result<NamePattern, String> {
        let glob = GlobBuilder::new(&written).literal_separator(true).build();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(NamePattern { written, glob: Some(glob), matcher: OnceLock::new() })
    }

    pub(crate) fn covers(&self, name: &str) -> bool {
        match &self.glob {
            Some(glob) => self.matcher.get_or_init(|| glob.compile_matcher()).is_match(name),
            None => self.written == name,
        }
    }

    /// Whether it stands for attributes, as `id.attribute` does.
    fn is_of_attributes(&self) -> bool {
        self.written.contains('.')
    }
}

/// How many patterns are compiled together: of very many, they are too large.
const SET_LEN: usize = 500;

/// Values by the patterns of names, all found at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct PatternMap {
    /// By the names without `*`.
    of_name: HashMap<String, Vec<usize>>,
    sets: Vec<PatternSet>,
}

/// Patterns, and their values in the same order.
#[derive(Clone, Debug)]
struct PatternSet {
    set: GlobSet,
    values: Vec<usize>,
}

impl PatternMap {
    /// Each pattern with its value.
    pub(crate) fn new(patterns: Vec<(&NamePattern, usize)>) -> PatternMap {
        let mut map = PatternMap::default();
        let mut globs = Vec::new();
        for (pattern, value) in patterns {
            match &pattern.glob {
                Some(glob) => globs.push((glob, value)),
                None => map.of_name.entry(pattern.written.clone()).or_default().push(value),
            }
        }
        map.add_sets(&globs, SET_LEN);
        map
    }

    /// Compiles patterns, so many together; fewer, if these are too large.
    fn add_sets(&mut self, globs: &[(&Glob, usize)], len: usize) {
        for globs in globs.chunks(len.max(1)) {
            let mut set = GlobSetBuilder::new();
            for (glob, _) in globs {
                set.add((*glob).clone());
            }
            match set.build() {
                Ok(set) => {
                    let values = globs.iter().map(|(_, value)| *value).collect();
                    self.sets.push(PatternSet { set, values });
                }
                // Each was valid by itself.
                Err(_) if globs.len() > 1 => self.add_sets(globs, globs.len() / 2),
                Err(_) => {}
            }
        }
    }

    /// The values of the patterns that cover a name.
    pub(crate) fn find(&self, name: &str) -> Vec<usize> {
        let mut values = self.of_name.get(name).cloned().unwrap_or_default();
        for PatternSet { set, values: of_set } in &self.sets {
            let matches = set.matches(name).into_iter();
            values.extend(matches.filter_map(|index| of_set.get(index)));
        }
        values
    }
}

/// Values by the patterns of ids, or of attributes.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextPatternMap {
    of_ids: PatternMap,
    of_attributes: PatternMap,
}

impl TextPatternMap {
    /// Each pattern with its value.
    pub(crate) fn new(patterns: Vec<(&NamePattern, usize)>) -> TextPatternMap {
        let (of_attributes, of_ids): (Vec<_>, Vec<_>) =
            patterns.into_iter().partition(|(pattern, _)| pattern.is_of_attributes());
        TextPatternMap {
            of_ids: PatternMap::new(of_ids),
            of_attributes: PatternMap::new(of_attributes),
        }
    }

    /// The values of the patterns that cover the message of this id, or its attribute of this name.
    pub(crate) fn find(&self, id: &str, attribute: Option<&str>) -> Vec<usize> {
        let mut values = self.of_ids.find(id);
        if let Some(attribute) = attribute {
            values.extend(self.of_attributes.find(&format!("{id}.{attribute}")));
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_patterns() {
        let pattern = |written: &str| NamePattern::new(written.to_owned()).unwrap();
        let [keywords, style, dialog] = ["xdg-entry-*-keywords", "*.style", "dialog"].map(pattern);
        let patterns = [(&keywords, 1), (&style, 2), (&dialog, 3)];
        let map = TextPatternMap::new(patterns.to_vec());
        assert_eq!(map.find("xdg-entry-mouse-keywords", None), [1]);
        assert_eq!(map.find("xdg-entry-mouse-keywords", Some("desc")), [1]);
        assert!(map.find("xdg-entry-mouse", None).is_empty());
        assert_eq!(map.find("dialog", Some("style")), [3, 2]);
        assert_eq!(map.find("dialog", Some("title")), [3]);
        assert_eq!(map.find("dialog", None), [3]);
        let map = PatternMap::new(patterns.to_vec());
        assert_eq!(map.find("xdg-entry-a-keywords"), [1]);
        assert_eq!(map.find("dialog.style"), [2]);
        assert_eq!(map.find("dialog"), [3]);
    }
}
