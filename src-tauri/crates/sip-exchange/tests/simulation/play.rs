//! Playing a schedule, one thing after the other, and telling it as a story.

use sip_exchange::office::{MemoryOffice, OfficeError, PutFault};
use sip_exchange::{Doing, Round, Stopped};

use crate::plot::{Fault, Op, Plot};
use crate::town::{CASE, Town};

/// Most steps of one round.
const MOST_STEPS: usize = 10_000;

/// A schedule that was played.
pub(crate) struct Played {
    /// What happened, in readable lines.
    pub(crate) story: Vec<String>,
    /// What is wrong.
    pub(crate) wrong: Option<String>,
    /// Rounds until it was quiet.
    pub(crate) rounds: usize,
    /// How much happened.
    pub(crate) steps: usize,
}

/// Plays a schedule to its end. The story is told into `story`, so that it is there after a panic.
pub(crate) fn play(plot: &Plot, story: &mut Vec<String>) -> (usize, Option<String>) {
    let mut town = Town::build(plot);
    for op in &plot.ops {
        story.push(format!("… {op:?}"));
        let happened = town.happens(*op);
        story.pop();
        match happened {
            Ok(line) => story.extend(line),
            Err(wrong) => return (0, Some(wrong)),
        }
    }
    let (rounds, ended) = town.end(story);
    (rounds, ended.err())
}

impl Town {
    fn happens(&mut self, op: Op) -> Result<Option<String>, String> {
        let dev = match op {
            Op::Write { dev, .. }
            | Op::Prose { dev, .. }
            | Op::Add { dev, .. }
            | Op::Strike { dev, .. }
            | Op::Promise { dev, .. }
            | Op::Settle { dev, .. }
            | Op::Narrow { dev, .. }
            | Op::Widen { dev, .. }
            | Op::Establish { dev }
            | Op::Consent { dev, .. }
            | Op::Withdraw { dev }
            | Op::Enrol { dev }
            | Op::CheckOut { dev }
            | Op::Meet { dev, .. }
            | Op::Copy { dev }
            | Op::Restore { dev }
            | Op::PutBack { dev }
            | Op::Revoke { dev } => usize::from(dev) % self.devices.len(),
            Op::Goes { .. } => 0,
        };
        if self.devices[dev].gone {
            return Ok(None);
        }
        let line = match op {
            Op::Write { at, .. } => self.write(dev, at),
            Op::Prose { at, whole, .. } => self.prose(dev, at, whole),
            Op::Add { at, .. } => self.add(dev, at),
            Op::Strike { at, .. } => self.strike(dev, at),
            Op::Promise { at, .. } => self.promise(dev, at),
            Op::Settle { at, .. } => self.settle(dev, at),
            Op::Narrow { at, .. } => self.narrow(dev, at),
            Op::Widen { at, .. } => self.widen(dev, at),
            Op::Establish { .. } => self.establish(dev),
            Op::Consent { says, at, .. } => self.consent(dev, says, at),
            Op::Withdraw { .. } => self.withdraw(dev),
            Op::Enrol { .. } => self.enrol(dev),
            Op::CheckOut { .. } => self.check_out(dev),
            Op::Meet { office, steps, .. } => {
                let office = usize::from(office) % self.offices.len();
                let how = self.meet(dev, office, usize::from(steps))?;
                Some(format!("lämnar och hämtar i post {office}{how}"))
            }
            Op::Goes { office, fault, at } => {
                return Ok(self.goes(usize::from(office) % self.offices.len(), fault, at));
            }
            Op::Copy { .. } => {
                self.devices[dev].shelf.seal_all();
                self.model.sealed(dev, &mut self.devices[dev].shelf);
                self.devices[dev].copy = Some((self.devices[dev].shelf.clone(), self.model.deeds.len()));
                Some("säkerhetskopieras".to_owned())
            }
            Op::Restore { .. } => self.restore(dev).then(|| "återställs ur kopian, som ny dator".to_owned()),
            Op::PutBack { .. } if self.devices[dev].copy.is_some() => {
                self.put_back(dev).then(|| "läggs tillbaka från kopian".to_owned())
            }
            Op::PutBack { .. } => return self.happens(Op::Copy { dev: u8::try_from(dev).unwrap_or(0) }),
            Op::Revoke { .. } => self.lose(dev),
        };
        Ok(line.map(|line| format!("{}: {line}", self.devices[dev].name)))
    }

