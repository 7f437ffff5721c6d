//! The answers of the example as a server would write them without localizing: what is left of a
//! request's time is what localizing takes.

use axum::http::{StatusCode, header};
use axum::{Router, routing};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let device = || async {
        let headers = [
            (header::CONTENT_TYPE, "application/json"),
            (header::CONTENT_LANGUAGE, "zh-CN"),
            (header::VARY, "Accept-Language, Accept"),
        ];
        (StatusCode::NOT_FOUND, headers, r#"{"code":131601,"message":"设备未找到"}"#)
    };
    let app = Router::new().route("/devices/{id}", routing::get(device));
    let address = std::env::var("ADDRESS").unwrap_or("127.0.0.1:8080".into());
    Ok(axum::serve(tokio::net::TcpListener::bind(address).await?, app).await?)
}
