//! What the interface shows and asks of signing and of sealed files.

use serde::{Deserialize, Serialize};

use crate::view::views;

/// How somebody signs, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum SignMethod {
    /// With strokes on the screen.
    Screen,
    /// With a pen, on the paper.
    Paper,
    /// Does not want to.
    Declines,
    /// Cannot.
    Unable,
    /// Somebody else, for them.
    Proxy,
    /// Was not there.
    Absent,
}

views! {
    /// A dot of a stroke, on a pad of 600 by 200.
    pub struct PenDot {
        /// From the left.
        pub x: f64,
        /// From the top.
        pub y: f64,
        /// Milliseconds.
        pub t: f64,
        /// 0 to 1; a half where nothing tells it.
        pub pressure: f64,
    }

    /// Notes that somebody signed, or did not.
    pub struct Sign {
        /// Plan id.
        pub case: String,
        /// Who.
        pub participant: String,
        /// How.
        pub method: SignMethod,
        /// The strokes, where there are any.
        pub strokes: Option<Vec<Vec<PenDot>>>,
        /// Who signs instead, or why nobody can.
        pub note: Option<String>,
        /// How it was seen who it is.
        pub identified: Option<String>,
    }

    /// A signature, also one that is void.
    pub struct SignedView {
        /// Who.
        pub participant: String,
        /// The name, as it was on that day.
        pub name: String,
        /// screen, paper, declines, unable, proxy or absent.
        pub method: String,
        /// Who and why.
        pub note: Option<String>,
        /// How it was seen who it is.
        pub identified: Option<String>,
        /// When.
        pub at: String,
        /// The version.
        pub version: u32,
        /// unlocked or again, when it does not count.
        pub void: Option<String>,
        /// Why it was unlocked.
        pub void_reason: Option<String>,
        /// After the plan was established.
        pub late: bool,
        /// The strokes, to be drawn again at any size.
        pub strokes: Vec<Vec<PenDot>>,
    }

    /// A file that somebody dropped.
    pub struct DroppedFile {
        /// Base64.
        pub base64: String,
    }

    /// What there is to say of a file.
    pub struct FileVerdict {
        /// Every seal holds, and nothing was changed or added since.
        pub intact: bool,
        /// Lines to be read, in Swedish: by whom, which version.
        pub says: Vec<String>,
        /// What the file cannot show, in Swedish.
        pub cannot_prove: Vec<String>,
        /// The plan is inside as data: whole, part or none.
        pub data: String,
    }
}
