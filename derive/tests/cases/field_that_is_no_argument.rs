#[derive(fluent_codes::ErrorCode)]
#[code(700002)]
struct TooLarge {
    size: std::path::PathBuf,
    #[code(display)]
    limit: std::net::Ipv4Addr,
}

fn main() {}
//~ 4:11: a value of type `&PathBuf` cannot be an argument of a message
