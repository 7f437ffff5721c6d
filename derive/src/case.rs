//! A variant of an enum, or a struct, with the attributes of its code and its fields.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Error, Fields, Ident, LitInt, LitStr, Member, Result, Token, Type};

/// A variant of an enum, or a struct.
pub(crate) struct Case {
    pub(crate) name: Ident,
    pub(crate) origin: CodeOrigin,
    pub(crate) fields: Vec<Field>,
}

/// Where the code of a case comes from.
pub(crate) enum CodeOrigin {
    Number(Number, Option<u16>),
    /// The field of this index.
    Field(usize),
}

/// A code as it is written.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    pub(crate) value: i64,
    pub(crate) span: Span,
}

/// A field of a case.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    /// The name of the argument, if it can have one.
    pub(crate) argument: Option<String>,
    /// Whether it is an argument even if the source's text has no such variable.
    pub(crate) always: bool,
    /// Whether its text is the argument.
    pub(crate) display: bool,
    is_source: bool,
}

impl Case {
    pub(crate) fn new(name: &Ident, attributes: &[Attribute], fields: &Fields) -> Result<Case> {
        let mut parsed = Vec::new();
        for (field, member) in fields.iter().zip(fields.members()) {
            parsed.push(Field::new(field, member)?);
        }
        let mut codes = attributes.iter().filter(|it| it.path().is_ident("code"));
        let Some(attribute) = codes.next() else {
            let message = format!("expected `#[code(…)]` on `{name}`, as in `#[code(131201)]`");
            return Err(Error::new(name.span(), message));
        };
        if let Some(second) = codes.next() {
            return Err(Error::new(second.span(), format!("`{name}` has a code already")));
        }
        let origin = match attribute.parse_args()? {
            CodeAttribute::Number(number, http) => CodeOrigin::Number(number, http),
            CodeAttribute::From(span) => CodeOrigin::Field(source_field(&parsed, span)?),
        };
        Ok(Case { name: name.clone(), origin, fields: parsed })
    }
}

/// The field that `#[code(from)]` takes the code from.
fn source_field(fields: &[Field], span: Span) -> Result<usize> {
    if fields.len() == 1 {
        return Ok(0);
    }
    fields.iter().position(|field| field.is_source).ok_or_else(|| {
        let message = "expected one field, or one that is the source (`#[from]`, `#[source]` or by its name), \
                       to take the code from";
        Error::new(span, message)
    })
}

impl Field {
    fn new(field: &syn::Field, member: Member) -> Result<Field> {
        let argument = field.ident.as_ref().map(|ident| ident.unraw().to_string());
        let is_source = |it: &Attribute| it.path().is_ident("from") || it.path().is_ident("source");
        let is_named_source = argument.as_deref() == Some("source");
        let mut parsed = Field {
            member,
            ty: field.ty.clone(),
            argument,
            always: false,
            display: false,
            is_source: field.attrs.iter().any(is_source) || is_named_source,
        };
        for attribute in field.attrs.iter().filter(|it| it.path().is_ident("code")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("display") {
                    parsed.display = true;
                    return Ok(());
                }
                if !meta.path.is_ident("arg") {
                    return Err(meta.error("expected `arg`, `arg = \"name\"` or `display`"));
                }
                parsed.always = true;
                if meta.input.peek(Token![=]) {
                    parsed.argument = Some(variable_name(&meta.value()?.parse()?)?);
                } else if parsed.argument.is_none() {
                    return Err(meta.error("expected `arg = \"name\"`: the field has no name"));
                }
                Ok(())
            })?;
        }
        Ok(parsed)
    }
}

/// A name that a variable of a message can have.
fn variable_name(name: &LitStr) -> Result<String> {
    let value = name.value();
    let is_first = value.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_rest = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    if is_first && value.chars().all(is_rest) {
        return Ok(value);
    }
    let message = "expected the name of a variable: a letter, then letters, digits, `-` and `_`";
    Err(Error::new(name.span(), message))
}

/// The contents of `#[code(…)]` on a case.
enum CodeAttribute {
    Number(Number, Option<u16>),
    From(Span),
}

impl Parse for CodeAttribute {
    fn parse(input: ParseStream<'_>) -> Result<CodeAttribute> {
        if input.peek(Ident) {
            let word: Ident = input.parse()?;
            if word == "from" && input.is_empty() {
                return Ok(CodeAttribute::From(word.span()));
            }
            return Err(Error::new(word.span(), "expected a code, or `from`"));
        }
        let number = input.parse()?;
        let mut http = None;
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let name: Ident = input.parse()?;
            if name != "http" {
                return Err(Error::new(name.span(), "expected `http = …`, a status"));
            }
            input.parse::<Token![=]>()?;
            http = Some(status(&input.parse()?)?);
        }
        Ok(CodeAttribute::Number(number, http))
    }
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> Result<Number> {
        let sign: Option<Token![-]> = input.parse()?;
        let digits: LitInt = input.parse()?;
        let sign = if sign.is_some() { "-" } else { "" };
        let value = format!("{sign}{}", digits.base10_digits()).parse().map_err(|_| {
            Error::new(digits.span(), "expected a code: an integer that an `i64` can hold")
        })?;
        Ok(Number { value, span: digits.span() })
    }
}

fn status(literal: &LitInt) -> Result<u16> {
    match literal.base10_parse() {
        Ok(status @ 400..=599) => Ok(status),
        _ => Err(Error::new(literal.span(), "expected the status of an error, from 400 to 599")),
    }
}
