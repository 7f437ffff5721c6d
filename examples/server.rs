//! A server that answers codes in its clients' languages, and follows its locale files.
//!
//! ```text
//! cargo run --example server -- 127.0.0.1:8080 /etc/app/locales
//! curl -H 'Accept-Language: zh-CN' http://127.0.0.1:8080/131201
//! ```
//!
//! The messages of the folder override and add to the shipped ones. Port 0 takes a free port; the
//! first line of output says which.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;
use std::{env, error, io, thread};

use fluent_codes::{Catalog, LiveCatalog, Locales};

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(address), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("expected an address and a folder of locales".into());
    };
    let live = Catalog::builder()
        .embedded::<Locales>()
        .directory(folder)
        .live()
        .interval(Duration::from_millis(100))
        .on_reload(|reload| eprintln!("{reload}"))
        .start()?;
    let listener = TcpListener::bind(address)?;
    println!("http://{}", listener.local_addr()?);
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            let live = &live;
            // An error concerns only the client that went away.
            scope.spawn(move || answer(stream, live));
        }
    });
    Ok(())
}

/// Reads a request, and answers with the text of its code.
fn answer(stream: TcpStream, live: &LiveCatalog) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut accept = String::new();
    for line in lines {
        let line = line?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("accept-language") => {
                accept = value.trim().to_owned();
            }
            Some(_) => {}
            None => break,
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let code: i64 = path.trim_start_matches('/').parse().unwrap_or(-1);
    let catalog = live.current();
    let text = catalog.accept(&accept).tr(code);
    let body = serde_json::json!({ "code": code, "message": text }).to_string();
    write!(
        &stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
