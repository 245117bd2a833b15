//! A post office in memory, for tests and for simulations of many devices. Everything that goes wrong in a real one
//! can be made to go wrong in it.
