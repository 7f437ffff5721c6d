//! What the benchmarks of this package and of `benches/peers` look up alike.

use std::fs;
use std::path::Path;

/// An `Accept-Language` header of five entries; Chinese is the first that the catalog has.
pub(crate) const HEADER: &str = "tlh-US, vo;q=0.9, zh-CN;q=0.8, en;q=0.7, ja;q=0.5";

/// Messages with arguments.
pub(crate) const ARGUMENTS: &str = "\
-product = Fluent Codes
E1 = the file { $name } was not found
E2 = at most { $limit } files are accepted
E3 = { $count ->
    [one] One file is too large
   *[other] { $count } files are too large
}
E4 = { -product } cannot read version { $version }
";

/// Writes the messages with arguments below a folder.
pub(crate) fn write_arguments(folder: &Path) {
    let locale = folder.join("en-US");
    fs::create_dir(&locale).expect("a folder");
    fs::write(locale.join("errors.ftl"), ARGUMENTS).expect("a file");
}
