//! A folder: what lies in it that is not ours, what it costs to list, and what happens when it is gone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use sip_exchange::office::{FolderOffice, OfficeError, PacketName, PostOffice, open};

use super::suite::{self, numbers, packet, put};

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn it_behaves() {
    let place = tempfile::tempdir().unwrap();
    suite::behaves(&|| Box::new(FolderOffice::at(place.path())));
}

#[test]
fn a_path_and_its_url_are_one_place() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().to_str().unwrap();
    let id = open(path, &|_| None).unwrap().id([1; 16]).unwrap();
    assert_eq!(open(&format!("file://{path}"), &|_| None).unwrap().id([2; 16]), Ok(id));
}

#[test]
fn packets_lie_where_they_are_said_to_lie() {
    let place = tempfile::tempdir().unwrap();
    let mut office = FolderOffice::at(place.path());
    office.id([0xab; 16]).unwrap();
    let name = put(&mut office, "box", "from", 600);
    let identity = fs::read_to_string(place.path().join("sip-hemma.json")).unwrap();
    assert_eq!(identity.trim_end(), format!(r#"{{"format":1,"office":"{}"}}"#, "ab".repeat(16)));
    assert_eq!(names(&place.path().join("box/from/00000002")), [name.to_string()]);
}

/// 5,000 packets lie there; what was read to find the new ones is a fraction of them.
#[test]
fn listing_costs_what_is_new() {
    let place = tempfile::tempdir().unwrap();
    for seq in 1..=5000 {
        let (name, bytes) = packet(seq, "");
        let bucket = place.path().join(format!("box/a/{:08}", seq / 256));
        fs::create_dir_all(&bucket).unwrap();
        fs::write(bucket.join(name.to_string()), bytes).unwrap();
    }
    let cost = |after, most, found: &[u64]| {
        let mut office = FolderOffice::at(place.path());
        assert_eq!(numbers(&office.list("box", "a", after, most).unwrap()), found);
        office.entries_read()
    };
    // The twenty buckets themselves, and one or two of them.
    assert!(cost(4998, 100, &[4999, 5000]) <= 20 + 256);
    assert!(cost(5000, 100, &[]) <= 20 + 256);
    assert!(cost(2000, 3, &[2001, 2002, 2003]) <= 20 + 256);
    assert!(cost(2303, 2, &[2304, 2305]) <= 20 + 2 * 256);
    let all: Vec<u64> = (1..=5000).collect();
    assert!(cost(0, 9999, &all) <= 20 + 5000);
    assert!(cost(9999, 100, &[]) <= 20);
}

#[test]
fn a_folder_that_is_not_there_is_gone_and_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("STICKA");
    let mut office = FolderOffice::at(&root);
    let (name, bytes) = packet(1, "");
    assert_eq!(office.id([1; 16]), Err(OfficeError::Gone));
    assert_eq!(office.mailboxes(), Err(OfficeError::Gone));
    assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Gone));
    assert!(!root.exists());
    fs::write(&root, "a file").unwrap();
    assert_eq!(office.id([1; 16]), Err(OfficeError::Gone));
}

/// The stick is pulled out and its mount point stays, empty; then another stick is plugged in; then the first again.
#[test]
fn another_place_is_never_taken_for_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let (root, aside) = (dir.path().join("STICKA"), dir.path().join("pocket"));
    fs::create_dir(&root).unwrap();
    let mut office = FolderOffice::at(&root);
    let id = office.id([1; 16]).unwrap();
    let one = put(&mut office, "box", "a", 1);

    fs::rename(&root, &aside).unwrap();
    fs::create_dir(&root).unwrap();
    let (name, bytes) = packet(2, "");
    for _ in 0..2 {
        assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Gone));
        assert_eq!(office.list("box", "a", 0, 9), Err(OfficeError::Gone));
        assert_eq!(office.get("box", "a", &one, 99), Err(OfficeError::Gone));
        assert_eq!(office.mailboxes(), Err(OfficeError::Gone));
        assert_eq!(names(&root).len(), usize::from(root.join("sip-hemma.json").exists()), "nothing was laid down");
        FolderOffice::at(&root).id([2; 16]).unwrap();
    }
    assert_eq!(office.id([3; 16]), Ok("02".repeat(16)), "asked again, it tells that it is another");

    fs::remove_dir_all(&root).unwrap();
    fs::rename(&aside, &root).unwrap();
    assert_eq!(office.id([4; 16]), Ok(id));
    office.put("box", "a", &name, &bytes).unwrap();
    assert_eq!(numbers(&office.list("box", "a", 0, 9).unwrap()), [1, 2]);
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let mut office = FolderOffice::at(place.path());
    let name = put(&mut office, "box", "a", 1);
    let bucket = place.path().join("box/a/00000000");
    let (other, bytes) = packet(300, "in the wrong bucket");
    for stray in [".sip-hemma-0011223344556677-1.part", "Thumbs.db", &format!("{name}.tmp"), &other.to_string()] {
        fs::write(bucket.join(stray), &bytes).unwrap();
    }
    fs::create_dir(bucket.join(packet(2, "a directory").0.to_string())).unwrap();
    for dir in [".Trash-1000", "System Volume Information", "Bilder", "box/.sync", "box/a/123", "box/a/x"] {
        fs::create_dir(place.path().join(dir)).unwrap();
    }
    fs::write(place.path().join("notes"), "mine").unwrap();
    fs::write(place.path().join("box/notes"), "mine").unwrap();
    assert_eq!(office.mailboxes().unwrap(), ["box"]);
    assert_eq!(office.senders("box").unwrap(), ["a"]);
    assert_eq!(office.list("box", "a", 0, 99), Ok(vec![name]));
}

