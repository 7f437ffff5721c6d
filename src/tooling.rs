//! What tools need of this crate and applications do not: Fluent files as catalogs read them.
//!
//! A tool that uses this module decodes, parses and recovers after errors as a catalog does.
//!
//! ```
//! use fluent_codes::tooling::Source;
//!
//! let source = Source::new("fr/errors.ftl", "E1 = un\nE2 ≠ deux\nE3 = trois\n".as_bytes());
//! let parsed = source.parse();
//! let ids: Vec<String> = parsed.entries.iter().filter_map(|entry| entry.id()).collect();
//! assert_eq!(ids, ["E1", "E3"]);
//! assert_eq!(
//!     parsed.problems[0].to_string(),
//!     "fr/errors.ftl:2:4: expected `=` after the id, as in `E131201 = text`, found `≠` (U+2260)"
//! );
//! ```

mod formatter;

pub use formatter::Formatter;

pub use crate::build::assembly::DEFAULT_SOURCE;
pub use crate::build::locale_folder::{LocaleFolder, embedded_locales, list_locales};
pub use crate::build::pattern_compiler::literal_value;
pub use crate::build::read::{MAX_FILE_LEN, read_file};
pub use crate::code::UNKNOWN_CODE;
pub use crate::format::function::{BUILT_IN_FUNCTIONS, NUMBER};
pub use crate::format::number_options::{NUMBER_OPTIONS, NumberOptions, OptionError};
pub use crate::format::plurals::Plurals;
pub use crate::format::program::MAX_PLACEABLES;
pub use crate::ftl::{BYTE_ORDER_MARK, Entry, Parsed, Source, ast, is_blank};
pub use crate::language::{is_known as is_known_language, is_right_to_left, maximize};
pub use crate::live::stamp::Stamps;
pub use crate::negotiation::search_order::search_order;
