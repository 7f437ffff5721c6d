//! `code!`: one code, checked against the messages.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Result, Token};

use crate::case::Number;
use crate::expand::tracked;
use crate::messages::Messages;
use crate::options::{Options, SHARED};

/// The `Code` of a number.
pub(crate) fn code(input: TokenStream) -> Result<TokenStream> {
    let mut options = Options::default();
    let parse = |input: ParseStream<'_>| {
        let number: Number = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
            let rest: TokenStream = input.parse()?;
            let option = syn::meta::parser(|meta| {
                if options.set(&meta)? {
                    return Ok(());
                }
                Err(meta.error(format!("expected {SHARED} or `crate = …`")))
            });
            option.parse2(rest)?;
        }
        Ok(number)
    };
    let Number { value, span } = parse.parse2(input)?;
    let messages = Messages::read(&options)?;
    if messages.find(value).is_none() {
        return Err(Error::new(span, messages.unknown(value)));
    }
    let (files, krate) = (tracked(&messages), &options.krate);
    Ok(quote!({
        #files
        #krate::Code::new(#value)
    }))
}
