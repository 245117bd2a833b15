//! Sharing: units, devices, exchange, what two wrote apart.

use std::path::PathBuf;

use clap::Subcommand;

/// `unit …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Unit {
    /// Skriv enhetens kort, att lämna till andra enheter
    Card {
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
    /// Lita på en annan enhets kort; jämför orden som skrivs ut med dem
    Trust {
        /// Kortet
        card: PathBuf,
    },
    /// Sluta lita på en enhet: inget mer lämnas till den, och det den lämnar läggs åt sidan
    Distrust {
        /// Enhetens id, ur unit list
        id: String,
    },
    /// Enheterna, den egna först
    List,
    /// Enhetens nyckel
    #[command(subcommand)]
    Key(UnitKey),
}

/// `unit key …`.
#[derive(Debug, Subcommand)]
pub(crate) enum UnitKey {
    /// Skriv nyckeln så som age tar den. Den öppnar allt som lämnas till enheten: lås in filen
    Export {
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
}

/// `device …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    /// Be att få höra till enheten
    Request {
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
        /// Som kontorsdator, som får alla enhetens planer; annars bärbar
        #[arg(long)]
        office: bool,
    },
    /// Godkänn en dator
    Approve {
        /// Dess förfrågan
        request: PathBuf,
        /// Godkännandet
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
        /// Låt den också få godkänna och spärra datorer: två ska kunna det
        #[arg(long)]
        root: bool,
    },
    /// Ta in det som en spärrad dator skrev innan den försvann
    Adopt {
        /// Datorns id, ur device list; de åtta första tecknen räcker
        id: String,
    },
    /// Ta emot godkännandet
    Accept {
        /// Godkännandet
        approval: PathBuf,
    },
    /// Spärra en dator
    Revoke {
        /// Datorns id, ur device list; de åtta första tecknen räcker
        id: String,
    },
    /// Enhetens datorer
    List,
}

/// `extract …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Extract {
    /// Utdrag som andra enheter har lämnat hit
    List,
    /// Ett av dem som PDF
    Print {
        /// Utdragets id
        id: String,
        /// Filen
        #[arg(short, long, value_name = "FIL")]
        output: PathBuf,
    },
}

/// What `case` has for sharing.
#[derive(Debug, Subcommand)]
pub(crate) enum Share {
    /// Låna ut planen till en bärbar dator
    Checkout {
        /// Planens nummer
        case: String,
        /// Datorns id, ur device list; de åtta första tecknen räcker
        #[arg(long)]
        device: String,
    },
    /// Ta över planen från datorn som lånade den
    Takeover {
        /// Planens nummer
        case: String,
    },
    /// Säg vilken enhet ni litar på som är en enhet i planen, när inget HSA-id säger det
    Link {
        /// Planens nummer
        case: String,
        /// Enhetens id i planen
        unit: String,
        /// Den betrodda enhetens id, ur unit list
        #[arg(long)]
        to: String,
    },
    /// Vem som har vad av planen
    Sharing {
        /// Planens nummer
        case: String,
    },
    /// Kvittera: planen har kommit och är sedd
    Acknowledge {
        /// Planens nummer
        case: String,
    },
    /// Vad som är skrivet på två sätt
    Contested {
        /// Planens nummer
        case: String,
    },
    /// Bestäm vad som ska gälla
    Settle {
        /// Planens nummer
        case: String,
        /// Fältets plats
        field: String,
        /// Värdet som JSON; null för en text som är läst och stämmer; - läser från standard in
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Vad som är ändrat sedan planen upprättades
    Changes {
        /// Planens nummer
        case: String,
    },
}
