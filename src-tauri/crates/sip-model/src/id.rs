//! Identifiers. Distinct things have distinct types, so that a unit cannot stand where a
//! participant should.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<&str> for $name { fn from(text: &str) -> Self { Self(text.to_owned()) } }
        impl From<String> for $name { fn from(text: String) -> Self { Self(text) } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )*};
}

ids! {
    /// A case in this data folder: the plan id that stands on every sheet, for example `SIP-7K3M-Q2XA`.
    CaseId
    /// A unit (verksamhet) within a case file.
    UnitId
    /// A participant (deltagare) within a case file.
    ParticipantId
    /// A goal (mål).
    GoalId
    /// An insats.
    InsatsId
    /// Any other item of a list.
    ItemId
}
