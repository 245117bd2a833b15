//! What a device can read of a place, byte for byte.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_exchange::packet::{Found, open};
use sip_exchange::{Envelope, Mailbox, Me};

use super::town::Town;

impl Town {
    /// Everything that lies in the place and that a device opens, unpacked.
    pub(crate) fn opened(&self, me: &Me) -> Vec<u8> {
        let (keys, office, mut all) = (me.opens(), self.office_id(), Vec::new());
        for spot in self.office.packets() {
            let (Ok(mailbox), Some(bytes)) = (spot.0.parse::<Mailbox>(), self.office.bytes(&spot)) else { continue };
            let found = Found { office: &office, mailbox, sender: &spot.1, seq: spot.2.seq };
            let Ok(packet) = open(&bytes, &keys, &found) else { continue };
            for envelope in &packet.envelopes {
                all.extend(serde_json::to_vec(envelope).expect("an envelope is JSON"));
                if let Envelope::Changes(changes) = envelope {
                    all.extend(STANDARD.decode(&changes.changes).expect("base 64"));
                }
            }
        }
        all
    }

    /// Whether these words stand in anything that a device opens.
    pub(crate) fn was_given(&self, me: &Me, words: &str) -> bool {
        holds(&self.opened(me), words)
    }
}

/// Whether these words stand in bytes.
pub(crate) fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}
