//! Holds a case against the message of its code.

use syn::{Error, Result};

use crate::case::{Case, Field, Number};
use crate::messages::{Found, Messages};

/// What a case with a code of its own is expanded to.
pub(crate) struct Verified<'c> {
    pub(crate) http: Option<u16>,
    /// The fields that are arguments, each with its index and its argument's name.
    pub(crate) arguments: Vec<(usize, &'c Field, &'c str)>,
}

/// The case's status and arguments, if its message is there and every variable is a field.
pub(crate) fn verify<'c>(
    case: &'c Case,
    number: Number,
    http: Option<u16>,
    messages: &Messages,
) -> Result<Verified<'c>> {
    let Some(found) = messages.find(number.value) else {
        return Err(Error::new(number.span, messages.unknown(number.value)));
    };
    for variable in &found.variables {
        if !case.fields.iter().any(|field| field.argument.as_deref() == Some(variable)) {
            return Err(no_field(case, number, variable, &found.variables));
        }
    }
    let http = match http {
        Some(http) => Some(http),
        None => status_of_message(number, &found)?,
    };
    let named = case.fields.iter().enumerate().filter_map(|(index, field)| {
        let name = field.argument.as_deref()?;
        (field.always || found.variables.contains(&name)).then_some((index, field, name))
    });
    Ok(Verified { http, arguments: named.collect() })
}

fn no_field(case: &Case, number: Number, variable: &str, variables: &[&str]) -> Error {
    let Case { name, fields, .. } = case;
    let mut text = format!(
        "the message `E{}` has a variable `${variable}`, and `{name}` has no such field",
        number.value
    );
    let named: Vec<&str> = fields.iter().filter_map(|field| field.argument.as_deref()).collect();
    if !named.is_empty() {
        let all: Vec<String> = named.iter().map(|name| format!("`{name}`")).collect();
        text += &format!("; it has {}", all.join(", "));
    }
    // The field that is meant is one that no other variable takes.
    let mut unused = named.iter().filter(|name| !variables.contains(name));
    let meant = match (unused.next(), unused.next()) {
        (Some(only), None) => format!("`{only}`"),
        _ => "a field".to_owned(),
    };
    if !fields.is_empty() {
        text += &format!(
            "\nhelp: `#[code(arg = \"{variable}\")]` on {meant} passes it under that name"
        );
    }
    Error::new(name.span(), text)
}

fn status_of_message(number: Number, found: &Found<'_>) -> Result<Option<u16>> {
    let Some(http) = &found.facts.http else { return Ok(None) };
    match http.parse() {
        Ok(status @ 400..=599) => Ok(Some(status)),
        _ => {
            let id = number.value;
            let message = format!(
                "the attribute `.http` of the message `E{id}` is `{http}`; expected the status of \
                 an error, from 400 to 599"
            );
            Err(Error::new(number.span, message))
        }
    }
}
