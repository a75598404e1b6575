//! Writes a synthetic catalogue to standard output.

use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: repertoire-synthetic --rows N [--seed S] > catalogue.csv";

fn main() -> ExitCode {
    let Some((rows, seed)) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = io::stdout().lock();
    match repertoire_synthetic::write_csv(&mut out, rows, seed).and_then(|()| out.flush()) {
        // Whoever only wanted the first lines (`| head`) has them.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the rows could not be written: {error}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// How many rows, and the seed.
fn read(mut arguments: impl Iterator<Item = String>) -> Option<(usize, u64)> {
    let (mut rows, mut seed) = (None, 1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match &*name {
            "--rows" => rows = Some(value.parse().ok()?),
            "--seed" => seed = value.parse().ok()?,
            _ => return None,
        }
    }
    Some((rows?, seed))
}
