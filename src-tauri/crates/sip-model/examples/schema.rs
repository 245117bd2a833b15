//! Prints the JSON Schema of the case file.
fn main() {
    let schema = sip_model::field::case_file_schema();
    println!("{}", serde_json::to_string_pretty(&schema).unwrap_or_default());
}
