//! Words for small numbers, and for round ones.

/// The first number that the tables have a word for.
const FIRST: u8 = 3;

/// What the words for 3 to 12 begin with, whatever their endings; more than one between bars.
type Stems = [&'static str; 10];

/// Languages, each with its words.
const LANGUAGES: [(&str, Stems); 30] = [
    ("ar", ["ثلاث", "أربع|اربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر", "عشر", "عشر"]),
    ("bg", ["тр", "четир", "пет", "шест", "седем", "осем", "девет", "десет", "единад", "дванад"]),
    ("bs", BOSNIAN),
    ("ca", ["tres", "quatre", "cinc", "sis", "set", "vuit", "nou", "deu", "onze", "dotze"]),
    (
        "cs",
        [
            "tř|troj",
            "čtyř|čtver",
            "pět",
            "šest",
            "sedm",
            "osm",
            "dev",
            "des",
            "jedenáct",
            "dvanáct",
        ],
    ),
    ("da", ["tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"]),
    ("de", ["drei", "vier", "fünf", "sechs", "sieb", "acht", "neun", "zehn", "elf", "zwölf"]),
    (
        "el",
        [
            "τρ",
            "τέσσερ|τετρα",
            "πέντε|πεντα",
            "έξι|εξα",
            "επτά|εφτά",
            "οκτώ|οχτώ",
            "ενν",
            "δέκα",
            "έντεκα",
            "δώδεκα",
        ],
    ),
    ("es", ["tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]),
    (
        "fi",
        [
            "kolm",
            "nelj",
            "vii",
            "kuu",
            "seitsem",
            "kahdeks",
            "yhdeks",
            "kymmen",
            "yksitoista",
            "kaksitoista",
        ],
    ),
    ("fr", ["trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]),
    ("he", ["שלוש|שלש", "ארבע", "חמש|חמיש", "שש|שיש", "שבע", "שמונ", "תשע", "עשר", "עשר", "עשר"]),
    ("hi", ["तीन", "चार", "पाँच|पांच", "छह|छः|छे", "सात", "आठ", "नौ", "दस", "ग्यारह", "बारह"]),
    ("hr", BOSNIAN),
    ("hu", ["hár", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenk"]),
    (
        "id",
        [
            "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
            "belas",
        ],
    ),
    (
        "it",
        ["tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"],
    ),
    (
        "ko",
        [
            "세|셋|삼",
            "네|넷|사",
            "다섯|오",
            "여섯|육",
            "일곱|칠",
            "여덟|팔",
            "아홉|구",
            "열|십",
            "열|십",
            "열|십",
        ],
    ),
    ("nb", ["tre", "fire", "fem", "seks", "sju|syv", "åtte", "ni", "ti", "elleve", "tolv"]),
    ("nl", ["drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]),
    (
        "pl",
        [
            "trz|trój",
            "cztere|cztero|czter",
            "pię",
            "sześ",
            "siedm|siedem",
            "ośm|osiem",
            "dziewię",
            "dziesię",
            "jedena",
            "dwuna|dwana",
        ],
    ),
    ("pt", ["três|tri", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"]),
    (
        "ro",
        [
            "trei",
            "patru",
            "cinci",
            "șase",
            "șapte",
            "opt",
            "nou",
            "zece",
            "unsprezece",
            "doisprezece",
        ],
    ),
    (
        "ru",
        [
            "тр",
            "четыр|четвер",
            "пят",
            "шест",
            "сем",
            "восем|восьм",
            "девят",
            "десят",
            "одиннадц",
            "двенадц",
        ],
    ),
    (
        "sr",
        [
            "tr|тр",
            "četir|четир",
            "pet|пет",
            "šest|шест",
            "sed|сед",
            "osa|оса",
            "devet|девет",
            "deset|десет",
            "jedana|једана",
            "dvana|двана",
        ],
    ),
    ("sv", ["tre", "fyr", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]),
    ("th", ["สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบ", "สิบ"]),
    ("tr", ["üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "on", "on"]),
    (
        "uk",
        [
            "тр",
            "чотир",
            "п’ят|п'ят|пʼят",
            "шіст|шест",
            "сім|сем",
            "вісім|восьм",
            "дев",
            "десят",
            "одинадц",
            "дванадц",
        ],
    ),
    ("vi", ["ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười", "mười"]),
];

const BOSNIAN: Stems =
    ["tr", "četir", "pet", "šest", "sed", "osa", "devet", "deset", "jedana", "dvana"];

/// Whether a text has a word that may say this number. In compounds such as `sechsstellig` and in
/// languages without spaces, it stands within a longer word.
pub(crate) fn may_say(text: &str, number: u8, language: &str) -> bool {
    let Some(index) = number.checked_sub(FIRST).map(usize::from) else { return false };
    let stems = LANGUAGES.iter().find(|(other, _)| *other == language);
    let Some(stems) = stems.and_then(|(_, stems)| stems.get(index)) else { return false };
    let text = text.to_lowercase();
    let is_within = |stem: &str| stem.chars().count() > 3 || language == "th";
    let begins_word =
        |stem: &str| text.split(|char: char| !char.is_alphabetic()).any(|it| it.starts_with(stem));
    stems
        .split('|')
        .any(|stem| if is_within(stem) { text.contains(stem) } else { begins_word(stem) })
}

/// What the words for 100, 1,000 and 1,000,000 begin with, in languages of several scripts.
const ROUND: [(&str, &[&str]); 3] = [
    (
        "100",
        &[
            "hundert",
            "honderd",
            "hundra",
            "hundre",
            "cent",
            "cien",
            "cem",
            "száz",
            "сто",
            "сот",
            "sto",
            "sta",
            "stu",
            "sută",
            "yüz",
            "sata",
            "εκατό",
            "百",
            "백",
        ],
    ),
    (
        "1000",
        &[
            "tausend",
            "duizend",
            "tusen",
            "tusind",
            "mil",
            "mie",
            "mii",
            "ezer",
            "тысяч",
            "тисяч",
            "хиляд",
            "хиљад",
            "hiljad",
            "tisíc",
            "tisoč",
            "tisuć",
            "tysi",
            "tysią",
            "tūksta",
            "tūksto",
            "tuhat",
            "tuhan",
            "tuhat",
            "bin",
            "ribu",
            "χίλι",
            "χιλι",
            "nghìn",
            "ngàn",
            "พัน",
            "千",
            "천",
        ],
    ),
    (
        "1000000",
        &[
            "milion",
            "milión",
            "million",
            "millió",
            "miljon",
            "miljoen",
            "miljard",
            "milhão",
            "milhões",
            "millón",
            "millones",
            "milioni",
            "milione",
            "miljoon",
            "milj",
            "миллион",
            "мільйон",
            "милион",
            "млн",
            "εκατομμ",
            "milyon",
            "juta",
            "triệu",
            "ล้าน",
            "百万",
            "백만",
        ],
    ),
];

/// Whether a text may have a word for a round number, which is written in digits.
pub(crate) fn may_say_round(text: &str, number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let words = || text.split(|char: char| !char.is_alphabetic()).map(str::to_lowercase);
    let named = ROUND.iter().find(|(value, _)| *value == digits);
    named.is_some_and(|(_, stems)| {
        words().any(|word| {
            let is_spaced =
                word.is_ascii() || !word.chars().any(crate::language::script::is_east_asian);
            stems
                .iter()
                .any(|stem| if is_spaced { word.starts_with(stem) } else { word.contains(stem) })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_numbers() {
        for (text, number, language) in [
            ("Sechsstelliger Code", 6, "de"),
            ("zwölf Zeichen", 12, "de"),
            ("code à six chiffres", 6, "fr"),
            ("трёхзначный код", 3, "ru"),
            ("из восьми", 8, "ru"),
            ("من ثلاثة أرقام", 3, "ar"),
            ("trocifreni", 3, "sr"),
            ("รหัสสามหลัก", 3, "th"),
        ] {
            assert!(may_say(text, number, language), "{text}");
        }
        for (text, number, language) in
            [("Code", 6, "de"), ("sechs Zeichen", 8, "de"), ("zwei", 2, "de"), ("six", 6, "eo")]
        {
            assert!(!may_say(text, number, language), "{text}");
        }
    }

    #[test]
    fn languages_are_sorted_and_have_all_words() {
        assert!(LANGUAGES.is_sorted_by_key(|(language, _)| *language));
        let mut stems = LANGUAGES.iter().flat_map(|(_, stems)| stems.iter());
        assert!(stems.all(|stem| stem.split('|').all(|stem| !stem.is_empty())));
    }
}
