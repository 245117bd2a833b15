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

    /// Several fields at once, as one act: all of them or none.
    pub struct CaseSetAll {
        /// Plan id.
        pub case: String,
        /// The fields, in order; a later one sees the earlier ones.
        pub sets: Vec<SetOne>,
    }

    /// One of several.
    pub struct SetOne {
        /// As in [`CaseSet`].
        pub path: String,
        /// As in [`CaseSet`].
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
    }

    /// Closes a case.
    pub struct CaseClose {
        /// Plan id.
        pub case: String,
        /// Why: a word of `EndingKind`.
        pub kind: String,
        /// In words.
        pub reason: String,
    }

    /// Hands a case to another unit.
    pub struct CaseHandover {
        /// Plan id.
        pub case: String,
        /// The unit, by its id in the case.
        pub to: String,
        /// Why.
        pub reason: String,
    }

    /// A colleague takes over.
    pub struct CaseTakeover {
        /// Plan id.
        pub case: String,
        /// The participant who leaves.
        pub from: String,
        /// The participant who comes, of the same unit.
        pub to: String,
        /// Why.
        pub reason: String,
    }

    /// Somebody thinks that the record is wrong. The record keeps its words.
    pub struct CaseCorrect {
        /// Plan id.
        pub case: String,
        /// The field.
        pub path: String,
        /// What is wrong, in the words of the one who says so.
        pub words: String,
        /// Who says so.
        pub by: String,
    }

    /// What a follow-up decided.
    pub struct FollowUpDecide {
        /// Plan id.
        pub case: String,
        /// The follow-up, an item of `/followUps`.
        pub follow_up: String,
        /// ändra, fortsätt or avsluta.
        pub decision: String,
        /// For avsluta: a word of `EndingKind`.
        pub ending: Option<String>,
        /// For avsluta: in words.
        pub reason: Option<String>,
    }

    /// The invitation as a calendar file.
    pub struct Calendar {
        /// Plan id.
        pub case: String,
        /// For whom: a recipient's unit or participant id; nothing for one without names.
        pub recipient: Option<String>,
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
        /// Which sheet; the plan when nothing is said.
        #[serde(default)]
        pub kind: SheetKind,
        /// Which version; nothing means the latest established, else the draft.
        pub version: Option<u32>,
        /// Which exemplar.
        pub exemplar: Exemplar,
        /// For whom: a participant's or unit's id. The original is always the person's.
        pub recipient: Option<String>,
        /// No letter is smaller than 14 points.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub large: bool,
    }

    /// Sends a sheet to a printer.
    pub struct PrintSend {
        /// The sheet.
        pub sheet: Sheet,
        /// Name of the printer.
        pub printer: String,
    }

    /// Something by its identifier.
    pub struct ItemRef {
        /// Identifier.
        pub id: String,
    }

    /// A number to be looked at before the case exists.
    pub struct NumberCheck {
        /// personnummer, samordningsnummer, reservnummer or inget.
        pub kind: String,
        /// As typed.
        pub number: String,
    }
}

/// Which sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum SheetKind {
    /// The plan: original or copies.
    #[default]
    Plan,
    /// What one party may read of the plan (ruling 3).
    Extract,
    /// Kallelse or inbjudan, for one recipient.
    Summons,
    /// The person's own consent sheet.
    Consent,
    /// What a SIP is, to take home.
    Information,
    /// What was changed since the established version.
    Changes,
    /// The sheet for the fridge: one page of large letters.
    Fridge,
    /// The sheet for the follow-up.
    FollowUp,
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
