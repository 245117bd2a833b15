//! The place in memory: the same behaviour, and the failures that can be made in no other place at will.

use sip_exchange::office::{MemoryOffice, OfficeError, PostOffice, PutFault};

use super::suite::{self, numbers, packet};

#[test]
fn it_behaves() {
    let office = MemoryOffice::new();
    suite::behaves(&|| Box::new(office.clone()));
}

/// Put, told that it failed, put again: the packet is there once, whether or not the first one had landed.
#[test]
fn an_interrupted_put_is_put_again() {
    for error in [OfficeError::Full, OfficeError::Gone] {
        for fault in [PutFault::Before(error), PutFault::After(error)] {
            let office = MemoryOffice::new();
            office.fail_put(fault);
            let mut device = office.clone();
            let (name, bytes) = packet(1, "");
            assert_eq!(device.put("box", "a", &name, &bytes), Err(error));
            device.put("box", "a", &name, &bytes).unwrap();
            assert_eq!(numbers(&device.list("box", "a", 0, 9).unwrap()), [1]);
        }
    }
}
