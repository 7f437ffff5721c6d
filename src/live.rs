//! Catalogs that follow their files.

pub(crate) mod builder;
pub(crate) mod current;
mod followed_locale;
mod follower;
pub(crate) mod live_catalog;
pub(crate) mod reload;
mod shared;
pub(crate) mod stamp;
pub(crate) mod status;
mod watcher;
