//! Step 1: the need, and the offer of a SIP.

use crate::id::UnitId;
use crate::time::{Date, Moment};

noun! {
    /// The offer and its answer.
    pub struct Offer {
        /// When it was offered.
        pub at: Option<Date>,
        /// By whom.
        pub by: Option<String>,
        /// `ja`, `nej`, `betänketid` or a few words.
        pub answer: Option<String>,
        /// Why the person said no.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// The need.
    pub struct Need {
        /// When it was seen.
        pub discovered_at: Option<Date>,
        /// Which unit saw it.
        pub discovered_by: Option<UnitId>,
        /// How it was seen.
        pub how_discovered: Option<String>,
        /// In plain words.
        pub description: Option<String>,
        /// The offer.
        pub offered: Offer,
        /// Öppen psykiatrisk tvångsvård or öppen rättspsykiatrisk vård (ruling 19).
        pub compulsory_open_care: Option<bool>,
    }

    /// Leaving hospital: lag (2017:612).
    pub struct Discharge {
        /// Admitted.
        pub admitted_at: Option<Moment>,
        /// Inskrivningsmeddelande, 2 kap. 1–3 §§.
        pub admission_notice_at: Option<Moment>,
        /// Planned day of going home.
        pub planned_discharge: Option<Date>,
        /// When the fasta vårdkontakten was appointed, 2 kap. 5 §.
        pub contact_appointed_at: Option<Date>,
        /// Utskrivningsklar, 3 kap. 1 §: starts the three days of 4 kap. 3 §.
        pub ready_for_discharge_at: Option<Moment>,
        /// Went home.
        pub discharged_at: Option<Moment>,
    }
}
