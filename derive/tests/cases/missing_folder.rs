use fluent_codes::{Code, code};

const OWN: Code = code!(700001, locales = "l10n");
const GERMAN: Code = code!(700001, source = "de");
const SHIPPED: Code = code!(131201, shipped = false);

fn main() {}
//~ 3:43: expected a folder `l10n/en-US` in `CRATE`, found none
//~ 4:22: expected a folder `locales/de` with `.ftl` files
//~ 5:29: no message `E131201` in `locales/en-US`; near it are 700001 (The disk is full), 700002, 700003
//~ note: `CRATE/locales/en-US/errors.ftl` has entries that cannot be read
