//! Stories through the command line, and the laws of the repository. All of it is in `tests/`.
