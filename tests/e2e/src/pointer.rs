//! A pen, a finger or a mouse on a surface: for a signature.

use serde_json::{Value, json};

use crate::element::Element;

impl Element<'_> {
    /// Draws one stroke on it with the button held down, through points counted from its middle in
    /// CSS pixels.
    #[track_caller]
    pub fn draw(&self, points: &[(i32, i32)]) {
        let to = |(x, y): &(i32, i32)| json!({ "type": "pointerMove", "duration": 20, "origin": self.reference(), "x": x, "y": y });
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let mut acts: Vec<Value> = points.iter().map(to).collect();
        assert!(!acts.is_empty(), "a stroke has points");
        acts.insert(1, button("pointerDown"));
        acts.push(button("pointerUp"));
        let pen = json!({ "type": "pointer", "id": "pen", "parameters": { "pointerType": "mouse" }, "actions": acts });
        if let Err(refusal) = self.window().driver().post("/actions", &json!({ "actions": [pen] })) {
            panic!("a stroke: {refusal}");
        }
    }
}
