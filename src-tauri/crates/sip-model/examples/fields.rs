//! Prints the page of every field.
fn main() {
    print!("{}", sip_model::field::field_table());
}
