//! The laws, by property test against a reference model and by trying every stop.

mod apart;
mod cost;
mod deeds;
mod order;
mod reads;
mod stop;
