//! Where the messages are: the options of `#[error_code(…)]` and of `code!`.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitBool, LitStr, Path, Result, Token};

/// The options of `#[error_code(…)]`.
pub(crate) struct Options {
    /// The folder of locales, if the user names one.
    pub(crate) locales: Option<LitStr>,
    pub(crate) source: String,
    /// Whether the shipped messages are beneath those of the folder.
    pub(crate) shipped: bool,
    /// Whether to implement axum's `IntoResponse`.
    pub(crate) axum: bool,
    /// The path of the library.
    pub(crate) krate: Path,
}

/// Options that derive and `code!` share, as errors list them, apart from `crate`.
pub(crate) const SHARED: &str = "`locales = \"…\"`, `source = \"…\"`, `shipped = false`";

impl Default for Options {
    fn default() -> Options {
        Options {
            locales: None,
            source: "en-US".to_owned(),
            shipped: true,
            axum: false,
            krate: syn::parse_quote!(::fluent_codes),
        }
    }
}

impl Options {
    /// The options in the attributes of a type.
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Options> {
        let mut options = Options::default();
        for attribute in attributes.iter().filter(|it| it.path().is_ident("error_code")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("axum") {
                    options.axum = true;
                    return Ok(());
                }
                if options.set(&meta)? {
                    return Ok(());
                }
                Err(meta.error(format!("expected {SHARED}, `crate = …` or `axum`")))
            })?;
        }
        Ok(options)
    }

    /// Sets an option that derive and `code!` share; returns whether it is one.
    pub(crate) fn set(&mut self, meta: &ParseNestedMeta<'_>) -> Result<bool> {
        if meta.path.is_ident("locales") {
            self.locales = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("source") {
            self.source = meta.value()?.parse::<LitStr>()?.value();
        } else if meta.path.is_ident("shipped") {
            self.shipped = !meta.input.peek(Token![=]) || meta.value()?.parse::<LitBool>()?.value;
        } else if meta.path.is_ident("crate") {
            self.krate = meta.value()?.call(Path::parse_mod_style)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}
