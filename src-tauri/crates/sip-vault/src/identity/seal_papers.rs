//! The certificates of a device and its unit, carried as they are: `sip-seal` makes and reads them.

use serde::{Deserialize, Serialize};

use super::encoding::base64_bytes;

/// Two certificates, DER; base 64 in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealPapers {
    /// The device's, signed by the unit's key.
    #[serde(with = "base64_bytes")]
    pub device: Vec<u8>,
    /// The unit's, signed by itself.
    #[serde(with = "base64_bytes")]
    pub unit: Vec<u8>,
}
