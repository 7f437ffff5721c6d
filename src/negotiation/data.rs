//! CLDR 48, `supplemental/languageInfo.xml` (`languageMatching`, type `written_new`) and
//! `supplemental/supplementalData.xml` (`territoryContainment`), cut to what matching within a
//! language needs.

use icu_locale::subtags::{Language, Region, Script, language, region, script};
use icu_locale::{LanguageIdentifier, langid};

/// Languages that understand each other's text, and how far apart they are. All others are further
/// apart than [`NO_MATCH`].
pub(super) const LANGUAGE_DISTANCES: [(Language, Language, u16); 3] = [
    (language!("nb"), language!("no"), 1),
    (language!("nn"), language!("nb"), 20),
    (language!("nn"), language!("no"), 20),
];

/// Pairs of scripts that the readers of a language read: language, scripts, distance.
pub(super) const SCRIPT_DISTANCES: [(Language, Script, Script, u16); 1] =
    [(language!("sr"), script!("Latn"), script!("Cyrl"), 5)];

/// Scripts that have nothing in common.
pub(super) const OTHER_SCRIPT: u16 = 50;

/// At this distance or above, there is no match.
pub(super) const NO_MATCH: u16 = 50;

/// The distance that each later entry of a request list adds.
pub(super) const DEMOTION: u16 = 5;

/// Regions of one language that lie closer together than to the rest of the world.
pub(super) struct Cluster {
    pub(super) language: Language,
    pub(super) script: Option<Script>,
    pub(super) regions: &'static [Region],
    /// Macro-regions with regions in the cluster and others outside of it.
    pub(super) straddling: &'static [Region],
    /// Outside of the cluster, this region is the nearest to every other.
    pub(super) hub: Option<Region>,
}

pub(super) const CLUSTERS: [Cluster; 5] = [
    Cluster {
        language: language!("ar"),
        script: None,
        regions: &regions(["DZ", "EH", "LY", "MA", "MR", "TN"]),
        straddling: &regions(["001", "002", "011", "015", "202", "UN"]),
        hub: None,
    },
    Cluster {
        language: language!("en"),
        script: None,
        regions: &regions(["AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"]),
        straddling: &regions([
            "001", "003", "009", "019", "021", "029", "035", "057", "061", "142", "419", "UN",
        ]),
        hub: Some(region!("GB")),
    },
    Cluster {
        language: language!("es"),
        script: None,
        regions: &AMERICAS,
        straddling: &WITH_AMERICAS,
        hub: None,
    },
    Cluster {
        language: language!("pt"),
        script: None,
        regions: &AMERICAS,
        straddling: &WITH_AMERICAS,
        hub: None,
    },
    Cluster {
        language: language!("zh"),
        script: Some(script!("Hant")),
        regions: &regions(["HK", "MO"]),
        straddling: &regions(["001", "030", "142"]),
        hub: None,
    },
];

/// Two regions, one of them the hub of both.
pub(super) const NEAR_HUB: u16 = 3;
/// Two regions on the same side of a cluster's border, or of a language without clusters.
pub(super) const SAME_SIDE: u16 = 4;
/// Two regions on either side of a cluster's border.
pub(super) const ACROSS: u16 = 5;

/// Territory 019.
#[rustfmt::skip]
const AMERICAS: [Region; 64] = regions([
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
]);

/// Macro-regions with regions of the Americas and others.
const WITH_AMERICAS: [Region; 2] = regions(["001", "UN"]);

/// The locales that win a tie, in this order.
pub(super) const PARADIGM_LOCALES: [LanguageIdentifier; 6] = [
    langid!("en"),
    langid!("en-GB"),
    langid!("es"),
    langid!("es-419"),
    langid!("pt-BR"),
    langid!("pt-PT"),
];

/// Regions by their codes.
const fn regions<const N: usize>(codes: [&str; N]) -> [Region; N] {
    let mut regions = [region!("ZZ"); N];
    let mut index = 0;
    while index < N {
        // A code that is none stays `ZZ`; a test finds it.
        #[allow(clippy::indexing_slicing, reason = "a constant is computed by the compiler")]
        if let Ok(region) = Region::try_from_str(codes[index]) {
            regions[index] = region;
        }
        index += 1;
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_a_region() {
        for cluster in CLUSTERS {
            assert!(!cluster.regions.contains(&region!("ZZ")), "{}", cluster.language);
            assert!(!cluster.straddling.contains(&region!("ZZ")), "{}", cluster.language);
        }
    }
}
