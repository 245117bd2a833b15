//! The order of what a device tells of a case. A device that was put back from an older copy of its folder
//! tells less than it told before: then its last word holds, and not everything that it ever said. No clock
//! says which word is the last; a number does, and others tell it back.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::envelope::Receipt;
use crate::me::Me;
use crate::vouch::hex;

const DOMAIN: &str = "sip-hemma told 1";
/// Hex digits of a mark: of the life that it belongs to, of what was told, and of the device that told it.
const LIFE: usize = 8;
const SAID: usize = 12;
/// Lives of the folder that are remembered.
const LIVES: usize = 32;
/// Receipts after a return within which the next one belongs to it.
const SOON: u64 = 50;

/// The place of a receipt among those that its device told of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Told {
    /// Which one it is.
    pub number: u64,
    /// What was told up to it, as a digest that this device alone can make: two copies of a folder that tell
    /// something else under one number are told apart, and nobody makes up what another told.
    pub mark: String,
}

/// What the sender of a receipt heard last of one of its receiver's devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Heard {
    /// The latest of that device.
    pub told: Told,
    /// How many times something came that was not later: it may be late, or that device was put back.
    pub doubts: u32,
}

/// That this device was put back from an older copy of its folder, as it learned from others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Returned {
    /// How often.
    pub times: u32,
    /// The number that it told last then.
    pub at: u64,
    /// Another copy of the folder is in use: soon one after the other it heard of two lives that it never had.
    pub copies: bool,
    /// How many such lives it heard of. One is no more than that it was put back twice, to a copy between.
    pub strange: u32,
    /// The lives that it had before, or heard that it had: others heard more or less of one, and say so later.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lives: Vec<String>,
}

impl Told {
    /// The next receipt's place.
    pub(crate) fn next(&self, me: &Me, case: &str, receipt: &Receipt) -> Self {
        let number = self.number.saturating_add(1);
        let said = serde_json::to_string(&(&receipt.heads, receipt.stage, &receipt.versions)).unwrap_or_default();
        let said = digest(&format!("{} {said}", self.mark), SAID);
        Self { number, mark: marked(me, case, number, &format!("{}{said}", self.life())) }
    }

    /// Whether it is later than another.
    #[must_use]
    pub(crate) fn is_later(&self, other: &Self) -> bool {
        self.number > other.number
    }

    /// Whether this very device told it, or another copy of its folder.
    fn is_of(&self, me: &Me, case: &str) -> bool {
        let body = self.mark.get(..LIFE + SAID).unwrap_or_default();
        marked(me, case, self.number, body) == self.mark
    }

    /// What all of a folder's marks begin with, until it learns that it was put back.
    fn life(&self) -> String {
        self.mark.get(..LIFE).map_or_else(|| "0".repeat(LIFE), str::to_owned)
    }
}

impl Returned {
    /// This device hears what it told itself, as others know it. One that it does not know of tells that its
    /// folder was put back, or that there are two of it: what it tells next comes after that, and is told anew
    /// to everybody. Tells whether it was so.
    pub(crate) fn hear(&mut self, own: &mut Told, heard: &Told, me: &Me, case: &str) -> bool {
        let is_known = own.is_later(heard) || own == heard;
        if is_known || !heard.is_of(me, case) {
            return false;
        }
        let is_former = self.lives.contains(&heard.life());
        if self.times == 0 || own.number >= self.at.saturating_add(SOON) {
            (self.strange, self.copies) = (0, false);
        }
        self.strange = self.strange.saturating_add(u32::from(!is_former && own.life() != heard.life()));
        self.copies |= self.strange > 1;
        self.times = self.times.saturating_add(1);
        self.at = heard.number.saturating_add(1);
        let life = if is_former { own.life() } else { digest(&format!("{} {}", own.mark, heard.mark), LIFE) };
        if !is_former {
            self.lives.extend([own.life(), heard.life()]);
            let beyond = self.lives.len().saturating_sub(LIVES);
            self.lives.drain(..beyond);
        }
        let body = format!("{life}{}", "0".repeat(SAID));
        *own = Told { number: self.at, mark: marked(me, case, self.at, &body) };
        true
    }

    /// Whether another copy of the folder is believed to be in use, when so much was told.
    pub(crate) fn is_double(&self, own: &Told) -> bool {
        self.copies && own.number < self.at.saturating_add(SOON)
    }
}

fn digest(text: &str, length: usize) -> String {
    hex(&Sha256::digest(text.as_bytes())[..length / 2])
}

/// Only who has the device's key makes the end of it.
fn marked(me: &Me, case: &str, number: u64, body: &str) -> String {
    let signature = me.keys.sign(DOMAIN, format!("{case} {number} {body}").as_bytes());
    format!("{body}{}", &hex(&Sha256::digest(signature))[..SAID])
}