/// A device was killed in the middle of a put: nobody sees the half packet, and its next put takes it away.
#[test]
fn a_half_written_packet_is_seen_by_nobody_and_swept_by_its_sender() {
    let place = tempfile::tempdir().unwrap();
    put(&mut FolderOffice::at(place.path()), "box", "a", 1);
    let bucket = place.path().join("box/a/00000000");
    fs::write(bucket.join(".sip-hemma-0011223344556677-1.part"), "hal").unwrap();
    let mut again = FolderOffice::at(place.path());
    assert_eq!(numbers(&again.list("box", "a", 0, 9).unwrap()), [1]);
    put(&mut again, "box", "a", 2);
    assert_eq!(names(&bucket).len(), 2);
}

#[test]
fn a_packet_that_was_cut_short_is_damaged_until_it_is_put_again() {
    let place = tempfile::tempdir().unwrap();
    let mut office = FolderOffice::at(place.path());
    let (name, bytes) = packet(1, "whole");
    office.put("box", "a", &name, &bytes).unwrap();
    let file = place.path().join("box/a/00000000").join(name.to_string());
    for wrong in [&bytes[..3], b"just as long!!!!"] {
        fs::write(&file, wrong).unwrap();
        assert_eq!(office.get("box", "a", &name, 99), Err(OfficeError::Damaged));
        office.put("box", "a", &name, &bytes).unwrap();
        assert_eq!(office.get("box", "a", &name, 99), Ok(bytes.clone()));
    }
}

#[test]
fn an_identity_that_cannot_be_read_is_not_written_over() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("sip-hemma.json");
    let told = [
        ("", OfficeError::Damaged),
        ("{\"format\":1}", OfficeError::Damaged),
        ("{\"format\":2,\"x\":[]}", OfficeError::Newer),
        (&" ".repeat(9999), OfficeError::Damaged),
    ];
    for (text, error) in told {
        fs::write(&file, text).unwrap();
        assert_eq!(FolderOffice::at(place.path()).id([1; 16]), Err(error));
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn no_link_leads_out_of_the_place() {
    let (place, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut theirs = FolderOffice::at(other.path());
    let name = put(&mut theirs, "box", "a", 1);
    let (second, bytes) = packet(2, "");
    let at = |way: &str| place.path().join(way);
    let mut office = FolderOffice::at(place.path());

    // The mailbox, the sender, the bucket, the packet: each in turn is a link.
    let steps = ["box", "box/a", "box/a/00000000", &format!("box/a/00000000/{name}")];
    for way in steps {
        symlink(other.path().join(way), at(way)).unwrap();
        assert_eq!(office.list("box", "a", 0, 9), Ok(vec![]), "{way}");
        assert_eq!(office.get("box", "a", &name, 99), Err(OfficeError::NotFound), "{way}");
        if way != steps[3] {
            assert_eq!(office.put("box", "a", &second, &bytes), Err(OfficeError::Damaged), "{way}");
        }
        fs::remove_file(at(way)).unwrap();
        fs::create_dir(at(way)).unwrap();
    }
    assert_eq!(names(&other.path().join("box/a/00000000")), [name.to_string()], "nothing was laid down there");

    let (place, victim) = (tempfile::tempdir().unwrap(), other.path().join("victim"));
    symlink(&victim, place.path().join("sip-hemma.json")).unwrap();
    assert_eq!(FolderOffice::at(place.path()).id([1; 16]), Err(OfficeError::Damaged));
    assert!(!victim.exists());
}

/// A link to the folder itself is how some people have their shares.
#[test]
fn the_way_to_the_place_may_be_a_link() {
    let (dir, place) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let link = dir.path().join("share");
    symlink(place.path(), &link).unwrap();
    let mut office = FolderOffice::at(&link);
    office.id([1; 16]).unwrap();
    let name: PacketName = put(&mut office, "box", "a", 1);
    assert_eq!(FolderOffice::at(place.path()).list("box", "a", 0, 9), Ok(vec![name]));
}
