//! Att göra: what waits in every plan.

use e2e::{Element, Window};

use super::Hand;

/// From a plan to the list of what is to be done.
pub(crate) fn open(hand: &impl Hand) {
    let window = hand.window();
    if window.has("button", "Mina planer") && !window.has("navigation", "Huvudmeny") {
        hand.button("Mina planer");
    }
    let menu = window.by_role("navigation", "Huvudmeny");
    hand.press(&menu.beginning("button", "Att göra"));
    let _ = window.by_role("heading", "Att göra");
}

/// The row that says this.
#[track_caller]
pub(crate) fn row<'w>(window: &'w Window, says: &str) -> Element<'w> {
    window.see(says);
    let name = rows(window).into_iter().find(|name| name.contains(says));
    window.by_role("button", &name.unwrap_or_else(|| panic!("a row says “{says}”: {:?}", rows(window))))
}

/// Every row, from the top.
pub(crate) fn rows(window: &Window) -> Vec<String> {
    window.by_role("main", "").names("button").iter().map(|name| plain(name)).collect()
}

/// Which row says this, counted from the top.
#[track_caller]
pub(crate) fn place(window: &Window, says: &str) -> usize {
    window.see(says);
    let rows = rows(window);
    rows.iter().position(|row| row.contains(says)).unwrap_or_else(|| panic!("a row says “{says}”: {rows:?}"))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
