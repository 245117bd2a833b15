//! Keys that are the same for the same seed, so that what failed can be played again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_vault::identity::{DeviceKeys, UnitKeys};

/// Numbers that follow from a seed (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of so many.
    #[allow(dead_code, reason = "the simulation draws lots, the laws do not")]
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }

    /// Bytes.
    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        bytes.chunks_mut(8).for_each(|chunk| {
            let next = self.next().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        });
        bytes
    }
}

/// A device's keys.
pub(crate) fn device_keys(random: &mut Random) -> DeviceKeys {
    let sign = STANDARD.encode(random.bytes::<32>());
    let text = format!(r#"{{"format":1,"sign":"{sign}","age":"{}"}}"#, age_key(random));
    DeviceKeys::from_text(&text).expect("the form of device keys")
}

/// A unit's keys, with its root.
pub(crate) fn unit_keys(random: &mut Random) -> UnitKeys {
    let root = STANDARD.encode(random.bytes::<32>());
    let text = format!(r#"{{"format":1,"root":"{root}","epochs":{{"1":"{}"}},"beside":[]}}"#, age_key(random));
    UnitKeys::from_text(&text).expect("the form of unit keys")
}

/// `AGE-SECRET-KEY-1…`: Bech32 of 32 bytes.
fn age_key(random: &mut Random) -> String {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let secret = random.bytes::<32>();
    let bits: Vec<u8> = secret.iter().flat_map(|b| (0..8).rev().map(move |at| b >> at & 1)).chain([0; 4]).collect();
    let mut data: Vec<u8> = bits.chunks(5).map(|five| five.iter().fold(0, |n, bit| n << 1 | bit)).collect();
    let prefix = b"age-secret-key-";
    let spread = prefix.iter().map(|c| c >> 5).chain([0]).chain(prefix.iter().map(|c| c & 31));
    let sum = spread.chain(data.iter().copied()).chain([0; 6]).fold(1u32, |sum, value| {
        let top = sum >> 25;
        let steps = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3u32];
        let sum = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
        steps.iter().enumerate().fold(sum, |sum, (at, step)| if top >> at & 1 == 1 { sum ^ step } else { sum })
    }) ^ 1;
    data.extend((0..6).rev().map(|at| (sum >> (5 * at) & 31) as u8));
    let letters: String = data.iter().map(|five| char::from(ALPHABET[usize::from(*five)])).collect();
    format!("age-secret-key-1{letters}").to_uppercase()
}
