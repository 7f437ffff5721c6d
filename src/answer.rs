//! What a client gets for an error.

#[cfg(feature = "http")]
pub(crate) mod accept;
#[cfg(feature = "serde")]
pub(crate) mod json;
pub(crate) mod localized_error;
#[cfg(feature = "http")]
pub(crate) mod problem_details;
#[cfg(feature = "http")]
pub(crate) mod renderer;
