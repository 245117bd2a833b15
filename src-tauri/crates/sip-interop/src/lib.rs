//! What other systems read: a calendar file for a meeting, statistics without anyone in them.
//!
//! Here live: formats that others have set or that leave the unit, each a pure function from a case
//! to text or numbers. Here do not live: files, clocks, sending, and the case file (`sip-model` reads
//! and writes that). FHIR and `GetCarePlans` move in here when they are built, a module each. The
//! formats are told in `docs/formats`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

pub mod calendar;
pub mod statistics;
