//! Packets: envelopes for one mailbox, signed by the device that leaves them, sealed to whoever
//! opens that mailbox. Content-addressed, append-only; one file, one fsync.
//!
//! Inside the `age` file lies gzip, and in it a line `SIP-HEMMA 1 <device> <signature>` and the body
//! as JSON: so that an administrator can read one with `age --decrypt` and `gunzip` and the unit's
//! key (docs/formats/packet.md).

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_vault::identity::{
    AgeError, AgeKey, CARD_FORMAT, CardError, DeviceId, UnitCard, open as unseal, seal as age_seal,
};

use crate::envelope::Envelope;
use crate::mailbox::Mailbox;
use crate::me::Me;
use crate::reason::Reason;

/// Format of the packets that this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// Most bytes of a packet as it lies in the post office.
pub const MOST_SEALED: usize = 64 << 20;
/// Most bytes of a body: what is unpacked is bounded.
pub const MOST_BODY: usize = 64 << 20;

const DOMAIN: &str = "sip-hemma packet 1";
const HEAD: &str = "SIP-HEMMA 1 ";

/// The body of a packet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Packet {
    /// [`FORMAT`].
    pub format: u32,
    /// The post office it is laid into.
    pub office: String,
    /// The mailbox.
    pub to: Mailbox,
    /// Epoch of the key it is sealed to; 0 for a device's own.
    pub epoch: u32,
    /// Its number among those that this device laid into this mailbox here.
    pub seq: u64,
    /// Who leaves it.
    pub device: DeviceId,
    /// The card of its unit.
    pub card: UnitCard,
    /// What is in it.
    pub envelopes: Vec<Envelope>,
}

/// Where a packet was found: it must say the same of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The post office.
    pub office: &'a str,
    /// The mailbox.
    pub mailbox: Mailbox,
    /// In whose directory.
    pub sender: &'a str,
    /// Under which number.
    pub seq: u64,
}

/// Why a packet could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("packet could not be sealed")]
pub struct NotSealed;

/// Signs and seals a packet.
///
/// # Errors
/// [`NotSealed`] for a recipient that is none.
pub fn seal(packet: &Packet, me: &Me, recipient: &str) -> Result<Vec<u8>, NotSealed> {
    let body = serde_json::to_vec(packet).map_err(|_| NotSealed)?;
    let signature = STANDARD.encode(me.keys.sign(DOMAIN, &body));
    let mut zip = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
    let written = writeln!(zip, "{HEAD}{} {signature}", packet.device).and_then(|()| zip.write_all(&body));
    let plain = written.and_then(|()| zip.finish()).map_err(|_| NotSealed)?;
    age_seal(&[recipient.to_owned()], &plain).map_err(|_| NotSealed)
}

