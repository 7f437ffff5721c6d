//! The format that a client asks for in its `Accept` header (RFC 9110, section 12.5.1).

use http::HeaderMap;
use http::header::ACCEPT;

use crate::negotiation::weight::{WHOLE, parse_weight};

/// The formats of an error's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyFormat {
    /// `application/json`, with the fields that [`JsonFields`](crate::JsonFields) names.
    #[default]
    Json,
    /// `application/problem+json`: [`ProblemDetails`](crate::ProblemDetails).
    ProblemDetails,
}

impl BodyFormat {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            BodyFormat::Json => "application/json",
            BodyFormat::ProblemDetails => "application/problem+json",
        }
    }

    /// The format that the client prefers. If it prefers none, or accepts neither, it is the default
    /// one: an error that a client can log is better than none.
    pub(crate) fn accepted(headers: &HeaderMap, default: BodyFormat) -> BodyFormat {
        let other = match default {
            BodyFormat::Json => BodyFormat::ProblemDetails,
            BodyFormat::ProblemDetails => BodyFormat::Json,
        };
        let preference = |format: BodyFormat| Preference::of(headers, format.media_type());
        if preference(other) > preference(default) { other } else { default }
    }
}

/// How much a client prefers a format: its weight in thousandths, then how closely the client names
/// it.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
struct Preference {
    weight: u16,
    closeness: u8,
}

impl Preference {
    fn of(headers: &HeaderMap, media_type: &str) -> Preference {
        let mut closest = Preference::default();
        for line in headers.get_all(ACCEPT) {
            let Ok(line) = line.to_str() else { continue };
            for entry in line.split(',') {
                let mut parts = entry.split(';').map(str::trim);
                let closeness = closeness(parts.next().unwrap_or_default(), media_type);
                // The closest entry decides, whatever its weight.
                if closeness > closest.closeness {
                    closest = Preference { weight: weight(parts), closeness };
                }
            }
        }
        // Formats of weight 0 are equally unwanted, however closely they are named.
        if closest.weight == 0 { Preference::default() } else { closest }
    }
}

/// How closely a range names a media type; 0 if it does not cover it.
fn closeness(range: &str, media_type: &str) -> u8 {
    if range.eq_ignore_ascii_case(media_type) {
        return 3;
    }
    match range.to_ascii_lowercase().as_str() {
        "application/*" => 2,
        "*/*" => 1,
        _ => 0,
    }
}

/// The weight among the parameters of a range: whole if there is none, zero if it is invalid.
fn weight<'p>(mut parameters: impl Iterator<Item = &'p str>) -> u16 {
    let is_weight = |parameter: &&str| {
        parameter.split_once('=').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
    };
    match parameters.find(is_weight) {
        Some(parameter) => parse_weight(parameter.as_bytes()).unwrap_or(0),
        None => WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[track_caller]
    fn check(lines: &[&'static str], expected: BodyFormat) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT, HeaderValue::from_static(line));
        }
        assert_eq!(BodyFormat::accepted(&headers, BodyFormat::Json), expected, "{lines:?}");
    }

    #[test]
    fn json_is_the_default() {
        use BodyFormat::Json;
        check(&[], Json);
        check(&["*/*"], Json);
        check(&["text/html, application/xhtml+xml, */*;q=0.8"], Json);
        check(&["application/json, text/plain, */*"], Json);
        check(&["application/problem+json, application/json"], Json);
        check(&["application/problem+json;q=0, application/json;q=0"], Json);
        check(&["application/problem+json;q=0.5, application/json;q=0.6"], Json);
        check(&["image/png"], Json);
        check(&["application/problem+json;q=x"], Json);
        check(&["application/problem+json;q=1.5, application/json;q=0.001"], Json);
        check(&["application/problem+json;quality=1;Q=0.1, application/json;q=0.2"], Json);
    }

    #[test]
    fn problem_details_are_what_a_client_names() {
        use BodyFormat::ProblemDetails;
        check(&["application/problem+json"], ProblemDetails);
        check(&["application/Problem+JSON; charset=utf-8, */*"], ProblemDetails);
        check(&["text/html", "application/problem+json;q=0.2"], ProblemDetails);
        check(&["application/json;q=0.1, application/*;q=0.2"], ProblemDetails);
        check(&["application/json;q=0, */*"], ProblemDetails);
    }

    #[test]
    fn problem_details_can_be_the_default() {
        let default = BodyFormat::ProblemDetails;
        let mut headers = HeaderMap::new();
        assert_eq!(BodyFormat::accepted(&headers, default), default);
        headers.append(ACCEPT, HeaderValue::from_static("application/json"));
        assert_eq!(BodyFormat::accepted(&headers, default), BodyFormat::Json);
    }
}
