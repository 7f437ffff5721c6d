//! The implementations that `#[derive(ErrorCode)]` writes.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Ident, Path, Result, Type};

use crate::case::{Case, CodeOrigin, Field};
use crate::messages::Messages;
use crate::options::Options;
use crate::verify::{Verified, verify};

/// The implementations for a type.
pub(crate) fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let options = Options::of(&input.attrs)?;
    let (cases, is_enum) = cases(input)?;
    let messages = Messages::read(&options)?;
    let mut arms = Arms::default();
    let mut errors: Option<Error> = None;
    for case in &cases {
        let path = Paths { krate: &options.krate, ty: &input.ident, is_enum };
        if let Err(error) = arms.add(case, &path, &messages) {
            match &mut errors {
                Some(errors) => errors.combine(error),
                None => errors = Some(error),
            }
        }
    }
    match errors {
        Some(errors) => Err(errors),
        None => Ok(arms.implementations(input, &options, &messages)),
    }
}

fn cases(input: &DeriveInput) -> Result<(Vec<Case>, bool)> {
    match &input.data {
        Data::Struct(data) => {
            let case = Case::new(&input.ident, &input.attrs, &data.fields)?;
            Ok((vec![case], false))
        }
        Data::Enum(data) => {
            let variants = data.variants.iter();
            let cases = variants.map(|it| Case::new(&it.ident, &it.attrs, &it.fields));
            Ok((cases.collect::<Result<_>>()?, true))
        }
        Data::Union(data) => {
            Err(Error::new(data.union_token.span, "expected an enum or a struct, found a union"))
        }
    }
}

/// What the written code refers to.
struct Paths<'p> {
    krate: &'p Path,
    ty: &'p Ident,
    is_enum: bool,
}

/// The arms of each method, and what is pushed to the list of variants.
#[derive(Default)]
struct Arms {
    code: Vec<TokenStream>,
    args: Vec<TokenStream>,
    http_status: Vec<TokenStream>,
    variants: Vec<TokenStream>,
}

impl Arms {
    fn add(&mut self, case: &Case, path: &Paths<'_>, messages: &Messages) -> Result<()> {
        match case.origin {
            CodeOrigin::Number(number, http) => {
                let verified = verify(case, number, http, messages)?;
                self.add_own(case, number.value, &verified, path);
            }
            CodeOrigin::Field(index) => self.add_delegating(case, index, path),
        }
        Ok(())
    }

    fn add_own(&mut self, case: &Case, number: i64, verified: &Verified<'_>, path: &Paths<'_>) {
        let krate = path.krate;
        let pattern = pattern(case, &[], path);
        let code = quote!(#krate::Code::new(#number));
        self.code.push(quote!(#pattern => #code));
        let http = match verified.http {
            Some(status) => quote!(::core::option::Option::Some(#status)),
            None => quote!(::core::option::Option::None),
        };
        self.http_status.push(quote!(#pattern => #http));

        let (mut bindings, mut sets) = (Vec::new(), Vec::new());
        for (index, field, argument) in &verified.arguments {
            let binding = format_ident!("field_{index}", span = located_at(&field.ty));
            sets.push(set_argument(field, argument, &binding, krate));
            bindings.push((*field, binding));
        }
        let pattern = self::pattern(case, &bindings, path);
        self.args.push(if sets.is_empty() {
            quote!(#pattern => #krate::FluentArgs::new())
        } else {
            quote!(#pattern => {
                let mut args = #krate::FluentArgs::new();
                #(#sets)*
                args
            })
        });

        let (ty, name) = (path.ty, &case.name);
        let name = if path.is_enum { format!("{ty}::{name}") } else { ty.to_string() };
        let arguments = verified.arguments.iter().map(|(_, _, argument)| argument);
        self.variants.push(quote! {
            variants.push(#krate::ErrorVariant {
                name: #name,
                code: #code,
                arguments: ::std::vec![#(#arguments),*],
            });
        });
    }

    fn add_delegating(&mut self, case: &Case, index: usize, path: &Paths<'_>) {
        let Some(field) = case.fields.get(index) else { return };
        let (krate, ty) = (path.krate, &field.ty);
        let pattern = pattern(case, &[(field, format_ident!("field"))], path);
        let span = located_at(ty);
        self.code.push(quote_spanned!(span=> #pattern => #krate::ErrorCode::code(field)));
        self.args.push(quote_spanned!(span=> #pattern => #krate::ErrorCode::args(field)));
        self.http_status
            .push(quote_spanned!(span=> #pattern => #krate::ErrorCode::http_status(field)));
        self.variants.push(quote_spanned! {span=>
            variants.extend(<#ty as #krate::ErrorVariants>::variants());
        });
    }

    fn implementations(
        &self,
        input: &DeriveInput,
        options: &Options,
        messages: &Messages,
    ) -> TokenStream {
        let Arms { code, args, http_status, variants } = self;
        let (krate, ty) = (&options.krate, &input.ident);
        let (generics, type_generics, bounds) = input.generics.split_for_impl();
        let files = tracked(messages);
        // An enum without variants has no value.
        let value = if code.is_empty() { quote!(*self) } else { quote!(self) };
        let into_response = options.axum.then(|| {
            quote! {
                #[automatically_derived]
                impl #generics #krate::axum::IntoResponse for #ty #type_generics #bounds {
                    fn into_response(self) -> #krate::axum::Response {
                        #krate::axum::IntoResponse::into_response(#krate::CodedError::from(self))
                    }
                }
            }
        });
        quote! {
            #files

            #[automatically_derived]
            impl #generics #krate::ErrorCode for #ty #type_generics #bounds {
                fn code(&self) -> #krate::Code {
                    match #value { #(#code,)* }
                }

                fn args(&self) -> #krate::FluentArgs<'_> {
                    match #value { #(#args,)* }
                }

                fn http_status(&self) -> ::core::option::Option<u16> {
                    match #value { #(#http_status,)* }
                }
            }

            #[automatically_derived]
            impl #generics #krate::ErrorVariants for #ty #type_generics #bounds {
                #[allow(clippy::vec_init_then_push)]
                fn variants() -> ::std::vec::Vec<#krate::ErrorVariant> {
                    #[allow(unused_mut)]
                    let mut variants = ::std::vec::Vec::new();
                    #(#variants)*
                    variants
                }
            }

            #into_response
        }
    }
}

/// Makes the compiler expand the macro again when the files have changed.
pub(crate) fn tracked(messages: &Messages) -> TokenStream {
    let files = messages.files.iter().filter_map(|path| path.to_str());
    quote!(#(const _: &[u8] = ::core::include_bytes!(#files);)*)
}

/// A pattern that matches a case and binds some of its fields.
fn pattern(case: &Case, bindings: &[(&Field, Ident)], path: &Paths<'_>) -> TokenStream {
    let members = bindings.iter().map(|(field, _)| &field.member);
    let names = bindings.iter().map(|(_, name)| name);
    let name = &case.name;
    if path.is_enum {
        quote!(Self::#name { #(#members: #names,)* .. })
    } else {
        quote!(Self { #(#members: #names,)* .. })
    }
}

fn set_argument(field: &Field, argument: &str, binding: &Ident, krate: &Path) -> TokenStream {
    let span = located_at(&field.ty);
    let value = if field.display {
        quote_spanned!(span=> ::std::string::ToString::to_string(#binding))
    } else {
        quote!(#binding)
    };
    quote_spanned!(span=> args.set(#argument, #krate::Argument::into_value(#value));)
}

/// Where errors about a field's type are shown. Names are those of the written code all the same.
fn located_at(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}
