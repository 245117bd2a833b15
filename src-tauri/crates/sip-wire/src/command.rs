//! The one list of commands.

use crate::error::WireError;
use crate::request::{
    Calendar, CaseClose, CaseCorrect, CaseHandover, CaseNew, CaseReason, CaseRef, CaseSet, CaseSetAll, CaseStrike,
    CaseTakeover, DraftKeep, FollowUpDecide, Init, ItemRef, Nothing, NumberCheck, PrintSend, Sheet, Unlock,
};
use crate::sealed::{DroppedFile, FileVerdict, Sign, SignedView};
use crate::share::{
    CardText, ConflictCard, ConflictSettle, ExchangeProgress, ExchangeStep, Handing, HandingCase, HistoryRow, PlaceSet,
    UnitView,
};
use crate::view::{
    CaseRow, CaseView, Changed, DoctorCheck, Initialised, LedgerRow, NumberVerdict, Pdf, Printer, ProfileChoice, Saved,
    Session, Todo,
};

macro_rules! commands {
    ($($(#[$meta:meta])* $variant:ident $name:ident ($request:ty) -> $answer:ty $(, reads [$($kind:ident),*])?;)*) => {
        /// A command by name, with its request.
        #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
        #[serde(tag = "name", content = "request", rename_all = "snake_case")]
        pub enum Command { $($(#[$meta])* $variant($request)),* }

        /// What a body must offer. A missing one does not compile.
        pub trait Router {
            $($(#[$meta])*
            /// # Errors
            /// Whatever went wrong, as a code and two Swedish sentences.
            fn $name(&mut self, request: $request) -> Result<$answer, WireError>;)*

            /// Runs a command and gives its answer as JSON.
            ///
            /// # Errors
            /// As the command itself.
            fn route(&mut self, command: Command) -> Result<serde_json::Value, WireError> where Self: Sized {
                match command {
                    $(Command::$variant(request) => self.$name(request).map(|answer| as_json(&answer))),*
                }
            }
        }

        /// `(name, request type, answer type, kinds it reads)` of every command, for the bindings.
        pub(crate) fn signatures(config: &ts_rs::Config) -> Vec<(&'static str, String, String, Vec<&'static str>)> {
            use ts_rs::TS;
            vec![$((stringify!($name), <$request as TS>::name(config), <$answer as TS>::name(config), vec![$($(stringify!($kind)),*)?])),*]
        }

        /// Visits the types of every command.
        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>(); visitor.visit::<$answer>();)*
        }
    };
}

fn as_json<T: serde::Serialize>(answer: &T) -> serde_json::Value {
    // Views are plain structs with string keys: writing one as JSON has no way to fail.
    serde_json::to_value(answer).unwrap_or(serde_json::Value::Null)
}

commands! {
    /// The state of the folder and who uses it.
    Session session(Nothing) -> Session, reads [Session];
    /// Creates the data folder and opens it.
    Init init(Init) -> Initialised;
    /// Unlocks.
    Unlock unlock(Unlock) -> Session;
    /// Locks. What was typed is kept first.
    Lock lock(Nothing) -> Session;
    /// The list of plans.
    CaseList case_list(Nothing) -> Vec<CaseRow>, reads [Cases];
    /// Looks at a number.
    NumberCheck number_check(NumberCheck) -> NumberVerdict;
    /// Creates a case; `id` in the answer is its plan id.
    CaseNew case_new(CaseNew) -> Changed;
    /// Opens a case.
    CaseShow case_show(CaseRef) -> CaseView, reads [Case, Versions];
    /// One edit.
    CaseSet case_set(CaseSet) -> Changed;
    /// Several edits as one act.
    CaseSetAll case_set_all(CaseSetAll) -> Changed;
    /// Strikes an item.
    CaseStrike case_strike(CaseStrike) -> Changed;
    /// Keeps or drops what is being typed.
    DraftKeep draft_keep(DraftKeep) -> Changed;
    /// Locks the plan for signing.
    CaseLock case_lock(CaseRef) -> Changed;
    /// Unlocks it; signatures are void.
    CaseUnlock case_unlock(CaseReason) -> Changed;
    /// Establishes the version (locks first if need be).
    CaseEstablish case_establish(CaseRef) -> Changed;
    /// "Läst upp och det stämmer": the person's yes to what stands there now.
    ConsentConfirm consent_confirm(CaseRef) -> Changed;
    /// The person takes the yes back: the plan ends, nothing more is handed out.
    ConsentWithdraw consent_withdraw(CaseReason) -> Changed;
    /// A new consent after one that was taken back.
    ConsentRenew consent_renew(CaseRef) -> Changed;
    /// The kallelse goes out now.
    CaseSummon case_summon(CaseRef) -> Changed;
    /// Closes the plan.
    CaseClose case_close(CaseClose) -> Changed;
    /// Opens a plan that was closed by mistake.
    CaseReopen case_reopen(CaseReason) -> Changed;
    /// Hands the case to another unit.
    CaseHandover case_handover(CaseHandover) -> Changed;
    /// Takes a handed case back.
    CaseTakeBack case_take_back(CaseReason) -> Changed;
    /// A colleague takes over.
    CaseTakeover case_takeover(CaseTakeover) -> Changed;
    /// Notes what somebody thinks is wrong.
    CaseCorrect case_correct(CaseCorrect) -> Changed;
    /// Decides what a follow-up leads to.
    FollowUpDecide follow_up_decide(FollowUpDecide) -> Changed;
    /// What is to be done, in every case, by date.
    TodoList todo_list(Nothing) -> Vec<Todo>, reads [Cases];
    /// The region profiles.
    ProfileList profile_list(Nothing) -> Vec<ProfileChoice>;
    /// The invitation as a calendar file, among the user's documents.
    CalendarSave calendar_save(Calendar) -> Saved;
    /// A sheet as PDF, to look at.
    PrintPreview print_preview(Sheet) -> Pdf, reads [Case, Versions];
    /// A sheet as a PDF file in the user's documents.
    PrintSave print_save(Sheet) -> Saved;
    /// A sheet to a printer.
    PrintSend print_send(PrintSend) -> Changed;
    /// The printers of this computer.
    Printers printers(Nothing) -> Vec<Printer>;
    /// Who got what.
    Ledger ledger(CaseRef) -> Vec<LedgerRow>, reads [Ledger];
    /// What waits to be handed over, and where it can be left.
    Handing handing(Nothing) -> Handing, reads [Exchange, Cases];
    /// Who gets what of one case, and how far it has come.
    HandingCase handing_case(CaseRef) -> HandingCase, reads [Exchange, Case];
    /// Remembers or forgets a place.
    PlaceSet place_set(PlaceSet) -> Changed;
    /// One step of "Lämna och hämta".
    ExchangeStep exchange_step(ExchangeStep) -> ExchangeProgress;
    /// Somebody says that the plan has come and is seen: kvitterad.
    CaseAcknowledge case_acknowledge(CaseRef) -> Changed;
    /// What was set aside has been looked at.
    SetAsideSeen set_aside_seen(ItemRef) -> Changed;
    /// An extract that another unit sent, as a PDF file among the user's documents.
    ExtractSave extract_save(ItemRef) -> Saved;
    /// The conflict cards of a case.
    ConflictList conflict_list(CaseRef) -> Vec<ConflictCard>, reads [Case];
    /// What has been done with a case, and what was written.
    CaseHistory case_history(CaseRef) -> Vec<HistoryRow>, reads [Case];
    /// Settles one.
    ConflictSettle conflict_settle(ConflictSettle) -> Changed;
    /// The units: this one first, then those that are trusted.
    UnitList unit_list(Nothing) -> Vec<UnitView>, reads [Units];
    /// This unit's card, as a file among the user's documents.
    UnitCardSave unit_card_save(Nothing) -> Saved;
    /// Looks at a card: its words are to be compared before it is trusted.
    UnitLook unit_look(CardText) -> UnitView;
    /// Trusts a card whose words were compared.
    UnitTrust unit_trust(CardText) -> Changed;
    /// Trusts a unit no more.
    UnitDistrust unit_distrust(ItemRef) -> Changed;
    /// Somebody signs what is locked, or does not.
    SignaturePut signature_put(Sign) -> Changed;
    /// Every signature of a case, the void ones too.
    SignatureList signature_list(CaseRef) -> Vec<SignedView>, reads [Versions];
    /// Looks at a file that was dropped: sealed by whom, intact or not.
    FileVerify file_verify(DroppedFile) -> FileVerdict;
    /// Takes the plan in it in.
    FileImport file_import(DroppedFile) -> Changed;
    /// How the program and its folder are doing.
    Doctor doctor(Nothing) -> Vec<DoctorCheck>;
}
