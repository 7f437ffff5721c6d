//! CLDR 47, `supplemental/languageInfo.xml` (`languageMatching`, type `written_new`),
//! `supplemental/supplementalData.xml` (`territoryContainment`) and
//! `supplemental/supplementalMetadata.xml` (`languageAlias`), cut to what matching within a
//! language needs.

/// Deprecated language codes: the code, its replacement, and the script that comes with it.
pub(super) const LANGUAGE_ALIASES: [(&str, &str, Option<&str>); 7] = [
    ("cmn", "zh", None),
    ("in", "id", None),
    ("iw", "he", None),
    ("ji", "yi", None),
    ("mo", "ro", None),
    ("sh", "sr", Some("Latn")),
    ("tl", "fil", None),
];

/// Languages that understand each other's text, and how far apart they are.
pub(super) const LANGUAGE_DISTANCES: [(&str, &str, u16); 3] =
    [("nb", "no", 1), ("nn", "nb", 20), ("nn", "no", 20)];

/// Languages that have nothing in common.
pub(super) const OTHER_LANGUAGE: u16 = 80;

/// Scripts that the readers of a language read both of: language, scripts, distance.
pub(super) const SCRIPT_DISTANCES: [(&str, &str, &str, u16); 1] = [("sr", "Latn", "Cyrl", 5)];

/// Scripts that have nothing in common.
pub(super) const OTHER_SCRIPT: u16 = 50;

/// From this distance on there is no match.
pub(super) const NO_MATCH: u16 = 50;

/// What a later entry of a request list is set back by.
pub(super) const DEMOTION: u16 = 5;

/// Regions of one language that lie closer together than to the rest of the world.
pub(super) struct Cluster {
    pub(super) language: &'static str,
    pub(super) script: Option<&'static str>,
    pub(super) regions: &'static [&'static str],
    /// Outside of the cluster, this region is the nearest to every other.
    pub(super) hub: Option<&'static str>,
}

pub(super) const CLUSTERS: [Cluster; 5] = [
    Cluster { language: "ar", script: None, regions: &MAGHREB, hub: None },
    Cluster { language: "en", script: None, regions: &EN_US, hub: Some("GB") },
    Cluster { language: "es", script: None, regions: &AMERICAS, hub: None },
    Cluster { language: "pt", script: None, regions: &AMERICAS, hub: None },
    Cluster { language: "zh", script: Some("Hant"), regions: &["HK", "MO"], hub: None },
];

/// Two regions, one of them the hub of both.
pub(super) const NEAR_HUB: u16 = 3;
/// Two regions on the same side of a cluster's border, or of a language without clusters.
pub(super) const SAME_SIDE: u16 = 4;
/// Two regions on either side of a cluster's border.
pub(super) const ACROSS: u16 = 5;

const MAGHREB: [&str; 6] = ["DZ", "EH", "LY", "MA", "MR", "TN"];

const EN_US: [&str; 10] = ["AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"];

/// Territory 019.
#[rustfmt::skip]
const AMERICAS: [&str; 64] = [
    "003", "005", "013", "019", "021", "029", "419",
    // 021, northern America
    "BM", "CA", "GL", "PM", "US",
    // 013, Central America
    "BZ", "CR", "GT", "HN", "MX", "NI", "PA", "SV",
    // 029, the Caribbean
    "AG", "AI", "AW", "BB", "BL", "BQ", "BS", "CU", "CW", "DM", "DO", "GD", "GP", "HT",
    "JM", "KN", "KY", "LC", "MF", "MQ", "MS", "PR", "SX", "TC", "TT", "VC", "VG", "VI",
    // 005, South America
    "AR", "BO", "BR", "BV", "CL", "CO", "EC", "FK", "GF", "GS", "GY", "PE", "PY", "SR", "UY", "VE",
];

/// The locales that win a tie, in this order.
pub(super) const PARADIGM_LOCALES: [&str; 6] = ["en", "en-GB", "es", "es-419", "pt-BR", "pt-PT"];