/// Opens a packet and checks everything about it that needs no knowledge of the case: that it is
/// whole, of a device on the card that it brings, and meant for the place it was found in. Whether
/// that card is trusted is the caller's question.
///
/// # Errors
/// The [`Reason`] to set it aside.
pub fn open(bytes: &[u8], keys: &[AgeKey], found: &Found<'_>) -> Result<Packet, Reason> {
    let keys: Vec<&AgeKey> = keys.iter().collect();
    let plain = unseal(&keys, bytes, MOST_SEALED).map_err(|error| match error {
        AgeError::NotForUs => Reason::NotForUs,
        AgeError::TooBig => Reason::TooBig,
        AgeError::Damaged | AgeError::BadRecipient => Reason::Damaged,
    })?;
    let mut text = Vec::new();
    let most = u64::try_from(MOST_BODY).unwrap_or(u64::MAX);
    GzDecoder::new(plain.as_slice()).take(most + 1).read_to_end(&mut text).map_err(|_| Reason::Damaged)?;
    if text.len() > MOST_BODY {
        return Err(Reason::TooBig);
    }
    let end = text.iter().position(|b| *b == b'\n').ok_or(Reason::Damaged)?;
    let (head, body) = (&text[..end], &text[end + 1..]);
    let head = std::str::from_utf8(head).map_err(|_| Reason::Damaged)?;
    let Some(head) = head.strip_prefix(HEAD) else {
        return Err(if head.starts_with("SIP-HEMMA ") { Reason::Newer } else { Reason::Damaged });
    };
    let (device, signature) = head.split_once(' ').ok_or(Reason::Damaged)?;
    let device: DeviceId = device.parse().map_err(|_| Reason::Damaged)?;
    let signature = STANDARD.decode(signature).map_err(|_| Reason::Damaged)?;
    // Nothing more of it is read before it is known who signed it.
    let outside: Outside = read(body)?;
    outside.card.verify().map_err(reason_of)?;
    if outside.card.is_revoked(&device) {
        return Err(Reason::Revoked);
    }
    let sender = outside.card.device(&device).ok_or(Reason::UnknownDevice)?;
    if outside.device != device || !sender.verify(DOMAIN, body, &signature) {
        return Err(Reason::Forged);
    }
    if outside.to != found.mailbox || device.to_string() != found.sender {
        return Err(Reason::Readdressed);
    }
    if outside.office != found.office || outside.seq != found.seq {
        return Err(Reason::Replayed);
    }
    serde_json::from_slice(body).map_err(|_| unread(body))
}

/// Why a card does not count.
pub(crate) fn reason_of(error: CardError) -> Reason {
    if error == CardError::Newer { Reason::Newer } else { Reason::Forged }
}

/// What a body is that cannot be read as one of this format: with a card of a newer program in it, its
/// sender's or one on a roster, that program's; else damaged.
fn unread(body: &[u8]) -> Reason {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let rosters = body["envelopes"].as_array().into_iter().flatten();
    let units = rosters.flat_map(|envelope| envelope["units"].as_object().into_iter().flat_map(|all| all.values()));
    let mut cards = units.chain([&body["card"]]);
    let is_newer = |card: &Value| card["format"].as_u64().is_some_and(|format| format > u64::from(CARD_FORMAT));
    if cards.any(is_newer) { Reason::Newer } else { Reason::Damaged }
}

/// What a body says of itself, beside what is in it.
#[derive(Deserialize)]
struct Outside {
    office: String,
    to: Mailbox,
    seq: u64,
    device: DeviceId,
    card: UnitCard,
}

fn read(body: &[u8]) -> Result<Outside, Reason> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let format: Format = serde_json::from_slice(body).map_err(|_| Reason::Damaged)?;
    if format.format > FORMAT {
        return Err(Reason::Newer);
    }
    serde_json::from_slice(body).map_err(|_| unread(body))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_card_of_a_newer_program_is_newer_and_not_damaged() {
        let newer = json!({ "format": CARD_FORMAT + 1, "somethingNew": true });
        let body = |card: &Value, envelopes: Value| json!({ "format": FORMAT, "card": card, "envelopes": envelopes });
        let reason = |body: &Value| read(body.to_string().as_bytes()).err();
        assert_eq!(reason(&body(&newer, json!([]))), Some(Reason::Newer), "its sender's");
        let known = json!({ "format": CARD_FORMAT });
        let roster = json!([{ "kind": "changes" }, { "kind": "roster", "units": { "u-vc": known, "u-ht": newer } }]);
        assert_eq!(unread(body(&known, roster).to_string().as_bytes()), Reason::Newer, "one on a roster");
        assert_eq!(reason(&body(&known, json!([]))), Some(Reason::Damaged), "half a card of today is damaged");
        assert_eq!(unread(b"{"), Reason::Damaged, "and so is half a body");
        assert_eq!(reason_of(CardError::Newer), Reason::Newer, "a card that can be read and says so");
        assert_eq!(reason_of(CardError::Forged), Reason::Forged, "is told apart from one that was changed");
    }
}
