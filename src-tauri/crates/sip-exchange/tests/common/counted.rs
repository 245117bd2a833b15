//! A post office that counts what it is asked, and fails when it is told to.

use std::sync::{Arc, Mutex};

use sip_exchange::office::{MemoryOffice, OfficeError, PacketName, PostOffice, PutFault};

/// What an office was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    pub(crate) senders: u32,
    pub(crate) lists: u32,
    pub(crate) gets: u32,
    pub(crate) puts: u32,
    /// Names that listings brought.
    pub(crate) names: usize,
}

/// A post office in memory that counts.
#[derive(Clone)]
pub(crate) struct Counted {
    office: MemoryOffice,
    asked: Arc<Mutex<Asked>>,
    fails: Option<(u32, PutFault)>,
}

impl Counted {
    pub(crate) fn new(office: &MemoryOffice) -> Self {
        Self { office: office.clone(), asked: Arc::default(), fails: None }
    }

    /// One whose put of this number, from 0, meets this.
    pub(crate) fn failing(office: &MemoryOffice, at: u32, fault: PutFault) -> Self {
        Self { fails: Some((at, fault)), ..Self::new(office) }
    }

    /// What it was asked so far.
    pub(crate) fn asked(&self) -> Asked {
        *self.asked.lock().expect("nobody stopped while counting")
    }

    fn count(&self, what: impl FnOnce(&mut Asked)) {
        what(&mut self.asked.lock().expect("nobody stopped while counting"));
    }
}

impl PostOffice for Counted {
    fn id(&mut self, random: [u8; 16]) -> Result<String, OfficeError> {
        self.office.id(random)
    }

    fn mailboxes(&mut self) -> Result<Vec<String>, OfficeError> {
        self.office.mailboxes()
    }

    fn senders(&mut self, mailbox: &str) -> Result<Vec<String>, OfficeError> {
        self.count(|asked| asked.senders += 1);
        self.office.senders(mailbox)
    }

    fn list(&mut self, mailbox: &str, sender: &str, after: u64, most: usize) -> Result<Vec<PacketName>, OfficeError> {
        let names = self.office.list(mailbox, sender, after, most)?;
        self.count(|asked| {
            asked.lists += 1;
            asked.names += names.len();
        });
        Ok(names)
    }

    fn get(
        &mut self,
        mailbox: &str,
        sender: &str,
        name: &PacketName,
        most_bytes: usize,
    ) -> Result<Vec<u8>, OfficeError> {
        self.count(|asked| asked.gets += 1);
        self.office.get(mailbox, sender, name, most_bytes)
    }

    fn put(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
        if let Some((at, fault)) = self.fails
            && at == self.asked().puts
        {
            self.office.fail_put(fault);
        }
        self.count(|asked| asked.puts += 1);
        self.office.put(mailbox, sender, name, bytes)
    }
}
