#[derive(fluent_codes::ErrorCode)]
#[error_code(locales = "locales")]
enum ApiError {
    #[code(700001)]
    DiskFull,
    #[code(700020)]
    Missing,
    #[code(131610)]
    Transposed,
    #[code(700005)]
    NoText,
}

fn main() {}
//~ 6:12: no message `E700020` in `locales/en-US` or the shipped messages; near it are 700010, 700002, 700004 (A status that is none)
//~ note: `CRATE/locales/en-US/errors.ftl` has entries that cannot be read
//~ 8:12: no message `E131610` in `locales/en-US` or the shipped messages; near it are 131601 (device not found), 131600 (device key exist), 131606 (cannot add device itself as sub device)
//~ note: `CRATE/locales/en-US/errors.ftl` has entries that cannot be read
//~ 10:12: no message `E700005` in `locales/en-US` or the shipped messages; near it are 700004 (A status that is none), 700003, 700002
//~ note: `CRATE/locales/en-US/errors.ftl` has entries that cannot be read
