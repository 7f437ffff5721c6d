//! Large catalogs, generated: any number of locales and codes, every text its own.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The names of a hundred locales. The first is the source locale.
pub(crate) fn locales(count: usize) -> Vec<String> {
    let languages = "af am ar as az be bg bn br bs ca ce cs cv cy da de dv dz ee el eo es et eu fa ff \
                     fi fo fr fy ga gd gl gn gu gv ha he hi hr hu hy ia id ig is it ja jv ka ki kk kl \
                     km kn ko kw ky lb lg ln lo lt lu lv mg mi mk ml mn mr ms mt my nb ne nl nn or os \
                     pa pl ps pt qu rm rn ro ru rw se sg si sk sl so sq";
    let others = languages.split_whitespace().map(str::to_owned);
    let all = ["en-US", "zh-CN"].map(str::to_owned).into_iter().chain(others);
    let locales: Vec<String> = all.take(count).collect();
    assert_eq!(locales.len(), count, "there are not that many locales");
    locales
}

/// The codes, seven apart: those of a large product have gaps.
pub(crate) fn codes(count: usize) -> impl ExactSizeIterator<Item = i64> {
    (0..count).map(|index| 100_000 + index as i64 * 7)
}

/// The text of a code in a locale.
pub(crate) fn text(locale: &str, code: i64) -> String {
    format!("the request was not handled ({locale}), reason {code}")
}

/// Writes the catalog below a folder, in files of at most 5,000 messages, and returns how many bytes
/// the texts have.
pub(crate) fn write(
    folder: &Path,
    locale_count: usize,
    code_count: usize,
) -> std::io::Result<usize> {
    let codes: Vec<i64> = codes(code_count).collect();
    let mut text_len = 0;
    for locale in locales(locale_count) {
        let folder = folder.join(&locale);
        fs::create_dir_all(&folder)?;
        for (index, codes) in codes.chunks(5_000).enumerate() {
            let mut file = String::new();
            for code in codes {
                let text = text(&locale, *code);
                text_len += text.len();
                let _ = writeln!(file, "E{code} = {text}");
            }
            fs::write(folder.join(format!("{index:03}.ftl")), file)?;
        }
    }
    Ok(text_len)
}
