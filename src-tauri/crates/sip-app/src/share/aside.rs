//! What was set aside: its reason in Swedish, and what to do.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use sip_exchange::{Aside, Reason};
use sip_store::table;
use sip_wire::Kind;
use sip_wire::share::SetAside;
use sip_wire::view::Changed;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Every reason; a test sees that each has its sentences.
pub(crate) const REASONS: [Reason; 18] = [
    Reason::Damaged,
    Reason::NotForUs,
    Reason::Forged,
    Reason::Newer,
    Reason::TooBig,
    Reason::UnknownUnit,
    Reason::UnknownDevice,
    Reason::Revoked,
    Reason::Readdressed,
    Reason::Replayed,
    Reason::NotAllowed,
    Reason::Unvouched,
    Reason::UnknownCase,
    Reason::OtherCase,
    Reason::DoesNotFit,
    Reason::Gap,
    Reason::Returned,
    Reason::Twice,
];

pub(super) fn may_pass(reason: &str) -> bool {
    REASONS.iter().any(|known| known.word() == reason && known.may_pass())
}

/// The row of something that was set aside. Its id follows from where it lies.
pub(super) fn row(office: &str, aside: &Aside, now: &str) -> table::aside::Row {
    let mailbox = aside.mailbox.to_string();
    let case = aside.case.as_deref().unwrap_or_default();
    let place = format!("{office} {mailbox} {} {} {case} {}", aside.sender, aside.packet, aside.reason.word());
    let id: String = Sha256::digest(place.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect();
    table::aside::Row {
        id,
        office: office.to_owned(),
        mailbox,
        sender: aside.sender.clone(),
        packet: aside.packet.clone(),
        case: aside.case.clone().unwrap_or_default(),
        reason: aside.reason.word().to_owned(),
        unit: aside.unit.clone().unwrap_or_default(),
        at: now.to_owned(),
        state: String::new(),
    }
}

/// Whether two say the same to a person: why, of which case, and from whom. What waits for one change
/// may lie in many packets.
fn is_alike(one: &table::aside::Row, other: &table::aside::Row) -> bool {
    (&one.reason, &one.case, &one.unit, &one.sender) == (&other.reason, &other.case, &other.unit, &other.sender)
}

impl<H: Host> App<H> {
    /// What was set aside and nobody has looked at: what is alike to a person once, by its oldest.
    pub(super) fn set_aside(&self) -> Result<Vec<SetAside>, AppError> {
        let rows = table::aside::all(&self.open()?.store)?;
        let mut shown: Vec<&table::aside::Row> = Vec::new();
        for row in rows.iter().filter(|row| row.state == "open") {
            if !shown.iter().any(|other| is_alike(other, row)) {
                shown.push(row);
            }
        }
        Ok(shown.into_iter().map(|row| self.told(row)).collect())
    }

    /// The ids of everything that lies aside, also of what somebody has looked at. What a round sets aside
    /// beside these is new.
    ///
    /// # Errors
    /// `locked`.
    pub fn aside_ids(&self) -> Result<BTreeSet<String>, AppError> {
        Ok(table::aside::all(&self.open()?.store)?.into_iter().map(|row| row.id).collect())
    }

    pub(super) fn told(&self, row: &table::aside::Row) -> SetAside {
        let words = [("unit", row.unit.as_str()), ("known", if row.unit.is_empty() { "no" } else { "yes" })];
        SetAside {
            id: row.id.clone(),
            reason: row.reason.clone(),
            message: self.text.say_with(&format!("aside-{}", row.reason), &words),
            advice: self.text.say_with(&format!("aside-{}-do", row.reason), &words),
            from: Some(row.unit.clone()).filter(|unit| !unit.is_empty()),
            at: row.at.clone(),
        }
    }

    /// Somebody has looked at it.
    ///
    /// # Errors
    /// `locked`.
    pub fn see_set_aside(&mut self, id: &str) -> Result<Changed, AppError> {
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let rows = table::aside::all(&session.store)?;
        let seen = rows.iter().find(|row| row.id == id);
        let alike = rows.iter().filter(|row| row.state == "open" && seen.is_some_and(|seen| is_alike(seen, row)));
        session.store.write(|transaction| -> Result<(), AppError> {
            for row in alike {
                table::aside::mark(transaction, &row.id, "seen")?;
            }
            Ok(())
        })?;
        Ok(Changed { kinds: vec![Kind::Exchange], id: None, saved_at: now })
    }
}
