//! The commands of the interface, each to its use case.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_model::profile::{self, Profile};
use sip_model::unit::{Unit, UnitAuthority};
use sip_vault::Pin;
use sip_wire::request::{
    Calendar, CaseClose, CaseCorrect, CaseHandover, CaseNew, CaseReason, CaseRef, CaseSet, CaseSetAll, CaseStrike,
    CaseTakeover, DraftKeep, FollowUpDecide, Init, ItemRef, Nothing, NumberCheck, PrintSend, Sheet, Unlock,
};
use sip_wire::sealed::{DroppedFile, FileVerdict, Sign, SignedView};
use sip_wire::share::{
    CardText, ConflictCard, ConflictSettle, ExchangeProgress, ExchangeStep, Handing, HandingCase, HistoryRow, PlaceSet,
    UnitView,
};
use sip_wire::view::{
    CaseRow, CaseView, Changed, DoctorCheck, Initialised, LedgerRow, NumberVerdict, Pdf, Printer, ProfileChoice, Saved,
    Session, Todo,
};
use sip_wire::{Kind, Router, WireError};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    fn tell<T>(&self, answer: Result<T, AppError>) -> Result<T, WireError> {
        answer.map_err(|error| error.told(&self.text))
    }

    /// The answer of an act on a version.
    fn version_changed(&self) -> Changed {
        Changed {
            kinds: vec![Kind::Case, Kind::Cases, Kind::Versions, Kind::Ledger],
            id: None,
            saved_at: self.now().to_string(),
        }
    }
}

impl<H: Host> Router for App<H> {
    fn session(&mut self, _: Nothing) -> Result<Session, WireError> {
        let answer = self.status();
        self.tell(answer)
    }

    fn init(&mut self, request: Init) -> Result<Initialised, WireError> {
        let authority = serde_json::from_value::<UnitAuthority>(request.authority.into()).ok();
        let unit = Unit {
            name: Some(request.unit_name.trim().to_owned()),
            authority,
            hsa_id: request.hsa_id.filter(|id| !id.trim().is_empty()),
            ..Unit::default()
        };
        let answer = self.create_folder(unit, &request.user, &Pin::new(&request.pin));
        self.tell(answer)
    }

    fn unlock(&mut self, request: Unlock) -> Result<Session, WireError> {
        let answer = self.open_folder(Some(&request.user), &Pin::new(&request.pin)).and_then(|()| self.status());
        self.tell(answer)
    }

    fn lock(&mut self, _: Nothing) -> Result<Session, WireError> {
        self.close_folder();
        let answer = self.status();
        self.tell(answer)
    }

    fn case_list(&mut self, _: Nothing) -> Result<Vec<CaseRow>, WireError> {
        self.tell(self.list_cases())
    }

    fn number_check(&mut self, request: NumberCheck) -> Result<NumberVerdict, WireError> {
        self.tell(self.check_number(&request.kind, &request.number))
    }

    fn case_new(&mut self, request: CaseNew) -> Result<Changed, WireError> {
        let answer = self.create_case(&request);
        self.tell(answer)
    }

    fn case_show(&mut self, request: CaseRef) -> Result<CaseView, WireError> {
        let answer = self.show_case(&request.case);
        self.tell(answer)
    }

    fn case_set(&mut self, request: CaseSet) -> Result<Changed, WireError> {
        let answer = self.set(&request.case, &request.path, request.value);
        self.tell(answer)
    }

    fn case_set_all(&mut self, request: CaseSetAll) -> Result<Changed, WireError> {
        let answer = self.set_all(&request.case, request.sets);
        self.tell(answer)
    }

    fn case_strike(&mut self, request: CaseStrike) -> Result<Changed, WireError> {
        let answer = self.strike(&request.case, &request.path, &request.reason);
        self.tell(answer)
    }

    fn draft_keep(&mut self, request: DraftKeep) -> Result<Changed, WireError> {
        let answer = self.keep_draft(&request.case, &request.path, request.text.as_deref());
        self.tell(answer)
    }

    fn case_lock(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.lock_case(&request.case).map(|_| self.version_changed());
        self.tell(answer)
    }

    fn case_unlock(&mut self, request: CaseReason) -> Result<Changed, WireError> {
        let answer = self.unlock_case(&request.case, &request.reason).map(|_| self.version_changed());
        self.tell(answer)
    }

    fn case_establish(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.establish_case(&request.case).map(|_| self.version_changed());
        self.tell(answer)
    }

    fn consent_confirm(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.confirm_consent(&request.case);
        self.tell(answer)
    }

    fn consent_withdraw(&mut self, request: CaseReason) -> Result<Changed, WireError> {
        let answer = self.withdraw_consent(&request.case, &request.reason);
        self.tell(answer)
    }

    fn consent_renew(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.renew_consent(&request.case);
        self.tell(answer)
    }

    fn case_summon(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.summon(&request.case);
        self.tell(answer)
    }

    fn case_close(&mut self, request: CaseClose) -> Result<Changed, WireError> {
        let answer = self.close_case(&request);
        self.tell(answer)
    }

    fn case_reopen(&mut self, request: CaseReason) -> Result<Changed, WireError> {
        let answer = self.reopen_case(&request.case, &request.reason);
        self.tell(answer)
    }

    fn case_handover(&mut self, request: CaseHandover) -> Result<Changed, WireError> {
        let answer = self.hand_over(&request);
        self.tell(answer)
    }

    fn case_take_back(&mut self, request: CaseReason) -> Result<Changed, WireError> {
        let answer = self.take_back(&request.case, &request.reason);
        self.tell(answer)
    }

