//! Prints the terms of the legal citations.
fn main() {
    print!("{}", sip_model::law::terms());
}
