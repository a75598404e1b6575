//! Tests of the whole program: the real binary, over HTTP and on the command line.
// A test says what it expects by `expect`; clippy knows that of test functions, not of what they call.
#![allow(clippy::expect_used)]

mod api;
mod choice;
mod cli_check;
mod cli_diff;
mod cli_eval;
mod cli_search;
mod cli_settings;
mod connections;
mod embeds;
mod exports;
mod hostile;
mod hsds;
mod machines;
mod places;
mod releases;
mod replicas;
mod server;
mod staff;
mod support;
mod tidy;
