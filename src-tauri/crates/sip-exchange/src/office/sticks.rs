//! Removable media that are plugged in.
