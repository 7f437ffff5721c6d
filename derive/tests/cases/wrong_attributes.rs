use fluent_codes::ErrorCode;

#[derive(ErrorCode)]
enum NoCode {
    Forgotten,
}

#[derive(ErrorCode)]
enum TwoCodes {
    #[code(700001)]
    #[code(-7)]
    Twice,
}

#[derive(ErrorCode)]
#[code("700001")]
struct Text;

#[derive(ErrorCode)]
#[code(99999999999999999999)]
struct TooLarge;

#[derive(ErrorCode)]
#[code(700001, status = 404)]
struct Status;

#[derive(ErrorCode)]
#[error_code(locale = "locales")]
#[code(700001)]
struct Option;

#[derive(ErrorCode)]
#[code(from)]
struct From(u8, u8);

#[derive(ErrorCode)]
#[code(700001)]
struct Field(#[code(arg)] u8);

#[derive(ErrorCode)]
#[code(700001)]
struct Name(#[code(arg = "1st")] u8);

#[derive(ErrorCode)]
union Union {
    field: u8,
}

const CODE: fluent_codes::Code = fluent_codes::code!(700001, axum);

fn main() {}
//~ 5:5: expected `#[code(…)]` on `Forgotten`, as in `#[code(131201)]`
//~ 11:5: `Twice` has a code already
//~ 16:8: expected integer literal
//~ 20:8: expected a code: an integer that an `i64` can hold
//~ 24:16: expected `http = …`, a status
//~ 28:14: expected `locales = "…"`, `source = "…"`, `shipped = false`, `crate = …` or `axum`
//~ 33:8: expected one field, or one that is the source (`#[from]`, `#[source]` or by its name), to take the code from
//~ 38:21: expected `arg = "name"`: the field has no name
//~ 42:26: expected the name of a variable: a letter, then letters, digits, `-` and `_`
//~ 45:1: expected an enum or a struct, found a union
//~ 49:62: expected `locales = "…"`, `source = "…"`, `shipped = false` or `crate = …`
