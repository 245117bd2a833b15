//! What every post office does, whatever it is made of.

use sip_exchange::office::{OfficeError, PacketName, PostOffice};

/// Opens the place once more, as another device does.
pub(crate) type Opener<'a> = &'a dyn Fn() -> Box<dyn PostOffice>;

/// The whole behaviour, in a place that is empty.
pub(crate) fn behaves(open: Opener<'_>) {
    it_is_one_office(open);
    an_empty_mailbox_is_empty(open);
    a_packet_reaches_another_device(open);
    two_hundred_packets_are_listed_in_order(open);
    packets_of_one_number_stay_together(open);
    only_so_many_bytes_are_taken(open);
    strange_names_are_refused(open);
    strange_bytes_are_refused(open);
    mailboxes_and_senders_are_told(open);
}

/// A name and its bytes.
pub(crate) fn packet(seq: u64, text: &str) -> (PacketName, Vec<u8>) {
    let bytes = format!("packet {seq} {text}").into_bytes();
    (PacketName::of(seq, &bytes), bytes)
}

/// Puts it, and gives its name.
pub(crate) fn put(office: &mut dyn PostOffice, mailbox: &str, sender: &str, seq: u64) -> PacketName {
    let (name, bytes) = packet(seq, "");
    office.put(mailbox, sender, &name, &bytes).unwrap();
    name
}

pub(crate) fn numbers(names: &[PacketName]) -> Vec<u64> {
    names.iter().map(|name| name.seq).collect()
}

fn it_is_one_office(open: Opener<'_>) {
    let id = open().id([7; 16]).unwrap();
    assert_eq!(id, "07".repeat(16));
    assert_eq!(open().id([8; 16]), Ok(id), "a second device finds the first one's office");
}

fn an_empty_mailbox_is_empty(open: Opener<'_>) {
    let mut office = open();
    assert_eq!(office.mailboxes(), Ok(vec![]));
    assert_eq!(office.senders("empty"), Ok(vec![]));
    assert_eq!(office.list("empty", "nobody", 0, 10), Ok(vec![]));
    let (name, _) = packet(1, "");
    assert_eq!(office.get("empty", "nobody", &name, 99), Err(OfficeError::NotFound));
}

fn a_packet_reaches_another_device(open: Opener<'_>) {
    let (mut a, mut b) = (open(), open());
    let (name, bytes) = packet(1, "hej");
    for _ in 0..2 {
        a.put("reach", "a", &name, &bytes).unwrap();
    }
    b.put("reach", "a", &name, &bytes).unwrap();
    assert_eq!(b.list("reach", "a", 0, 10), Ok(vec![name]), "the same again is done already");
    assert_eq!(b.get("reach", "a", &name, 99), Ok(bytes));
    assert_eq!(b.list("reach", "b", 0, 10), Ok(vec![]));
}

fn two_hundred_packets_are_listed_in_order(open: Opener<'_>) {
    let (mut a, mut b) = (open(), open());
    // Across the border of a bucket, and not in the order of their numbers.
    for seq in (151..=350).rev() {
        put(a.as_mut(), "many", "a", seq);
    }
    let mut listed = |after, most| numbers(&b.list("many", "a", after, most).unwrap());
    assert_eq!(listed(0, 1000), (151..=350).collect::<Vec<_>>());
    assert_eq!(listed(0, 3), [151, 152, 153]);
    assert_eq!(listed(253, 4), [254, 255, 256, 257]);
    assert_eq!(listed(255, 2), [256, 257]);
    assert_eq!(listed(256, 2), [257, 258]);
    assert_eq!(listed(348, 100), [349, 350]);
    assert_eq!(listed(350, 100), [] as [u64; 0]);
    assert_eq!(listed(u64::MAX, 100), [] as [u64; 0]);
    assert_eq!(listed(0, 0), [] as [u64; 0]);
    // The highest number that there can be, and one that leaves a gap.
    put(a.as_mut(), "many", "a", 100_000);
    put(a.as_mut(), "many", "a", PacketName::LAST);
    let far = numbers(&a.list("many", "a", 350, 100).unwrap());
    assert_eq!(far, [100_000, PacketName::LAST]);
}

fn packets_of_one_number_stay_together(open: Opener<'_>) {
    let mut office = open();
    put(office.as_mut(), "twins", "a", 1);
    for text in ["one", "two"] {
        let (name, bytes) = packet(2, text);
        office.put("twins", "a", &name, &bytes).unwrap();
    }
    assert_eq!(numbers(&office.list("twins", "a", 0, 2).unwrap()), [1]);
    assert_eq!(numbers(&office.list("twins", "a", 1, 2).unwrap()), [2, 2]);
    assert_eq!(numbers(&office.list("twins", "a", 0, 3).unwrap()), [1, 2, 2]);
}

fn only_so_many_bytes_are_taken(open: Opener<'_>) {
    let mut office = open();
    for (seq, size) in [(1, 0), (2, 1), (3, 1024 * 1024)] {
        let bytes = vec![b'x'; size];
        let name = PacketName::of(seq, &bytes);
        office.put("sizes", "a", &name, &bytes).unwrap();
        assert_eq!(office.get("sizes", "a", &name, size), Ok(bytes));
        if size > 0 {
            assert_eq!(office.get("sizes", "a", &name, size - 1), Err(OfficeError::TooBig));
        }
    }
}

fn strange_names_are_refused(open: Opener<'_>) {
    let mut office = open();
    let (name, bytes) = packet(1, "");
    let long = "x".repeat(65);
    for strange in ["", ".", "..", "../etc", "a/b", "a\\b", "/etc", "A", "å", "a b", ".hidden", "a\0b", "%2e", &long] {
        let bad = Err(OfficeError::BadAddress);
        assert_eq!(office.senders(strange), Err(OfficeError::BadAddress), "{strange:?}");
        for (mailbox, sender) in [(strange, "a"), ("a", strange)] {
            assert_eq!(office.put(mailbox, sender, &name, &bytes), bad, "{strange:?}");
            assert_eq!(office.list(mailbox, sender, 0, 1), Err(OfficeError::BadAddress), "{strange:?}");
            assert_eq!(office.get(mailbox, sender, &name, 99), Err(OfficeError::BadAddress), "{strange:?}");
        }
    }
    let beyond = PacketName { seq: PacketName::LAST + 1, ..name };
    assert_eq!(office.put("a", "a", &beyond, &bytes), Err(OfficeError::BadAddress));
}

fn strange_bytes_are_refused(open: Opener<'_>) {
    let mut office = open();
    let (name, _) = packet(1, "");
    assert_eq!(office.put("strange", "a", &name, b"other bytes"), Err(OfficeError::Damaged));
    assert_eq!(office.list("strange", "a", 0, 1), Ok(vec![]));
}

fn mailboxes_and_senders_are_told(open: Opener<'_>) {
    let mut office = open();
    for (mailbox, sender) in [("told-2", "b"), ("told-2", "a"), ("told-1", "a")] {
        put(office.as_mut(), mailbox, sender, 1);
    }
    let mailboxes = office.mailboxes().unwrap();
    let told: Vec<&String> = mailboxes.iter().filter(|name| name.starts_with("told")).collect();
    assert_eq!(told, ["told-1", "told-2"]);
    assert!(mailboxes.is_sorted());
    assert_eq!(office.senders("told-2").unwrap(), ["a", "b"]);
}
