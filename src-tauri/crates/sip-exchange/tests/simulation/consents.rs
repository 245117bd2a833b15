//! The person's yes: what is written down of it, where, and by whom.

use serde_json::{Value, json};
use sip_model::field::prepare_act;

use crate::hands::{day, path, token};
use crate::model::What;
use crate::plot::{Says, Third};
use crate::town::{CASE, Town, UNITS};

impl Town {
    /// The person says something about the consent, and the documenting unit writes it down.
    pub(crate) fn consent(&mut self, dev: usize, says: Says, at: u16) -> Option<String> {
        if self.devices[dev].unit != 0 {
            return None;
        }
        let case = self.may_write(dev)?;
        let number = self.model.deeds.len();
        let unit = UNITS[1 + usize::from(at) % 2].0;
        let party = case["consent"]["parties"].as_array()?.iter().find(|party| party["unitId"] == unit)?["id"].clone();
        let topics = path("/consent/parties").with(party.as_str()?).with("topics");
        let is_back = !case["consent"]["withdrawnAt"].is_null();
        let (to, value) = match says {
            Says::Less => (topics, json!(["Hjälp hemma"])),
            Says::More if self.third == Third::Extract && unit == UNITS[2].0 => return None,
            Says::More => (topics, json!("alla")),
            Says::Back if is_back => return None,
            Says::Back => (path("/consent/withdrawnAt"), json!(format!("{}T09:00", day(number)))),
            Says::Anew if is_back => {
                self.set(dev, &case, &path("/consent/id"), json!(token(number)))?;
                let case = self.devices[dev].shelf.value(CASE)?;
                self.set(dev, &case, &path("/consent/withdrawnAt"), Value::Null)?;
                return Some("antecknar ett nytt samtycke".to_owned());
            }
            Says::Anew => return None,
            Says::Noted => (path("/consent/documentedBy"), json!(token(number))),
        };
        self.set(dev, &case, &to, value.clone())?;
        Some(format!("antecknar {to} = {value}"))
    }

    /// The person takes the yes back at a unit that does not document the case (ruling 2).
    pub(crate) fn withdraw(&mut self, dev: usize) -> Option<String> {
        if self.devices[dev].unit == 0 {
            return None;
        }
        self.may_write(dev)?;
        let at = format!("{}T09:00", day(self.model.deeds.len()));
        let consent = self.devices[dev].shelf.withdraw(CASE, &at)?;
        self.note(dev, &path("/consent"), What::Withdrawn(consent), &[]);
        Some("antecknar att samtycket är återkallat".to_owned())
    }

    /// What the documenting unit wrote because it was told at another.
    pub(crate) fn write_down(&mut self, dev: usize) {
        for (path, value, chunks) in std::mem::take(&mut self.devices[dev].shelf.heard) {
            self.note(dev, &path, What::Value(value), &chunks);
        }
    }

    /// The person lets the third unit take part.
    pub(crate) fn enrol(&mut self, dev: usize) -> Option<String> {
        if self.devices[dev].unit != 0 || self.third != Third::Later {
            return None;
        }
        let case = self.may_write(dev)?;
        let card = self.units[2].card.clone();
        let shelf = &mut self.devices[dev].shelf;
        shelf.trust.cards.entry(card.id()).or_insert(card);
        shelf.touch_all();
        let is_party = case["consent"]["parties"].as_array()?.iter().any(|party| party["unitId"] == UNITS[2].0);
        if !is_party {
            let party = json!({ "unitId": UNITS[2].0, "scope": "allt", "topics": "alla" });
            let id = format!("n{}", self.model.deeds.len());
            let list = path("/consent/parties");
            let writes = prepare_act(&case, &list.with("-"), party, &id).ok()?;
            let chunks = self.put(dev, &writes)?;
            self.note(dev, &list.with(&id), What::Item, &chunks);
        }
        Some("tar med Hemtjänst Norrby".to_owned())
    }
}