    fn case_takeover(&mut self, request: CaseTakeover) -> Result<Changed, WireError> {
        let answer = self.take_over(&request);
        self.tell(answer)
    }

    fn case_correct(&mut self, request: CaseCorrect) -> Result<Changed, WireError> {
        let answer = self.correct(&request);
        self.tell(answer)
    }

    fn follow_up_decide(&mut self, request: FollowUpDecide) -> Result<Changed, WireError> {
        let answer = self.decide_follow_up(&request);
        self.tell(answer)
    }

    fn todo_list(&mut self, _: Nothing) -> Result<Vec<Todo>, WireError> {
        self.tell(App::todo_list(self))
    }

    fn handing(&mut self, _: Nothing) -> Result<Handing, WireError> {
        self.tell(App::handing(self))
    }

    fn handing_case(&mut self, request: CaseRef) -> Result<HandingCase, WireError> {
        let answer = App::handing_case(self, &request.case);
        self.tell(answer)
    }

    fn place_set(&mut self, request: PlaceSet) -> Result<Changed, WireError> {
        let answer = self.set_place(&request);
        self.tell(answer)
    }

    fn exchange_step(&mut self, request: ExchangeStep) -> Result<ExchangeProgress, WireError> {
        let answer = App::exchange_step(self, &request);
        self.tell(answer)
    }

    fn case_acknowledge(&mut self, request: CaseRef) -> Result<Changed, WireError> {
        let answer = self.acknowledge(&request.case);
        self.tell(answer)
    }

    fn set_aside_seen(&mut self, request: ItemRef) -> Result<Changed, WireError> {
        let answer = self.see_set_aside(&request.id);
        self.tell(answer)
    }

    fn extract_save(&mut self, request: ItemRef) -> Result<Saved, WireError> {
        let answer = self.save_extract(&request.id);
        self.tell(answer)
    }

    fn conflict_list(&mut self, request: CaseRef) -> Result<Vec<ConflictCard>, WireError> {
        let answer = self.conflicts(&request.case);
        self.tell(answer)
    }

    fn case_history(&mut self, request: CaseRef) -> Result<Vec<HistoryRow>, WireError> {
        let answer = self.history(&request.case);
        self.tell(answer)
    }

    fn conflict_settle(&mut self, request: ConflictSettle) -> Result<Changed, WireError> {
        let answer = self.settle(&request);
        self.tell(answer)
    }

    fn unit_list(&mut self, _: Nothing) -> Result<Vec<UnitView>, WireError> {
        self.tell(self.units())
    }

    fn unit_card_save(&mut self, _: Nothing) -> Result<Saved, WireError> {
        self.tell(self.save_unit_card())
    }

    fn unit_look(&mut self, request: CardText) -> Result<UnitView, WireError> {
        self.tell(self.look_at_card(&request.text))
    }

    fn unit_trust(&mut self, request: CardText) -> Result<Changed, WireError> {
        let answer = self.trust_card(&request.text).map(|(changed, _)| changed);
        self.tell(answer)
    }

    fn unit_distrust(&mut self, request: ItemRef) -> Result<Changed, WireError> {
        let answer = self.distrust_unit(&request.id).map(|(changed, _)| changed);
        self.tell(answer)
    }

    fn profile_list(&mut self, _: Nothing) -> Result<Vec<ProfileChoice>, WireError> {
        let choice = |profile: Profile| ProfileChoice { name: profile.name, title: profile.title };
        Ok(profile::all().into_iter().map(choice).collect())
    }

    fn calendar_save(&mut self, request: Calendar) -> Result<Saved, WireError> {
        let answer = self.save_calendar_in_documents(&request);
        self.tell(answer)
    }

    fn print_preview(&mut self, request: Sheet) -> Result<Pdf, WireError> {
        let answer = self.render(&request);
        self.tell(answer.map(|sheet| Pdf { base64: STANDARD.encode(sheet.pdf), file_name: sheet.file_name }))
    }

    fn print_save(&mut self, request: Sheet) -> Result<Saved, WireError> {
        let answer = self.save_sheet_in_documents(&request);
        self.tell(answer)
    }

    fn print_send(&mut self, request: PrintSend) -> Result<Changed, WireError> {
        let answer = self.print_sheet(&request.sheet, &request.printer);
        self.tell(answer)
    }

    fn printers(&mut self, _: Nothing) -> Result<Vec<Printer>, WireError> {
        let printers = self.host.printers();
        Ok(printers.into_iter().map(|printer| Printer { name: printer.name, is_default: printer.is_default }).collect())
    }

    fn ledger(&mut self, request: CaseRef) -> Result<Vec<LedgerRow>, WireError> {
        let answer = self.ledger_of(&request.case);
        self.tell(answer)
    }

    fn signature_put(&mut self, request: Sign) -> Result<Changed, WireError> {
        let answer = self.sign_here(request);
        self.tell(answer)
    }

    fn signature_list(&mut self, request: CaseRef) -> Result<Vec<SignedView>, WireError> {
        let answer = self.signed_views(&request.case);
        self.tell(answer)
    }

    fn file_verify(&mut self, request: DroppedFile) -> Result<FileVerdict, WireError> {
        self.tell(self.verify_dropped(&request))
    }

    fn file_import(&mut self, request: DroppedFile) -> Result<Changed, WireError> {
        let answer = self.import_dropped(&request);
        self.tell(answer)
    }

    fn doctor(&mut self, _: Nothing) -> Result<Vec<DoctorCheck>, WireError> {
        let answer = self.examine();
        self.tell(answer)
    }
}
