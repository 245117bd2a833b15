//! Units (verksamheter, enheter) and the huvudman behind them.

use crate::id::UnitId;
use crate::item::{Struck, strikeable};

words! {
    /// Who stands behind a unit.
    pub enum UnitAuthority {
        /// Region.
        Region = "region",
        /// Kommun.
        Municipality = "kommun",
        /// Anyone else: Försäkringskassan, a school outside the agreement, an ombud.
        Other = "annan",
    }

    /// The huvudman with the overall responsibility. Two values only: HSL 16 kap. 4 § names no other.
    pub enum Authority {
        /// Region.
        Region = "region",
        /// Kommun.
        Municipality = "kommun",
    }
}

noun! {
    /// A unit.
    pub struct Unit {
        /// Identifier within the case.
        pub id: UnitId,
        /// Its name, as people say it.
        pub name: Option<String>,
        /// The huvudman behind it.
        pub authority: Option<UnitAuthority>,
        /// What kind of unit: vardcentral, slutenvard, kommunal_hsl, socialtjanst …
        pub kind: Option<String>,
        /// HSA-id, `SE` + organisation number + `-` + 1 to 18 characters. Kept as written.
        pub hsa_id: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }
}
strikeable!(Unit);
