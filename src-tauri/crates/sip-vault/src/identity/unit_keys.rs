//! What only a unit's own office devices know, and its root holders.

use std::collections::BTreeMap;
use std::fmt;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::age_key::AgeKey;
use super::id::UnitId;
use super::seal_key::SealKey;
use super::{encoding, form, seal_key, signing};
use crate::Random;

/// A unit's secret keys: its age key in epochs, and for root holders the root that signs its card.
/// Wiped when dropped.
#[derive(Clone)]
pub struct UnitKeys {
    root: Option<SigningKey>,
    epochs: BTreeMap<u32, AgeKey>,
    /// Keys of epochs that two root holders made apart under the same number: they still open
    /// what was sealed to them.
    beside: Vec<AgeKey>,
}

/// The text form, borrowed so that no copy of a secret is left behind.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    format: u32,
    #[serde(borrow)]
    root: Option<&'a str>,
    #[serde(borrow)]
    epochs: BTreeMap<u32, &'a str>,
    #[serde(borrow)]
    beside: Vec<&'a str>,
}

impl UnitKeys {
    /// A new unit: a root, and the key of epoch 1 out of `age`'s own randomness.
    #[must_use]
    pub fn generate(random: Random<'_>) -> Self {
        let epochs = BTreeMap::from([(1, AgeKey::generate())]);
        Self { root: Some(signing::generate(random)), epochs, beside: Vec::new() }
    }

    /// Makes the key of the next epoch and gives its number. Nothing else may be sealed to than
    /// the epoch on the card, so a new card has to follow.
    pub fn new_epoch(&mut self) -> u32 {
        let next = self.latest().map_or(0, |(epoch, _)| epoch).saturating_add(1);
        self.epochs.insert(next, AgeKey::generate());
        next
    }

    /// The newest epoch and its key.
    #[must_use]
    pub fn latest(&self) -> Option<(u32, &AgeKey)> {
        self.epochs.last_key_value().map(|(epoch, key)| (*epoch, key))
    }

    /// The keys by epoch.
    #[must_use]
    pub fn epochs(&self) -> &BTreeMap<u32, AgeKey> {
        &self.epochs
    }

    /// Every key that may open something, newest epoch first: what to hand to [`super::open`].
    #[must_use]
    pub fn all(&self) -> Vec<&AgeKey> {
        self.epochs.values().rev().chain(&self.beside).collect()
    }

    /// The key of a recipient, if it is one of these.
    #[must_use]
    pub fn key_of(&self, recipient: &str) -> Option<&AgeKey> {
        self.epochs.values().chain(&self.beside).find(|key| key.is_for(recipient))
    }

    /// Whether the root is here.
    #[must_use]
    pub fn has_root(&self) -> bool {
        self.root.is_some()
    }

    /// The root's public key, for root holders.
    #[must_use]
    pub fn root_public(&self) -> Option<[u8; 32]> {
        self.root.as_ref().map(|root| root.verifying_key().to_bytes())
    }

    /// The unit's name, for root holders. Others have it from the card.
    #[must_use]
    pub fn unit_id(&self) -> Option<UnitId> {
        self.root_public().map(|root| UnitId::of(&root))
    }

    /// The key that certifies devices to seal paper, for root holders. It follows from the root.
    #[must_use]
    pub fn seal_root(&self) -> Option<SealKey> {
        self.root.as_ref().map(|root| SealKey::derived(root, "unit"))
    }

    /// The root's word that [`UnitKeys::seal_root`] is its unit's.
    #[must_use]
    pub fn seal_vouch(&self) -> Option<[u8; 64]> {
        let key = self.seal_root()?.public();
        self.root.as_ref().map(|root| seal_key::vouch(root, &key))
    }

    /// The same keys, for a device that does not hold the root.
    #[must_use]
    pub fn without_root(&self) -> Self {
        Self { root: None, ..self.clone() }
    }

    /// Takes in what another holder of the same unit has: all epochs, and the root if there is
    /// one. Of two keys with one number the one whose recipient sorts first keeps the number, on
    /// every device alike, and the other still opens what was sealed to it. Two different roots are
    /// two units: then nothing is taken in, and the answer is no.
    pub fn merge(&mut self, other: &Self) -> bool {
        match (self.root_public(), other.root_public()) {
            (Some(ours), Some(theirs)) if ours != theirs => return false,
            (None, Some(_)) => self.root.clone_from(&other.root),
            _ => {}
        }
        for (epoch, key) in &other.epochs {
            let Some(ours) = self.epochs.get_mut(epoch) else {
                self.epochs.insert(*epoch, key.clone());
                continue;
            };
            let beside =
                if key.recipient() < ours.recipient() { std::mem::replace(ours, key.clone()) } else { key.clone() };
            self.keep_beside(beside);
        }
        other.beside.iter().for_each(|key| self.keep_beside(key.clone()));
        true
    }

