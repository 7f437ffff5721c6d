//! A server whose clients read its errors in their languages; `docs/errors.md` goes through it.
//!
//! ```text
//! cargo run -- --locales /etc/upload/locales
//! ```
//!
//! It follows the folder of locales while it runs; the messages that the library ships are beneath.

use axum::{Json, Router, extract::Path, routing};
use fluent_codes::{Catalog, ErrorCode, Locales, axum::LocalizationLayer};

#[derive(Debug, thiserror::Error, ErrorCode)]
#[error_code(axum)]
enum ApiError {
    #[error("upload of {size} bytes")]
    #[code(700002, http = 413)]
    TooLarge { size: usize, limit: usize },
    #[error("no device {0}")]
    #[code(131601, http = 404)]
    NoDevice(u32),
    #[error("login of {user}")]
    #[code(700003, http = 401)]
    WrongPassword { user: String },
}

async fn upload(file: String) -> Result<(), ApiError> {
    let (size, limit) = (file.len(), 8);
    if size > limit { Err(ApiError::TooLarge { size, limit }) } else { Ok(()) }
}

async fn device(Path(id): Path<u32>) -> Result<(), ApiError> {
    Err(ApiError::NoDevice(id))
}

async fn login(Json(user): Json<String>) -> Result<(), ApiError> {
    Err(ApiError::WrongPassword { user })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    env_logger::init();
    let folder = std::env::args().skip_while(|it| it != "--locales").nth(1);
    let catalog = Catalog::builder().embedded::<Locales>();
    let catalog = catalog.directory(folder.unwrap_or("locales".into())).live().start()?;
    let app = Router::new()
        .route("/files", routing::post(upload))
        .route("/devices/{id}", routing::get(device))
        .route("/login", routing::post(login))
        .layer(LocalizationLayer::with_catalog(catalog));
    let address = std::env::var("ADDRESS").unwrap_or("127.0.0.1:8080".into());
    Ok(axum::serve(tokio::net::TcpListener::bind(address).await?, app).await?)
}

#[test]
fn each_error_has_a_text_in_each_locale() {
    let catalog = Catalog::builder().embedded::<Locales>().directory("locales").build().unwrap();
    catalog.covers::<ApiError>().unwrap();
}
