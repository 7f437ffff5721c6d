//! From an `Accept-Language` header to a locale.

use fluent_codes::catalog;

use super::Contest;
use crate::asked::HEADER;
use crate::race::Contender;

pub fn contest() -> Contest {
    let item = || [(HEADER, "zh".to_owned())];
    Contest {
        question: "`Accept-Language` of five entries".to_owned(),
        contenders: vec![
            Contender::new("fluent-codes", item(), |header, listener| {
                listener.hear(catalog().accept(header).id().language.as_str());
            }),
            // It passes over the weights.
            Contender::new("fluent-langneg, weights passed over", item(), |header, listener| {
                listener.hear(fluent_bundle_application::accept(header).language.as_str());
            }),
        ],
    }
}
