//! Prints the TypeScript bindings.
fn main() {
    print!("{}", sip_wire::bindings::bindings());
}
