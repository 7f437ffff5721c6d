//! Catalogs of an application's own embedded folder.

use fluent_codes::rust_embed::{self, RustEmbed};
use fluent_codes::{Catalog, Locales, langid};

#[derive(RustEmbed)]
#[folder = "tests/data/locales"]
struct Own;

#[test]
fn only_its_own_codes() {
    let catalog = Catalog::builder().embedded::<Own>().build().unwrap();
    assert_eq!(catalog.problems(), []);
    assert_eq!(catalog.tr(7001, &langid!("eo")), "Ne plu havebla");
    assert_eq!(catalog.tr(7001, &langid!("zh-CN")), "Out of stock");
    // It has no `unknown-code`, and answers all the same.
    assert_eq!(catalog.tr(131201, &langid!("eo")), "Unknown error (131201)");
}

#[test]
fn corrections_on_top_of_the_shipped_ones() {
    let catalog = Catalog::builder().embedded::<Locales>().embedded::<Own>().build().unwrap();
    assert_eq!(catalog.tr(120801, &langid!("en-US")), "SMS code is wrong");
    assert_eq!(catalog.tr(120801, &langid!("zh-CN")), "短信验证码验证失败");
    assert_eq!(catalog.tr(120800, &langid!("en-US")), "verify image code failed");
    assert_eq!(catalog.tr(7001, &langid!("eo-001")), "Ne plu havebla");
    assert_eq!(catalog.tr(131201, &langid!("eo")), "size of file exceeds limit");
}
