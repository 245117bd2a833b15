//! JSON Canonicalization Scheme, RFC 8785, for the values that a case holds: text, whole numbers,
//! yes and no, lists and groups.

use serde_json::Value;

/// The one way to write a value.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(object) => {
            // Keys in order of their UTF-16 code units, whatever order the map keeps.
            let mut keys: Vec<&String> = object.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(&Value::String(key.clone()), out);
                out.push(':');
                write(&object[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        // serde_json escapes text as RFC 8785 asks, and a case has no fractions.
        plain => out.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_text_is_escaped_as_the_rfc_says() {
        let value = serde_json::json!({ "ö": 1, "b": [true, null, "a\n\u{1}\"€"], "a": {} });
        assert_eq!(canonical(&value), "{\"a\":{},\"b\":[true,null,\"a\\n\\u0001\\\"€\"],\"ö\":1}");
    }

    #[test]
    fn keys_are_compared_as_utf_16() {
        // RFC 8785, 3.2.3: the emoji's first code unit (D83D) comes before U+FB33.
        let value = serde_json::json!({ "\u{fb33}": 1, "\u{1f600}": 2 });
        assert_eq!(canonical(&value), "{\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }
}
