//! `case …`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// Hämta in en planfil
    Import {
        /// Planfilen
        file: PathBuf,
        /// Som en egen plan, även om den redan finns
        #[arg(long)]
        as_new: bool,
    },
    /// Alla planer
    List,
    /// Visa en plan
    Show {
        /// Planens nummer
        case: String,
    },
    /// Vad saknas?
    Check {
        /// Planens nummer, eller en planfil
        case: String,
    },
    /// Ändra ett fält
    Set {
        /// Planens nummer
        case: String,
        /// Fältets plats, till exempel /plan/goals/g1/need
        path: String,
        /// Värdet som JSON; - läser från standard in
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Stryk en rad
    Strike {
        /// Planens nummer
        case: String,
        /// Radens plats
        path: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// Flytta en rad i sin lista
    Move {
        /// Planens nummer
        case: String,
        /// Radens plats
        path: String,
        /// Efter vilken rad; annars först
        #[arg(long, value_name = "ID")]
        after: Option<String>,
    },
    /// Lås för underskrift
    Lock {
        /// Planens nummer
        case: String,
    },
    /// Lås upp
    Unlock {
        /// Planens nummer
        case: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// Upprätta
    Establish {
        /// Planens nummer
        case: String,
    },
    /// Skriv en planfil
    Export {
        /// Planens nummer
        case: String,
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
    /// Vad som har gjorts
    History {
        /// Planens nummer
        case: String,
    },
    /// Något i processen: samtycke, kallelse, uppföljning, avslut
    #[command(flatten)]
    Process(Process),
    /// Utlåning, delning och det som är skrivet på två sätt
    #[command(flatten)]
    Sharing(super::Share),
    /// Bygg om det som visas ur dokumenten
    Rebuild {
        /// Planens nummer
        case: String,
    },
}

/// The acts of the process.
#[derive(Debug, Subcommand)]
pub(crate) enum Process {
    /// Läst upp och det stämmer: personens ja till det som står nu
    Confirm {
        /// Planens nummer
        case: String,
    },
    /// Personen tar tillbaka sitt ja
    Withdraw {
        /// Planens nummer
        case: String,
        /// Varför, om personen vill säga det
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Ett nytt samtycke efter ett som är återkallat
    Renew {
        /// Planens nummer
        case: String,
    },
    /// Kallelsen skickas nu
    Summon {
        /// Planens nummer
        case: String,
    },
    /// Mötet som kalenderfil
    Calendar {
        /// Planens nummer
        case: String,
        /// Till vem: en deltagares eller enhets id
        #[arg(long = "for", value_name = "VEM")]
        recipient: Option<String>,
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
    /// Vad en uppföljning leder till: ändra, fortsätt eller avsluta
    Decide {
        /// Planens nummer
        case: String,
        /// Uppföljningens id
        follow_up: String,
        /// ändra, fortsätt eller avsluta
        decision: String,
        /// Hur planen slutar, när den avslutas
        #[arg(long)]
        ending: Option<String>,
        /// Varför, när den avslutas
        #[arg(long)]
        reason: Option<String>,
    },
    /// Avsluta planen
    Close {
        /// Planens nummer
        case: String,
        /// Hur den slutar, till exempel mål_nådda
        #[arg(long)]
        kind: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// Öppna en plan som avslutades av misstag
    Reopen {
        /// Planens nummer
        case: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// Lämna planen till en annan enhet
    Handover {
        /// Planens nummer
        case: String,
        /// Enheten: dess id i planen, dess HSA-id eller dess namn
        #[arg(long)]
        to: String,
        /// Varför
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Ta tillbaka en plan som lämnades
    TakeBack {
        /// Planens nummer
        case: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// En kollega på samma enhet tar över
    Colleague {
        /// Planens nummer
        case: String,
        /// Deltagaren som lämnar
        #[arg(long)]
        from: String,
        /// Deltagaren som tar över
        #[arg(long)]
        to: String,
        /// Varför
        #[arg(long)]
        reason: String,
    },
    /// Anteckna att någon tycker att något är fel; texten står kvar
    Correct {
        /// Planens nummer
        case: String,
        /// Textens plats
        path: String,
        /// Vad som är fel, med personens ord
        #[arg(long)]
        words: String,
        /// Vem som säger det
        #[arg(long)]
        by: String,
    },
}
