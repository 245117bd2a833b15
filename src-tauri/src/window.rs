//! The window itself: its size, its ground, and that nothing typed is lost when it closes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::window::Color;
use tauri::{App, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

const NAME: &str = "main";
/// No person's name: a title is seen by everyone who walks by, and by every screen recorder.
const TITLE: &str = "SIP Hemma";
/// `--spine` of the design: no white flash before the first picture.
const GROUND: Color = Color(0x0c, 0x2e, 0x2c, 0xff);
/// Time for the last words to reach the disk; a draft takes a few milliseconds.
const LAST_WORDS: Duration = Duration::from_millis(400);

static CLOSING: AtomicBool = AtomicBool::new(false);

/// Opens the window.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, NAME, WebviewUrl::default())
        .title(TITLE)
        .inner_size(1280.0, 800.0)
        .min_inner_size(320.0, 480.0)
        .background_color(GROUND)
        .build()?;
    Ok(())
}

/// Closing waits for what is being typed: the interface is told, and has time to write it down.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    if CLOSING.swap(true, Ordering::SeqCst) {
        return;
    }
    let Some(webview) = window.app_handle().get_webview_window(NAME) else { return };
    api.prevent_close();
    // `pagehide` is what the interface listens for; if it cannot be told, the window closes all the same.
    let _ = webview.eval("window.dispatchEvent(new Event('pagehide'))");
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        let _ = webview.destroy();
    });
}
