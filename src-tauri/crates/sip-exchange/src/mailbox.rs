//! Mailboxes: where a unit's office devices, or one laptop, fetch.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sip_vault::identity::{DeviceId, UnitId};

/// A mailbox. Its name tells of no unit and no person: it follows from a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mailbox {
    /// What every office device of a unit opens.
    Unit(UnitId),
    /// What one device opens.
    Device(DeviceId),
}

impl Display for Mailbox {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unit(id) => write!(f, "u-{id}"),
            Self::Device(id) => write!(f, "d-{id}"),
        }
    }
}

impl FromStr for Mailbox {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('-') {
            Some(("u", id)) => id.parse().map(Self::Unit).map_err(|_| ()),
            Some(("d", id)) => id.parse().map(Self::Device).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

impl Serialize for Mailbox {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mailbox {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("not a mailbox"))
    }
}
