//! How far a locale is from a request (UTS #35, "Language Matching").

use icu_locale::subtags::Region;

use crate::language::Subtags;
use crate::negotiation::data;
use crate::negotiation::data::Cluster;

/// How far apart two locales with maximal subtags are; `None` if one is no match for the other.
pub(super) fn distance(a: Subtags, b: Subtags) -> Option<u16> {
    let distance = language_distance(a, b)? + script_distance(a, b) + region_distance(a, b);
    (distance < data::NO_MATCH).then_some(distance)
}

/// How far apart two languages are; `None` if one is no match for the other.
pub(super) fn language_distance(a: Subtags, b: Subtags) -> Option<u16> {
    if a.language == b.language {
        return (!a.language.is_unknown()).then_some(0);
    }
    let pair = (a.language, b.language);
    for (x, y, distance) in data::LANGUAGE_DISTANCES {
        if pair == (x, y) || pair == (y, x) {
            return Some(distance);
        }
    }
    None
}

fn script_distance(a: Subtags, b: Subtags) -> u16 {
    if a.script == b.script {
        return 0;
    }
    // Without a likely script, nothing is known of the language's scripts.
    let (Some(a_script), Some(b_script)) = (a.script, b.script) else { return 0 };
    for (language, x, y, distance) in data::SCRIPT_DISTANCES {
        let is_pair = (a_script, b_script) == (x, y) || (a_script, b_script) == (y, x);
        if a.language == language && is_pair {
            return distance;
        }
    }
    data::OTHER_SCRIPT
}

fn region_distance(a: Subtags, b: Subtags) -> u16 {
    if a.region == b.region {
        return 0;
    }
    let has_cluster = |cluster: &&Cluster| {
        cluster.language == a.language
            && (cluster.script.is_none() || cluster.script == a.script)
            && a.language == b.language
    };
    let Some(cluster) = data::CLUSTERS.iter().find(has_cluster) else {
        return data::SAME_SIDE;
    };
    match (side(cluster, a.region), side(cluster, b.region)) {
        (Side::Inside, Side::Inside) => data::SAME_SIDE,
        (Side::Outside, Side::Outside) if cluster.hub.is_none() => data::SAME_SIDE,
        (Side::Outside, Side::Outside) if cluster.hub == a.region => data::NEAR_HUB,
        (Side::Outside, Side::Outside) if cluster.hub == b.region => data::NEAR_HUB,
        (Side::Outside, Side::Outside) => data::SAME_SIDE,
        // The farthest of a macro-region's regions decides.
        _ => data::ACROSS,
    }
}

/// Where a region lies.
enum Side {
    Inside,
    Outside,
    /// A macro-region, with regions on either side.
    Both,
}

fn side(cluster: &Cluster, region: Option<Region>) -> Side {
    let Some(region) = region else { return Side::Outside };
    if cluster.regions.contains(&region) {
        Side::Inside
    } else if cluster.straddling.contains(&region) {
        Side::Both
    } else {
        Side::Outside
    }
}
