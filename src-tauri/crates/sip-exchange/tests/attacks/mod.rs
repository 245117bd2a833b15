//! Each attack by its name: the reason that is said of it, that nothing held changes, and that the rest goes on.

mod bytes;
mod cards;
mod names;
mod papers;
mod places;
mod reading;
mod replay;
