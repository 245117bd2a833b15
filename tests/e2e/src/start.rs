//! How long a start took, told by the system's process table and the page's own clock: no polling,
//! and nothing of the driver in it.

use std::time::Duration;

use serde_json::json;

use crate::window::Window;

impl Window {
    /// From the start of the program's process to the first picture with content in its window.
    #[must_use]
    pub fn first_picture(&self) -> Duration {
        let script = "const done = arguments[0];
            const look = () => {
                const paint = performance.getEntriesByName('first-contentful-paint')[0];
                if (paint) done(performance.timeOrigin + paint.startTime); else setTimeout(look, 5);
            };
            look();";
        let painted = self.driver().script_async(script, &[]).expect("a page tells when it was painted");
        let painted = painted.as_f64().expect("a time in milliseconds since 1970");
        Duration::from_secs_f64((painted - self.process_start()).max(0.0) / 1e3)
    }

    /// From a click on a button until a heading is there, in the page's own time.
    #[must_use]
    pub fn click_to_heading(&self, button: &str, heading: &str) -> Duration {
        let script = "const [button, heading, done] = arguments;
            const all = [...document.querySelectorAll('button')];
            const start = performance.now();
            all.find((one) => one.textContent.trim() === button).click();
            const look = () => {
                if (document.querySelector('h1')?.textContent.trim() === heading) done(performance.now() - start);
                else requestAnimationFrame(look);
            };
            look();";
        let took = self.driver().script_async(script, &[json!(button), json!(heading)]).expect("the heading comes");
        Duration::from_secs_f64(took.as_f64().expect("milliseconds") / 1e3)
    }

    /// Milliseconds since 1970 when the process began, to a hundredth of a second.
    fn process_start(&self) -> f64 {
        let pid = self.driver().program().expect("the program runs");
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("a process has a stat");
        // After the name in parentheses; field 22 of proc(5) is the start in ticks since boot.
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks: f64 = after_name.split_whitespace().nth(19).and_then(|ticks| ticks.parse().ok()).expect("ticks");
        // Now less the uptime is the moment of boot, finer than the kernel tells it.
        let uptime = std::fs::read_to_string("/proc/uptime").expect("uptime");
        let uptime: f64 = uptime.split_whitespace().next().and_then(|up| up.parse().ok()).expect("seconds");
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs_f64();
        (now - uptime + ticks / 100.0) * 1e3
    }
}
