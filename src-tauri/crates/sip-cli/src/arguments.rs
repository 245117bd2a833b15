//! What the command line takes. The calls are a contract; more may be added, none may change.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

mod case;
mod safety;
mod share;
pub(crate) use case::{Case, Process};
pub(crate) use safety::{Backup, BackupAct, Key, Log, NewPin, Purge, Restore, User};
pub(crate) use share::{Device, Extract, Share, Unit, UnitKey};

/// SIP Hemma utan fönster.
#[derive(Debug, Parser)]
#[command(name = "siphemma", version, about = "SIP Hemma utan fönster", disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Mappen med planerna
    #[arg(long, global = true, value_name = "MAPP")]
    pub(crate) data: Option<PathBuf>,
    /// Fil med koden på första raden
    #[arg(long, global = true, value_name = "FIL")]
    pub(crate) pin_file: Option<PathBuf>,
    /// Fil med återställningskoden, i stället för koden
    #[arg(long, global = true, value_name = "FIL")]
    pub(crate) code_file: Option<PathBuf>,
    /// Vem du är, när datorn har flera användare
    #[arg(long, global = true, value_name = "NAMN")]
    pub(crate) user: Option<String>,
    /// Svara med JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Skapa mappen och visa återställningskoden en gång
    Init {
        /// Enheten, som en rad ur units i en planfil
        #[arg(long, value_name = "FIL")]
        unit: PathBuf,
        /// Vad du arbetar som
        #[arg(long, value_name = "YRKE")]
        role: Option<String>,
    },
    /// Datorns användare
    #[command(subcommand)]
    User(User),
    /// Ny kod med hjälp av återställningskoden
    Recover(NewPin),
    /// Nya nycklar: planernas nyckel, återställningskoden
    #[command(subcommand)]
    Key(Key),
    /// Vem som har gjort vad, och när
    #[command(args_conflicts_with_subcommands = true)]
    Log(Log),
    /// Säkerhetskopia
    #[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Backup(Backup),
    /// Gör en ny mapp av en säkerhetskopia
    Restore(Restore),
    /// Gallra en plan från datorn
    Purge(Purge),
    /// En plan
    #[command(subcommand)]
    Case(Case),
    /// Skriv ut ett blad som PDF
    Print(Print),
    /// Någon skriver under, eller gör det inte
    Sign(Sign),
    /// Är filen äkta? Av vem är den förseglad, och är den orörd?
    Verify {
        /// Filen
        #[arg(required_unless_present = "code")]
        file: Option<PathBuf>,
        /// I stället: texten i rutan på ett papper
        #[arg(long, value_name = "TEXT", conflicts_with = "file")]
        code: Option<String>,
    },
    /// Skriv sidan som kontrollerar rutan på ett papper i en webbläsare, utan nät
    Checker {
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
    /// Försegla en förseglad fil en gång till, från den här datorn
    Seal {
        /// Filen
        file: PathBuf,
        /// Filen som skrivs
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
    /// Vem som har fått vilket blad
    #[command(args_conflicts_with_subcommands = true)]
    Ledger(Ledger),
    /// Enheter, deras kort och nycklar
    #[command(subcommand)]
    Unit(Unit),
    /// Enhetens datorer
    #[command(subcommand)]
    Device(Device),
    /// Lämna och hämta
    Exchange {
        /// Platsen: en mapp, file://… eller s3://lagring/mapp
        #[arg(long, value_name = "PLATS")]
        post_office: String,
    },
    /// Utdrag som har kommit hit
    #[command(subcommand)]
    Extract(Extract),
    /// Vad som ska göras, i alla planer
    Todo,
    /// Hur många planer, utan uppgifter om någon
    Statistics {
        /// Filen; annars på skärmen
        #[arg(short, long, value_name = "FIL")]
        output: Option<PathBuf>,
    },
    /// Hur programmet och mappen mår
    Doctor {
        /// Datorns klocka går rätt: glöm en senare dag som har setts
        #[arg(long)]
        clock_is_right: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Print {
    /// Planens nummer
    pub(crate) case: String,
    /// Vilket blad
    #[arg(long, default_value = "plan")]
    pub(crate) sheet: String,
    /// Vilken version; annars den senaste upprättade, annars arbetsmaterialet
    #[arg(long)]
    pub(crate) version: Option<u32>,
    /// Till vem: en deltagares eller enhets id
    #[arg(long = "for", value_name = "VEM")]
    pub(crate) recipient: Option<String>,
    /// Som personens original
    #[arg(long, conflicts_with = "copy")]
    pub(crate) original: bool,
    /// Som kopia
    #[arg(long)]
    pub(crate) copy: bool,
    /// Arbetsmaterialet som det är nu, även om en version är upprättad
    #[arg(long, conflicts_with_all = ["original", "copy", "version"])]
    pub(crate) draft: bool,
    /// Med stora bokstäver: ingen är mindre än 14 punkter
    #[arg(long)]
    pub(crate) large: bool,
    /// Filen
    #[arg(short, long, value_name = "FIL")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// Planens nummer
    pub(crate) case: String,
    /// Deltagarens id
    #[arg(long, value_name = "VEM")]
    pub(crate) participant: String,
    /// Strecken från skärmen
    #[arg(long, value_name = "FIL", required_unless_present = "method")]
    pub(crate) strokes: Option<PathBuf>,
    /// Hur, när det inte är på skärmen: paper, declines, unable, proxy eller absent
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// Vem som skriver under i stället, eller varför det inte går
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Hur personen visade vem det är
    #[arg(long)]
    pub(crate) identified: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Ledger {
    /// Planens nummer
    pub(crate) case: Option<String>,
    #[command(subcommand)]
    pub(crate) act: Option<LedgerAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LedgerAct {
    /// Stryk ett exemplar som gick sönder
    Void {
        /// Planens nummer
        case: String,
        /// Exemplarets id
        #[arg(long)]
        copy: String,
        /// Varför
        #[arg(long)]
        note: String,
    },
}