    fn keep_beside(&mut self, key: AgeKey) {
        if self.key_of(&key.recipient()).is_none() {
            self.beside.push(key);
        }
    }

    /// The secret keys as JSON, for the encrypted database, an approval, and nowhere else.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let root = self.root.as_ref().map(|root| Zeroizing::new(encoding::base64(root.as_bytes())));
        let epochs: Vec<_> = self.epochs.iter().map(|(epoch, key)| (*epoch, key.to_text())).collect();
        let beside: Vec<_> = self.beside.iter().map(AgeKey::to_text).collect();
        let written = Written {
            format: 1,
            root: root.as_ref().map(|text| text.as_str()),
            epochs: epochs.iter().map(|(epoch, text)| (*epoch, text.as_str())).collect(),
            beside: beside.iter().map(|text| text.as_str()).collect(),
        };
        form::write_secret(&written, 256 + 128 * (epochs.len() + beside.len()))
    }

    /// Keys from their text; nothing when it is not such a text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let written: Written<'_> =
            serde_json::from_str(text).ok().filter(|written: &Written<'_>| written.format == 1)?;
        let key = |text: &str| AgeKey::from_text(text);
        Some(Self {
            root: written.root.map(signing::from_text).map_or(Some(None), |root| root.map(Some))?,
            epochs: written.epochs.into_iter().map(|(epoch, text)| Some((epoch, key(text)?))).collect::<Option<_>>()?,
            beside: written.beside.into_iter().map(key).collect::<Option<_>>()?,
        })
    }

    pub(super) fn sign(&self, domain: &str, message: &[u8]) -> Option<[u8; 64]> {
        self.root.as_ref().map(|root| signing::sign(root, domain, message))
    }
}

impl fmt::Debug for UnitKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let epochs: Vec<u32> = self.epochs.keys().copied().collect();
        write!(f, "UnitKeys(root: {}, epochs: {epochs:?}, [dolt])", self.has_root())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::random;

    fn recipients(keys: &UnitKeys) -> Vec<(u32, String)> {
        keys.epochs().iter().map(|(epoch, key)| (*epoch, key.recipient())).collect()
    }

    #[test]
    fn keys_survive_their_text() {
        let mut keys = UnitKeys::generate(&mut random(1));
        assert_eq!(keys.new_epoch(), 2);
        assert_eq!(keys.latest().unwrap().0, 2);
        for keys in [keys.without_root(), keys] {
            let again = UnitKeys::from_text(&keys.to_text()).unwrap();
            assert_eq!((recipients(&again), again.unit_id()), (recipients(&keys), keys.unit_id()));
            assert_eq!(*again.to_text(), *keys.to_text());
        }
        assert!(UnitKeys::from_text("{}").is_none());
    }

    #[test]
    fn two_holders_end_with_the_same_keys() {
        let mut one = UnitKeys::generate(&mut random(1));
        let mut other = one.clone();
        one.new_epoch();
        one.new_epoch();
        other.new_epoch();
        let made_apart = [one.epochs()[&2].recipient(), other.epochs()[&2].recipient()];
        let before = one.clone();
        assert!(one.merge(&other));
        assert!(other.merge(&before));
        assert_eq!(recipients(&one), recipients(&other));
        assert_eq!(one.latest().unwrap().0, 3);
        for keys in [&one, &other, &UnitKeys::from_text(&one.to_text()).unwrap()] {
            assert!(made_apart.iter().all(|recipient| keys.key_of(recipient).is_some()), "nothing becomes unreadable");
            assert_eq!(keys.all().len(), 4);
        }
        assert!(one.merge(&other.clone()));
        assert_eq!(one.all().len(), 4, "the same again adds nothing");
    }

    #[test]
    fn the_root_is_taken_over_but_never_changed() {
        let keys = UnitKeys::generate(&mut random(1));
        let mut without = keys.without_root();
        assert_eq!((without.unit_id(), without.sign("d", b"m")), (None, None));
        assert!(without.merge(&keys));
        assert_eq!(without.unit_id(), keys.unit_id());
        let before = recipients(&without);
        assert!(!without.merge(&UnitKeys::generate(&mut random(2))));
        assert_eq!((without.unit_id(), recipients(&without)), (keys.unit_id(), before));
    }
}
