//! What happens in a schedule: the devices that are there and what is done on them. All of it is
//! data, so that a schedule can be played again, with less in it.

use crate::keys::Random;
use crate::town::DEVICES;

/// What the third unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Third {
    /// It writes along from the beginning.
    CoWriter,
    /// It gets extracts.
    Extract,
    /// It is added while the others write.
    Later,
}

/// What the person says about the consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Less,
    More,
    Back,
    Anew,
    Noted,
}

/// What goes wrong in a post office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    FullBefore,
    GoneAfter,
    LostPut,
    Stale,
    Fresh,
    Lose,
    Flip,
    Duplicate,
    Away,
    Back,
    Another,
}

/// Something that happens. Numbers choose among what there is when it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    Write {
        dev: u8,
        at: u16,
    },
    Prose {
        dev: u8,
        at: u16,
        whole: bool,
    },
    Add {
        dev: u8,
        at: u16,
    },
    Strike {
        dev: u8,
        at: u16,
    },
    Promise {
        dev: u8,
        at: u16,
    },
    Settle {
        dev: u8,
        at: u16,
    },
    Narrow {
        dev: u8,
        at: u16,
    },
    Widen {
        dev: u8,
        at: u16,
    },
    Establish {
        dev: u8,
    },
    Consent {
        dev: u8,
        says: Says,
        at: u16,
    },
    /// The person takes the yes back at a unit that does not document the case.
    Withdraw {
        dev: u8,
    },
    Enrol {
        dev: u8,
    },
    CheckOut {
        dev: u8,
    },
    /// A round, stopped after so many steps; 0 for all.
    Meet {
        dev: u8,
        office: u8,
        steps: u8,
    },
    Goes {
        office: u8,
        fault: Fault,
        at: u16,
    },
    Copy {
        dev: u8,
    },
    Restore {
        dev: u8,
    },
    Revoke {
        dev: u8,
    },
    /// Its folder is put back from the copy, and it goes on as itself.
    PutBack {
        dev: u8,
    },
}

/// A schedule.
#[derive(Debug, Clone)]
pub(crate) struct Plot {
    pub(crate) seed: u64,
    pub(crate) devices: [bool; 6],
    pub(crate) offices: u8,
    pub(crate) third: Third,
    /// How far each clock is off, in seconds.
    pub(crate) clocks: [i64; 6],
    pub(crate) ops: Vec<Op>,
}

const TEN_YEARS: i64 = 10 * 365 * 24 * 3600;

impl Plot {
    /// The schedule of a seed.
    pub(crate) fn of(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut devices = [true, true, true, false, false, false];
        devices.iter_mut().skip(3).for_each(|is_here| *is_here = random.below(2) == 0);
        let third = match random.below(3) {
            0 => Third::CoWriter,
            1 => Third::Extract,
            _ => Third::Later,
        };
        let clocks = std::array::from_fn(|_| match random.below(3) {
            0 => 0,
            1 => TEN_YEARS,
            _ => -TEN_YEARS,
        });
        let offices = 1 + u8::try_from(random.below(2)).unwrap_or(0);
        // First everybody who may have the case gets it, mostly.
        let mut ops = Vec::new();
        if random.below(4) > 0 {
            for dev in 0..6 {
                ops.push(Op::Meet { dev, office: 0, steps: 0 });
            }
        }
        let calm = random.below(3) == 0;
        let count = 12 + random.below(40);
        ops.extend((0..count).map(|_| op(&mut random, calm)));
        Self { seed, devices, offices, third, clocks, ops }
    }
}

fn op(random: &mut Random, calm: bool) -> Op {
    let dev = u8::try_from(random.below(DEVICES.len() as u64)).unwrap_or(0);
    let at = u16::try_from(random.below(1 << 16)).unwrap_or(0);
    let office = u8::try_from(random.below(2)).unwrap_or(0);
    let whole = random.below(3) == 0;
    match random.below(100) {
        0..12 => Op::Write { dev, at },
        12..21 => Op::Prose { dev, at, whole },
        21..29 => Op::Add { dev, at },
        29..32 => Op::Strike { dev, at },
        32..36 => Op::Promise { dev, at },
        36..40 => Op::Settle { dev, at },
        40..41 => Op::Withdraw { dev },
        41..46 => Op::Narrow { dev, at },
        46..48 => Op::Widen { dev, at },
        48..50 => Op::Establish { dev },
        50..54 => Op::Consent { dev, says: says(random), at },
        54..56 => Op::Enrol { dev },
        56..57 => Op::CheckOut { dev },
        57..59 => Op::Copy { dev },
        59..60 => Op::Restore { dev },
        60..61 if random.below(2) == 0 => Op::Revoke { dev },
        60..63 => Op::PutBack { dev },
        60..72 if !calm => Op::Goes { office, fault: fault(random), at },
        _ => Op::Meet { dev, office, steps: u8::try_from(random.below(40)).unwrap_or(0).saturating_sub(30) },
    }
}

fn says(random: &mut Random) -> Says {
    match random.below(12) {
        0..3 => Says::Less,
        3..6 => Says::More,
        6..7 => Says::Back,
        7..8 => Says::Anew,
        _ => Says::Noted,
    }
}

fn fault(random: &mut Random) -> Fault {
    match random.below(11) {
        0 => Fault::FullBefore,
        1 => Fault::GoneAfter,
        2 => Fault::LostPut,
        3 => Fault::Stale,
        4 => Fault::Fresh,
        5 => Fault::Lose,
        6 => Fault::Flip,
        7 => Fault::Duplicate,
        8 => Fault::Away,
        9 if random.below(3) == 0 => Fault::Another,
        _ => Fault::Back,
    }
}
