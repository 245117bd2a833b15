//! Places where packets can be left: sticks that are plugged in, a folder and a store that were told.

use std::path::Path;

use sip_exchange::office::sticks::sticks;
use sip_store::table;
use sip_wire::Kind;
use sip_wire::share::{Place, PlaceKind, PlaceSet};
use sip_wire::view::Changed;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

fn meta(kind: PlaceKind) -> Option<&'static str> {
    match kind {
        PlaceKind::Stick => None,
        PlaceKind::Folder => Some("place-folder"),
        PlaceKind::Store => Some("place-store"),
    }
}

impl<H: Host> App<H> {
    /// The places.
    pub(super) fn places(&self) -> Result<Vec<Place>, AppError> {
        let store = &self.open()?.store;
        let offices = table::post::offices(store)?;
        let last = |address: &str| {
            let met = offices.iter().find(|(_, known, at)| known == address && !at.is_empty());
            met.map(|(_, _, at)| at.clone())
        };
        let mut places = Vec::new();
        for stick in sticks() {
            let address = stick.path.display().to_string();
            let last_at = last(&address);
            places.push(Place { kind: PlaceKind::Stick, address, name: stick.name, there: Some(true), last_at });
        }
        for kind in [PlaceKind::Folder, PlaceKind::Store] {
            let Some(name) = meta(kind) else { continue };
            let Some(address) = table::meta::get(store, name)?.filter(|address| !address.is_empty()) else { continue };
            let there = (kind == PlaceKind::Folder).then(|| Path::new(address.trim_start_matches("file://")).is_dir());
            let name = address.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(&address).to_owned();
            let last_at = last(&address);
            places.push(Place { kind, address, name, there, last_at });
        }
        Ok(places)
    }

    /// Remembers or forgets a place.
    ///
    /// # Errors
    /// `office-address` for what is no place.
    pub fn set_place(&mut self, request: &PlaceSet) -> Result<Changed, AppError> {
        let now = self.now().to_string();
        let Some(name) = meta(request.kind) else { return Err(AppError::bad("office-address")) };
        let address = request.address.as_deref().map(str::trim).unwrap_or_default();
        let is_store = address.starts_with("s3://");
        if !address.is_empty() {
            let host = &self.host;
            sip_exchange::office::open(address, &|name| host.environment(name)).map_err(super::step::office_error)?;
            if is_store != (request.kind == PlaceKind::Store) {
                return Err(AppError::bad("office-address"));
            }
        }
        self.open_mut()?.store.write(|transaction| table::meta::set(transaction, name, address))?;
        Ok(Changed { kinds: vec![Kind::Exchange], id: None, saved_at: now })
    }
}
