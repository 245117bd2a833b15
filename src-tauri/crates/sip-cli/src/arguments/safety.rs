//! Arguments of what keeps the device safe: users, keys, the log, backups, purging.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// A code that is to hold from now on.
#[derive(Debug, Args)]
pub(crate) struct NewPin {
    /// Fil med den nya koden på första raden
    #[arg(long, value_name = "FIL")]
    pub(crate) new_pin_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Lägg till en användare
    Add {
        /// Namnet
        name: String,
        /// Vad användaren arbetar som
        #[arg(long, value_name = "YRKE")]
        role: Option<String>,
        #[command(flatten)]
        pin: NewPin,
    },
    /// Vilka användarna är
    List,
    /// Ta bort en användare; det användaren har gjort står kvar
    Remove {
        /// Namnet
        name: String,
    },
    /// Byt din egen kod
    Pin(NewPin),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Ge planerna en ny nyckel; koder och återställningskod gäller som förut
    Change,
    /// Ge mappen en ny återställningskod; den gamla gäller inte längre
    Code,
}

#[derive(Debug, Args)]
pub(crate) struct Log {
    /// Bara det som rör en plan
    #[arg(long, value_name = "PLAN")]
    pub(crate) case: Option<String>,
    /// Som tabell, en rad för varje sak
    #[arg(long)]
    pub(crate) csv: bool,
    #[command(subcommand)]
    pub(crate) act: Option<LogAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LogAct {
    /// Är loggen hel?
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Filen
    #[arg(short, long, value_name = "FIL", required = true)]
    pub(crate) output: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) act: Option<BackupAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BackupAct {
    /// Öppna en kopia och läs igenom den
    Verify {
        /// Filen
        file: PathBuf,
    },
    /// Öva: återställ kopian i en mapp som sedan tas bort, och läs varje plan
    Drill {
        /// Filen
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Säkerhetskopian
    pub(crate) file: PathBuf,
    /// Vad du arbetar som
    #[arg(long, value_name = "YRKE")]
    pub(crate) role: Option<String>,
    #[command(flatten)]
    pub(crate) pin: NewPin,
}

#[derive(Debug, Args)]
pub(crate) struct Purge {
    /// Planens nummer
    pub(crate) case: String,
    /// Gallringsbeslutet: vem som beslutade, när, ärendets nummer
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) decision: String,
    /// Var planen är bevarad, om överföringen inte står i planen: system och nummer
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) handed_to: String,
}
