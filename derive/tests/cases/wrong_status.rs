#[derive(fluent_codes::ErrorCode)]
#[code(700001, http = 200)]
struct NoError;

#[derive(fluent_codes::ErrorCode)]
#[code(700004)]
struct NoErrorEither;

fn main() {}
//~ 2:23: expected the status of an error, from 400 to 599
//~ 6:8: the attribute `.http` of the message `E700004` is `200`; expected the status of an error, from 400 to 599
