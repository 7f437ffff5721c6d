//! Names with `*` in them, as the configuration writes them.

use std::collections::HashMap;

use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

/// A name, or a pattern in which `*` stands for any characters.
#[derive(Clone, Debug)]
pub(crate) struct NamePattern {
    pub(crate) written: String,
    /// `None` for a name without `*`.
    glob: Option<GlobMatcher>,
}

impl NamePattern {
    /// The pattern that a user wrote, or what is wrong with it.
    pub(crate) fn new(written: String) -> Result<NamePattern, String> {
        let glob = written.contains('*').then(|| glob(&written)).transpose()?;
        Ok(NamePattern { written, glob: glob.map(|glob| glob.compile_matcher()) })
    }

    /// A path below a locale's folder: there, `*` stands for part of a name, and `**` for any folders.
    pub(crate) fn of_path(written: String) -> Result<NamePattern, String> {
        let glob = GlobBuilder::new(&written).literal_separator(true).build();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(NamePattern { written, glob: Some(glob.compile_matcher()) })
    }

    pub(crate) fn covers(&self, name: &str) -> bool {
        match &self.glob {
            Some(glob) => glob.is_match(name),
            None => self.written == name,
        }
    }

    /// Whether it covers a message of this id, or its attribute of this name: `id`, `id.attribute`.
    pub(crate) fn covers_text(&self, id: &str, attribute: Option<&str>) -> bool {
        match attribute {
            Some(attribute) if self.written.contains('.') => {
                self.covers(&format!("{id}.{attribute}"))
            }
            _ => !self.written.contains('.') && self.covers(id),
        }
    }
}

fn glob(written: &str) -> Result<Glob, String> {
    GlobBuilder::new(written).build().map_err(|error| error.kind().to_string())
}

/// Values by the patterns of names, all found at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct PatternMap {
    /// By the names without `*`.
    of_name: HashMap<String, Vec<usize>>,
    set: GlobSet,
    /// In the order of the patterns.
    values: Vec<usize>,
}

impl PatternMap {
    /// Each pattern with its value.
    pub(crate) fn new<'p>(patterns: impl Iterator<Item = (&'p NamePattern, usize)>) -> PatternMap {
        let mut map = PatternMap::default();
        let mut set = GlobSetBuilder::new();
        for (pattern, value) in patterns {
            match &pattern.glob {
                Some(glob) => {
                    set.add(glob.glob().clone());
                    map.values.push(value);
                }
                None => map.of_name.entry(pattern.written.clone()).or_default().push(value),
            }
        }
        // Each pattern was valid by itself; all together may be too large.
        map.set = set.build().unwrap_or_default();
        map
    }

    /// The values of the patterns that cover a name.
    pub(crate) fn find(&self, name: &str) -> impl Iterator<Item = usize> {
        let named = self.of_name.get(name).into_iter().flatten().copied();
        let matched = if self.values.is_empty() { Vec::new() } else { self.set.matches(name) };
        named.chain(matched.into_iter().filter_map(|index| self.values.get(index).copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_patterns() {
        let pattern = |written: &str| NamePattern::new(written.to_owned()).unwrap();
        let keywords = pattern("xdg-entry-*-keywords");
        assert!(keywords.covers_text("xdg-entry-mouse-keywords", None));
        assert!(keywords.covers_text("xdg-entry-mouse-keywords", Some("desc")));
        assert!(!keywords.covers_text("xdg-entry-mouse", None));
        let style = pattern("*.style");
        assert!(style.covers_text("dialog", Some("style")));
        assert!(!style.covers_text("dialog", Some("title")));
        assert!(!style.covers_text("dialog", None));
        let patterns = [(&keywords, 1), (&style, 2), (&pattern("dialog"), 3)];
        let map = PatternMap::new(patterns.into_iter());
        assert_eq!(map.find("xdg-entry-a-keywords").collect::<Vec<_>>(), [1]);
        assert_eq!(map.find("dialog.style").collect::<Vec<_>>(), [2]);
        assert_eq!(map.find("dialog").collect::<Vec<_>>(), [3]);
    }
}
