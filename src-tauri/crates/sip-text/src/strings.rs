//! The list of string files. A new file is added here and nowhere else.

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/strings/sv/", $name)))),+]
    };
}

/// File name and content of every Swedish string file.
pub(crate) const SWEDISH: &[(&str, &str)] = files![
    "print.ftl",
    "finding.ftl",
    "error.ftl",
    "doctor.ftl",
    "cli.ftl",
    "calendar.ftl",
    "process.ftl",
    "exchange.ftl",
    "seal.ftl",
    "ui-law.ftl",
    "ui-exchange.ftl",
    "log.ftl",
    "ui-todo.ftl",
];
