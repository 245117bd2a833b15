//! An empty window: what the system itself takes to open one. The measure beside which the
//! program's own start is held (`cargo xtask bench`).

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// A page of its own, without the interface: one heading in the system's font.
const PAGE: &str = "<!doctype html><html lang=sv><meta charset=utf-8><title>Tomt</title><h1>Tomt</h1>";

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let page = Response::builder().header("content-type", "text/html; charset=utf-8");
            page.body(PAGE.as_bytes().to_vec()).unwrap_or_default()
        })
        .setup(|app| {
            let url = WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            WebviewWindowBuilder::new(app, "empty", url).title("Tomt").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
