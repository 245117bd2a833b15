//! Measurements, in `benches/`.
