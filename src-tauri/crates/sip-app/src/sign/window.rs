//! Signing and sealed files, as the window asks for them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_wire::Kind;
use sip_wire::sealed::{DroppedFile, FileVerdict, PenDot, Sign, SignMethod, SignedView};
use sip_wire::view::Changed;

use super::put::{Method, Signing};
use super::strokes::{Dot, Ink};
use crate::app::App;
use crate::case::Again;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    pub(crate) fn sign_here(&mut self, request: Sign) -> Result<Changed, AppError> {
        let dot = |dot: PenDot| Dot { x: dot.x, y: dot.y, t: dot.t, pressure: dot.pressure };
        let strokes = |strokes: Vec<Vec<PenDot>>| Ink {
            strokes: strokes.into_iter().map(|stroke| stroke.into_iter().map(dot).collect()).collect(),
        };
        let signing = Signing {
            participant: request.participant,
            method: match request.method {
                SignMethod::Screen => Method::Screen,
                SignMethod::Paper => Method::Paper,
                SignMethod::Declines => Method::Declines,
                SignMethod::Unable => Method::Unable,
                SignMethod::Proxy => Method::Proxy,
                SignMethod::Absent => Method::Absent,
            },
            ink: request.strokes.map(strokes),
            note: request.note.unwrap_or_default(),
            identified: request.identified.unwrap_or_default(),
        };
        let signed = self.sign(&request.case, &signing)?;
        Ok(Changed { kinds: vec![Kind::Versions], id: None, saved_at: signed.at })
    }

    pub(crate) fn signed_views(&mut self, case: &str) -> Result<Vec<SignedView>, AppError> {
        let dot = |dot: &Dot| PenDot { x: dot.x, y: dot.y, t: dot.t, pressure: dot.pressure };
        let told = self.signatures_of(case)?.into_iter().map(|told| SignedView {
            strokes: told.strokes.iter().map(|stroke| stroke.iter().map(dot).collect()).collect(),
            participant: told.participant,
            name: told.name,
            method: told.method,
            note: told.note,
            identified: told.identified,
            at: told.at,
            version: told.version,
            void: told.void.map(str::to_owned),
            void_reason: told.void_reason,
            late: told.late,
        });
        Ok(told.collect())
    }

    pub(crate) fn verify_dropped(&self, file: &DroppedFile) -> Result<FileVerdict, AppError> {
        let verdict = self.verify(&bytes(file)?)?;
        Ok(FileVerdict {
            intact: verdict.intact,
            says: verdict.says(&self.text),
            cannot_prove: verdict.leaves_open(&self.text),
            data: verdict.data.to_owned(),
        })
    }

    pub(crate) fn import_dropped(&mut self, file: &DroppedFile) -> Result<Changed, AppError> {
        let taken = self.import_sealed(&bytes(file)?, Again::Refuse)?;
        let kinds = vec![Kind::Cases, Kind::Case, Kind::Versions, Kind::Exchange];
        Ok(Changed { kinds, id: Some(taken.case), saved_at: self.now().to_string() })
    }
}

fn bytes(file: &DroppedFile) -> Result<Vec<u8>, AppError> {
    STANDARD.decode(&file.base64).map_err(|_| AppError::bad("file-not-pdf"))
}
