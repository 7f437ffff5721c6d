//! The names that XLIFF files use.

/// The namespace of the core.
pub(super) const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The namespace of the attribute of a unit that holds the fingerprint of its target.
pub(super) const OWN: &str = "urn:fluent-codes:table:1";

/// That attribute, with its prefix.
pub(super) const FINGERPRINT: &str = "fc:fingerprint";

/// The state of a segment that is translated.
pub(super) const TRANSLATED: &str = "translated";

/// The state of all other segments.
pub(super) const INITIAL: &str = "initial";
