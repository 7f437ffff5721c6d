//! Guessing the encoding of a file that is not UTF-8.

use std::path::Path;
use std::str;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use fluent_codes::{LanguageIdentifier, tooling};

/// How many bytes of a file are used to guess its encoding.
const MAX_BYTES: usize = 1 << 20;

/// The encoding that a file of a locale seems to be in, if it is another one than UTF-8; `None` if
/// it is UTF-8 for the most part.
pub(crate) fn of_file(path: &Path, locale: &LanguageIdentifier) -> Option<&'static Encoding> {
    let bytes = tooling::read_file(path).ok()?;
    let bytes = bytes.get(..MAX_BYTES).unwrap_or(&bytes);
    of_bytes(bytes, locale)
}

fn of_bytes(bytes: &[u8], locale: &LanguageIdentifier) -> Option<&'static Encoding> {
    let (mut decoded, mut foreign) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        decoded += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        foreign += usize::from(!chunk.invalid().is_empty());
    }
    if decoded > foreign {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let domain = domain(locale);
    let encoding = detector.guess(domain.as_deref().map(str::as_bytes), Utf8Detection::Deny);
    (encoding != UTF_8).then_some(encoding)
}

/// The top-level domain of a locale's country, which hints at the encodings that are usual there.
fn domain(locale: &LanguageIdentifier) -> Option<String> {
    let region = tooling::maximize(locale).region?.as_str().to_ascii_lowercase();
    let is_country = region.bytes().all(|byte| byte.is_ascii_lowercase());
    is_country.then(|| if region == "gb" { "uk".to_owned() } else { region })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, encoding: &'static str, locale: &str) {
        let (bytes, _, _) = Encoding::for_label(encoding.as_bytes()).unwrap().encode(text);
        let found = of_bytes(&bytes, &locale.parse().unwrap()).map(Encoding::name);
        assert_eq!(found, Some(encoding), "{text}");
    }

    #[test]
    fn encodings() {
        check("E131201 = 文件大小超过限制\n", "GBK", "zh-CN");
        check("E131201 = 檔案大小超過限制\n", "Big5", "zh-TW");
        check("E131201 = ファイルが大きすぎます\n", "Shift_JIS", "ja");
        check("E131201 = ファイルが大きすぎます\n", "EUC-JP", "ja");
        check("E131201 = 파일이 너무 큽니다\n", "EUC-KR", "ko");
        check("E131201 = Die Datei ist zu groß für diesen Ordner\n", "windows-1252", "de");
        check("E131201 = Файл слишком большой\n", "windows-1251", "ru");
        check("E131201 = Файл слишком большой\n", "KOI8-U", "ru");
        check("E131201 = Το αρχείο είναι πολύ μεγάλο\n", "ISO-8859-7", "el");
    }

    #[test]
    fn utf_8_for_the_most_part() {
        let bytes = [&b"E1 = \xe4\xb8\n"[..], "E2 = 文件大小\n".as_bytes()].concat();
        assert_eq!(of_bytes(&bytes, &"zh-CN".parse().unwrap()), None);
    }
}
