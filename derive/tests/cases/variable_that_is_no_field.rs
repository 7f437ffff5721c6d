#[derive(fluent_codes::ErrorCode)]
enum ApiError {
    #[code(700002)]
    TooLarge { size: u64, max: u64 },
    #[code(700003)]
    Help { size: u64, limit: u64 },
    #[code(700010)]
    Unit,
    #[code(700002)]
    Tuple(u64),
}

fn main() {}
//~ 4:5: the message `E700002` has a variable `$limit`, and `TooLarge` has no such field; it has `size`, `max`
//~ help: `#[code(arg = "limit")]` on `max` passes it under that name
//~ 6:5: the message `E700003` has a variable `$owner`, and `Help` has no such field; it has `size`, `limit`
//~ help: `#[code(arg = "owner")]` on a field passes it under that name
//~ 8:5: the message `E700010` has a variable `$count`, and `Unit` has no such field
//~ 10:5: the message `E700002` has a variable `$size`, and `Tuple` has no such field
//~ help: `#[code(arg = "size")]` on a field passes it under that name
