//! The `standfirst` command.
fn main() {}