    /// A laptop of the unit gets the case.
    fn check_out(&mut self, dev: usize) -> Option<String> {
        let unit = self.devices[dev].unit;
        let laptop = self.live().into_iter().find(|at| self.devices[*at].unit == unit && !self.devices[*at].office)?;
        let id = self.devices[laptop].shelf.me.device();
        let known = self.devices[dev].shelf.me.card.device(&id).is_some();
        if !self.devices[dev].office || !known || !self.devices[dev].shelf.cases.contains_key(CASE) {
            return None;
        }
        self.devices[dev]
            .shelf
            .check_out(CASE, id)
            .then(|| format!("lånar ut planen till {}", self.devices[laptop].name))
    }

    /// A device is lost, and a colleague takes it off the card.
    fn lose(&mut self, dev: usize) -> Option<String> {
        let colleague = self.colleague(dev)?;
        if !self.devices[colleague].shelf.cases.contains_key(CASE) {
            return None;
        }
        self.revoke(dev);
        self.devices[dev].gone = true;
        self.model.forget(dev, 0);
        Some("kommer bort och spärras".to_owned())
    }

    /// One round; stopped after so many steps, where they are more than none.
    pub(crate) fn meet(&mut self, dev: usize, office: usize, steps: usize) -> Result<String, String> {
        let place: MemoryOffice = self.offices[office].clone();
        let shelf = &mut self.devices[dev].shelf;
        let mut how = String::new();
        let mut left = if steps == 0 { MOST_STEPS } else { steps };
        match Round::begin(Box::new(place), shelf) {
            Ok(mut round) => loop {
                if left == 0 {
                    how = format!(", avbryts efter {steps} steg");
                    break;
                }
                left -= 1;
                match round.step(shelf) {
                    Ok(Doing::Done) => break,
                    Ok(_) => {}
                    Err(stopped) => {
                        how = format!(", men {stopped:?}");
                        break;
                    }
                }
            },
            Err(Stopped::Revoked) => return Err(format!("{} is there and revoked", self.devices[dev].name)),
            Err(stopped) => how = format!(", men {stopped:?}"),
        }
        if left == 0 && steps == 0 {
            return Err(format!("a round of {} has no end", self.devices[dev].name));
        }
        self.write_down(dev);
        self.model.sealed(dev, &mut self.devices[dev].shelf);
        self.look_at_mail(dev)?;
        Ok(how)
    }

    fn goes(&mut self, office: usize, fault: Fault, at: u16) -> Option<String> {
        let place = &self.offices[office];
        let packets = place.packets();
        let spot = packets.get(usize::from(at) % packets.len().max(1)).cloned();
        let mut put = |fault| {
            place.fail_put(fault);
            self.waiting[office] += 1;
        };
        let line = match fault {
            Fault::FullBefore => {
                put(PutFault::Before(OfficeError::Full));
                "blir full".to_owned()
            }
            Fault::GoneAfter => {
                put(PutFault::After(OfficeError::Gone));
                "försvinner när något har lagts".to_owned()
            }
            Fault::LostPut => {
                put(PutFault::Lost);
                "tappar nästa brev".to_owned()
            }
            Fault::Stale => {
                let count = 1 + usize::from(at) % 4;
                place.stale(count);
                format!("visar inte de senaste {count}")
            }
            Fault::Fresh => {
                place.stale(0);
                "visar allt".to_owned()
            }
            Fault::Lose => {
                let spot = spot?;
                place.lose(&spot);
                format!("tappar {}", self.told(&spot))
            }
            Fault::Flip => {
                let spot = spot?;
                place.flip(&spot, usize::from(at) * 7);
                format!("skadar {}", self.told(&spot))
            }
            Fault::Duplicate => {
                let spot = spot?;
                place.duplicate(&spot, spot.2.seq + 1 + u64::from(at) % 40);
                format!("lägger {} en gång till", self.told(&spot))
            }
            Fault::Away => {
                place.away(Some(OfficeError::Gone));
                "är borta".to_owned()
            }
            Fault::Another => {
                place.replace();
                "är en annan, och tom".to_owned()
            }
            Fault::Back => {
                place.away(None);
                "är tillbaka".to_owned()
            }
        };
        Some(format!("Post {office} {line}"))
    }

    fn told(&self, spot: &sip_exchange::office::Spot) -> String {
        let from = self.device_of(&spot.1).map_or("någons", |at| self.devices[at].name);
        format!("brev {} från {from}", spot.2.seq)
    }
}
