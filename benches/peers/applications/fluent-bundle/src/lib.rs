//! `fluent-bundle` by hand: a bundle a locale, chosen by `fluent-langneg`.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::{LanguageIdentifier, langid};

/// A locale's messages.
pub type Bundle = FluentBundle<FluentResource>;

const EN_US: LanguageIdentifier = langid!("en-US");
const ZH_CN: LanguageIdentifier = langid!("zh-CN");

static AVAILABLE: [LanguageIdentifier; 2] = [EN_US, ZH_CN];

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| {
    [
        bundle(EN_US, include_str!("../../../../../locales/en-US/errors.ftl")),
        bundle(ZH_CN, include_str!("../../../../../locales/zh-CN/errors.ftl")),
    ]
});

/// The bundle of one file.
pub fn bundle(locale: LanguageIdentifier, file: &str) -> Bundle {
    let resource = FluentResource::try_new(file.to_owned()).expect("a file without errors");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no id twice");
    bundle
}

/// The bundle that answers for a language.
#[inline]
pub fn select(language: &LanguageIdentifier) -> &'static Bundle {
    let [en_us, zh_cn] = &*BUNDLES;
    if negotiate(&[language]) == ZH_CN { zh_cn } else { en_us }
}

/// The locale that answers for an `Accept-Language` header.
#[inline]
pub fn accept(header: &str) -> LanguageIdentifier {
    negotiate(&fluent_langneg::parse_accepted_languages(header))
}

fn negotiate<R: AsRef<LanguageIdentifier>>(languages: &[R]) -> LanguageIdentifier {
    let [default, ..] = &AVAILABLE;
    let strategy = NegotiationStrategy::Lookup;
    let chosen = negotiate_languages(languages, &AVAILABLE, Some(default), strategy);
    chosen.first().copied().unwrap_or(default).clone()
}

/// The text of a key in a bundle.
#[inline]
pub fn text<'b>(bundle: &'b Bundle, key: &str) -> Option<Cow<'b, str>> {
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, None, &mut Vec::new()))
}

/// The first look-up.
pub fn first() -> Cow<'static, str> {
    text(select(&ZH_CN), "E131201").unwrap_or_default()
}
