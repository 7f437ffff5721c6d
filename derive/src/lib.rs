//! The macros of [`fluent-codes`](https://docs.rs/fluent-codes), which re-exports them with its
//! feature `derive`. Use them through that crate.

mod case;
mod code_macro;
mod expand;
mod facts;
mod messages;
mod options;
mod verify;

use proc_macro::TokenStream;

/// Implements `ErrorCode` and `ErrorVariants` for an enum or a struct, and holds its codes and
/// fields against the messages of the source locale.
///
/// ```ignore
/// #[derive(Debug, thiserror::Error, fluent_codes::ErrorCode)]
/// enum ApiError {
///     // The message's variables are fields, by name.
///     #[error("upload of {size} bytes")]
///     #[code(700002, http = 413)]
///     TooLarge { size: u64, limit: u64 },
///
///     #[error("no such device")]
///     #[code(131601, http = 404)]
///     NoDevice,
///
///     // Code, arguments and status are those of the field.
///     #[error(transparent)]
///     #[code(from)]
///     Store(#[from] StoreError),
/// }
/// ```
///
/// It does not compile if the source locale lacks a code's message, or if the message has a variable
/// that is no field. Edited `.ftl` files are compiled against again; an added file is if the
/// package has a `build.rs` that prints `cargo::rerun-if-changed=locales`.
///
/// # `#[code(…)]` on a variant, or on a struct
///
/// - `#[code(700002)]` is its code, an `i64`.
/// - `http = 413` is the status of an HTTP response, from 400 to 599. Without it, the attribute
///   `.http` of the message is.
/// - `#[code(from)]` takes all from the only field, or from the one that is the error's source: by
///   `#[from]`, `#[source]` or the name `source`, as in `thiserror`.
///
/// # `#[code(…)]` on a field
///
/// - `arg = "name"` gives the argument another name than the field's: one with a dash, or one for a
///   field without a name.
/// - `arg` passes the argument although the source's text has no such variable, for texts that are
///   read at run time.
/// - `display` passes what `Display` writes, for types that are no `Argument`.
///
/// # `#[error_code(…)]` on the type
///
/// - `locales = "locales"` is the folder of locales, relative to the package's `Cargo.toml`. Unless
///   given, it is `locales` if the package has a folder `locales/en-US`.
/// - `source = "en-US"` is the source locale.
/// - `shipped = false` leaves out the messages that `fluent-codes` ships, which are beneath those of
///   the folder otherwise.
/// - `axum` implements axum's `IntoResponse` too; it needs the feature `axum` of `fluent-codes`.
/// - `crate = path::to::fluent_codes` is where the crate is found, if it is re-exported.
#[proc_macro_derive(ErrorCode, attributes(error_code, code))]
pub fn error_code(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    expand::derive(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A `Code`, if the source locale has its message; otherwise it does not compile.
///
/// ```ignore
/// use fluent_codes::{Code, code};
///
/// const TOO_LARGE: Code = code!(131201);
/// const DISK_FULL: Code = code!(700001, locales = "l10n", source = "de");
/// ```
///
/// The messages are found as `#[derive(ErrorCode)]` finds them; `locales`, `source`, `shipped` and
/// `crate` are those of its `#[error_code(…)]`.
#[proc_macro]
pub fn code(input: TokenStream) -> TokenStream {
    code_macro::code(input.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}
