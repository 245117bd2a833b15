//! Measurements. They are run by hand (`cargo xtask bench`), print medians and ratios, and fail
//! nothing: a busy machine is no fault of the program. All of it is in `benches/`.
