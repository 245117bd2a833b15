//! How any sheet is set, whatever stands on it.

use std::fmt;

/// A square for a camera: a visible seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// How many small squares stand on a side.
    pub side: usize,
    /// Row by row from the top left: whether each is dark.
    pub dark: Vec<bool>,
}

/// The square of a page, from its number (the first is 1) and how many there are.
#[derive(Clone, Copy)]
pub struct Squares<'a>(pub &'a dyn Fn(usize, usize) -> Option<Square>);

impl fmt::Debug for Squares<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Squares")
    }
}

/// How a sheet is set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'a> {
    /// No letter is smaller than 14 points, in head and foot neither.
    pub large: bool,
    /// The square on every page; none for what belongs to no plan.
    pub squares: Option<Squares<'a>>,
    /// The version that holds instead of this one.
    pub replaced_by: Option<u32>,
}
