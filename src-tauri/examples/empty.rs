//! An empty window: what the system itself takes to open one. The measure beside which the
//! program's own start is held (`cargo xtask bench`).

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            // A page of its own, without the interface: one heading in the system's font.
            let page = "data:text/html;charset=utf-8,<!doctype html><html lang=sv><title>Tomt</title><h1>Tomt</h1>";
            let url = page.parse().map(WebviewUrl::CustomProtocol)?;
            WebviewWindowBuilder::new(app, "empty", url).title("Tomt").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
