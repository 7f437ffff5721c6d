use fluent_codes::{Code, ErrorCode, code};

const FULL: Code = code!(700_001);
const BELOW: Code = code!(-7, locales = "locales", source = "en-US", crate = fluent_codes);

#[derive(ErrorCode)]
#[error_code(crate = ::fluent_codes)]
enum ApiError<'a, T>
where
    for<'b> &'b T: fluent_codes::Argument<'b>,
{
    #[code(700002)]
    TooLarge { size: &'a T, r#limit: u8 },
    #[code(131201)]
    Shipped,
}

macro_rules! error {
    ($name:ident, $ty:ty) => {
        #[derive(ErrorCode)]
        #[code(700002)]
        struct $name(#[code(arg = "size", display)] $ty, #[code(arg = "limit")] $ty);
    };
}

error!(ByMacro, u8);

#[derive(ErrorCode)]
enum Never {}

fn main() {
    let _ = (FULL, BELOW, ApiError::<String>::Shipped.code(), ByMacro(1, 2).args());
    let _: Option<Never> = None;
}
