//! The TypeScript side of the contract, written from the Rust side.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::command::{signatures, visit_types};
use crate::error::WireError;

struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without a path of their own are TypeScript's: string, Array, Record.
        if T::output_path().is_some() {
            let name = T::name(&self.config);
            if self.by_name.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.by_name.insert(name, format!("{docs}export {}", T::decl(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn config() -> Config {
    // JSON numbers reach the interface as numbers; every count here is far below 2^53.
    Config::new().with_large_int("number")
}

/// The file `ui/src/wire/index.ts`. A test compares it with what is committed.
#[must_use]
pub fn bindings() -> String {
    let mut declarations = Declarations { config: config(), by_name: BTreeMap::new() };
    visit_types(&mut declarations);
    declarations.visit::<WireError>();
    let mut out = String::from("// Generated from sip-wire by `cargo xtask bindings`. Do not edit.\n\n");
    for declaration in declarations.by_name.values() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    out.push_str("/** Every command: what it takes and what it answers. */\nexport interface Commands {\n");
    let signatures = signatures(&config());
    for (name, request, answer, _) in &signatures {
        out.push_str(&format!("  {name}: {{ request: {request}; answer: {answer} }};\n"));
    }
    out.push_str("}\n\n/** Which kinds a read is made of. */\nexport const reads = {\n");
    for (name, _, _, kinds) in &signatures {
        if !kinds.is_empty() {
            let kinds: Vec<String> =
                kinds.iter().map(|kind| format!("\"{}{}\"", kind[..1].to_lowercase(), &kind[1..])).collect();
            out.push_str(&format!("  {name}: [{}],\n", kinds.join(", ")));
        }
    }
    out.push_str("} as const;\n");
    out
}
