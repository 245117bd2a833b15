//! What the interface asks for. One struct a command; a command without arguments takes [`Nothing`].

use serde::{Deserialize, Serialize};

macro_rules! requests {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($body)* }
    )*};
}

requests! {
    /// No arguments.
    pub struct Nothing {}

    /// Creates the data folder.
    pub struct Init {
        /// Name of the unit.
        pub unit_name: String,
        /// region, kommun or annan.
        pub authority: String,
        /// HSA-id, when there is one.
        pub hsa_id: Option<String>,
        /// The user's name.
        pub user: String,
        /// PIN, or a passphrase of five words where there is no keyring.
        pub pin: String,
    }

    /// Unlocks the data folder.
    pub struct Unlock {
        /// Who.
        pub user: String,
        /// PIN or passphrase.
        pub pin: String,
    }

    /// A case by its plan id.
    pub struct CaseRef {
        /// Plan id.
        pub case: String,
    }

    /// Creates a case.
    pub struct CaseNew {
        /// The person's name.
        pub name: String,
        /// personnummer, samordningsnummer, reservnummer or inget.
        pub identifier_kind: String,
        /// The number as typed; nothing for `inget`.
        pub number: Option<String>,
        /// Why there is no number.
        pub reason: Option<String>,
        /// Birth date, asked for when the number does not tell it.
        pub birth_date: Option<String>,
        /// ingen, sekretessmarkering or skyddad_folkbokforing.
        pub protected_identity: String,
        /// Region profile.
        pub region_profile: String,
    }

    /// One edit, through the one door.
    pub struct CaseSet {
        /// Plan id.
        pub case: String,
        /// JSON Pointer with list items named by id; `/-` adds.
        pub path: String,
        /// The new value; null clears.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
    }

    /// Strikes an item of a list.
    pub struct CaseStrike {
        /// Plan id.
        pub case: String,
        /// The item.
        pub path: String,
        /// Why.
        pub reason: String,
    }

    /// A reason in words.
    pub struct CaseReason {
        /// Plan id.
        pub case: String,
        /// Why.
        pub reason: String,
    }

    /// Keeps what is being typed, durably, before it is part of the plan (ruling 9).
    pub struct DraftKeep {
        /// Plan id.
        pub case: String,
        /// The field.
        pub path: String,
        /// The text so far; nothing drops the draft.
        pub text: Option<String>,
    }

    /// Asks for a sheet as PDF.
    pub struct Sheet {
        /// Plan id.
        pub case: String,
        /// Which version; nothing means the latest established, else the draft.
        pub version: Option<u32>,
        /// Which exemplar.
        pub exemplar: Exemplar,
        /// For whom: participant id. The original is always the person's.
        pub recipient: Option<String>,
    }

    /// Sends a sheet to a printer.
    pub struct PrintSend {
        /// The sheet.
        pub sheet: Sheet,
        /// Name of the printer.
        pub printer: String,
    }

    /// A number to be looked at before the case exists.
    pub struct NumberCheck {
        /// personnummer, samordningsnummer, reservnummer or inget.
        pub kind: String,
        /// As typed.
        pub number: String,
    }
}

/// Which exemplar of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Exemplar {
    /// Only to look at: no row in the ledger.
    Preview,
    /// The arbetsmaterial as it is now, whatever has been established: no row in the ledger.
    Draft,
    /// The one original, the person's.
    Original,
    /// A copy for a participant.
    Copy,
}
