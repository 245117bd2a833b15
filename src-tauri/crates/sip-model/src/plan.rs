//! Step 3: goals, insatser and what is not agreed. The four items of HSL 16 kap. 4 § and
//! SoL (2025:400) 10 kap. 8 § live here.

use crate::id::{GoalId, InsatsId, ItemId, ParticipantId, UnitId};
use crate::item::{Struck, strikeable};
use crate::time::{Date, Moment};
use crate::unit::Authority;

words! {
    /// Who answers for an insats. Items 2 and 3 of the paragraph.
    pub enum ResponsibleAuthority {
        /// Region.
        Region = "region",
        /// Kommun.
        Municipality = "kommun",
        /// The person (egenansvar).
        Person = "enskild",
        /// Someone near the person.
        NextOfKin = "närstående",
        /// Anyone else.
        Other = "annan",
    }

    /// The decision words (ruling 16). A yes at the table is no biståndsbeslut.
    pub enum Decision {
        /// Proposed, by anyone.
        Proposed = "föreslagen",
        /// Taken on, by the responsible party's own word.
        Committed = "åtagen",
        /// Formally decided: date and decider in [`Decided`].
        Decided = "beslutad",
        /// To be examined: who answers whom and when in [`Feedback`].
        AssessmentRequired = "kräver_utredning",
    }

    /// How the responsible party said yes (ruling 22).
    pub enum CommittedHow {
        /// At the meeting.
        AtMeeting = "på mötet",
        /// By telephone.
        ByTelephone = "per telefon",
        /// At another computer.
        ElsewhereWritten = "vid annan dator",
        /// In writing.
        InWriting = "skriftligt",
    }

    /// What became of a goal.
    pub enum GoalResult {
        /// Reached.
        Reached = "nått",
        /// Partly.
        Partly = "delvis",
        /// Not yet.
        NotYet = "inte än",
    }

    /// What became of an insats.
    pub enum InsatsResult {
        /// Done.
        Done = "gjort",
        /// Going on.
        Ongoing = "pågår",
        /// Not done.
        NotDone = "inte gjort",
    }

    /// State of the plan.
    pub enum PlanStatus {
        /// Arbetsmaterial.
        Draft = "arbetsmaterial",
        /// Låst för underskrift.
        Locked = "låst",
        /// Upprättad.
        Established = "upprättad",
        /// Avslutad.
        Closed = "avslutad",
    }
}

noun! {
    /// Who is responsible.
    pub struct Responsible {
        /// The huvudman, or the person, someone near, or another.
        pub authority: Option<ResponsibleAuthority>,
        /// The unit.
        pub unit_id: Option<UnitId>,
        /// The person in it.
        pub participant_id: Option<ParticipantId>,
    }

    /// The formal decision.
    pub struct Decided {
        /// When.
        pub at: Option<Date>,
        /// By which unit or participant.
        pub by: Option<String>,
    }

    /// A promised answer (återkoppling).
    pub struct Feedback {
        /// Who answers.
        pub by: Option<ParticipantId>,
        /// To whom.
        pub to: Vec<ParticipantId>,
        /// Last day.
        pub due: Option<Date>,
    }

    /// The responsible party's own yes.
    pub struct Committed {
        /// When.
        pub at: Option<Moment>,
        /// Who said it: the responsible unit, or somebody of it.
        pub by: Option<String>,
        /// How.
        pub how: Option<CommittedHow>,
    }

    /// Something did not go as planned; it is told to the samordnare.
    pub struct Deviation {
        /// Identifier.
        pub id: ItemId,
        /// When it was noted.
        pub at: Option<Moment>,
        /// By whom.
        pub by: Option<String>,
        /// What happened.
        pub text: Option<String>,
        /// What is done about it.
        pub handling: Option<String>,
        /// When the samordnare had seen to it.
        pub handled_at: Option<Moment>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// What a follow-up found of an insats.
    pub struct InsatsOutcome {
        /// Identifier of the line.
        pub id: ItemId,
        /// Which follow-up.
        pub follow_up: Option<String>,
        /// What became of it.
        pub result: Option<InsatsResult>,
        /// A comment.
        pub comment: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// What a follow-up found of a goal.
    pub struct GoalOutcome {
        /// Identifier of the line.
        pub id: ItemId,
        /// Which follow-up.
        pub follow_up: Option<String>,
        /// What became of it.
        pub result: Option<GoalResult>,
        /// Why, when it was not reached.
        pub why: Option<String>,
        /// What the person says today.
        pub in_persons_words: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// An insats: a named help, care or measure.
    pub struct Insats {
        /// Identifier.
        pub id: InsatsId,
        /// What is to be done.
        pub text: Option<String>,
        /// By whom.
        pub responsible: Responsible,
        /// From.
        pub start: Option<Date>,
        /// Last day.
        pub due: Option<Date>,
        /// How often, in words.
        pub frequency: Option<String>,
        /// Decision word.
        pub decision: Option<Decision>,
        /// Promised answer.
        pub feedback: Option<Feedback>,
        /// Where it stands: planerad, pågår, klar, inte gjord.
        pub status: Option<String>,
        /// A remark.
        pub note: Option<String>,
        /// The formal decision.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub decided: Option<Decided>,
        /// The responsible party's own yes.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub committed: Option<Committed>,
        /// What did not go as planned.
        pub deviations: Vec<Deviation>,
        /// What each follow-up found.
        pub results: Vec<InsatsOutcome>,
        /// Its own topics, else the goal's.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub topics: Option<Vec<String>>,
        /// Units and participants that may not read it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub not_for: Option<Vec<String>>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A goal (mål).
    pub struct Goal {
        /// Identifier.
        pub id: GoalId,
        /// In the person's own words.
        pub in_persons_words: Option<String>,
        /// The need behind it.
        pub need: Option<String>,
        /// In the long run.
        pub long_term: Option<String>,
        /// How we notice that it goes forward: measurable.
        pub short_term: Option<String>,
        /// By when.
        pub measure_by: Option<Date>,
        /// What each follow-up found.
        pub results: Vec<GoalOutcome>,
        /// Insatser.
        pub insatser: Vec<Insats>,
        /// Topics of the consent that the goal belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub topics: Option<Vec<String>>,
        /// Units and participants that may not read it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub not_for: Option<Vec<String>>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// What one participant thinks, in that person's words.
    pub struct Position {
        /// Identifier of the line.
        pub id: ItemId,
        /// Who.
        pub participant_id: Option<ParticipantId>,
        /// The words.
        pub text: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A disagreement (oenighet).
    pub struct Dissent {
        /// Identifier.
        pub id: ItemId,
        /// About what.
        pub about: Option<String>,
        /// The positions.
        pub positions: Vec<Position>,
        /// What is done about it.
        pub handling: Option<String>,
        /// Settled since.
        pub resolved: Option<bool>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A line of "om det blir sämre" (ruling 21).
    pub struct WorseContact {
        /// Identifier of the line.
        pub id: ItemId,
        /// When it applies.
        pub when: Option<String>,
        /// Whom to call.
        pub who: Option<ParticipantId>,
        /// The number, or what to do.
        pub call: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// The plan.
    pub struct Plan {
        /// Version that the file tells of, or our own latest.
        pub version: Option<u32>,
        /// State.
        pub status: Option<PlanStatus>,
        /// When it was established.
        pub established_at: Option<Moment>,
        /// By whom.
        pub established_by: Option<String>,
        /// Item 4 of the paragraph: which huvudman has the overall responsibility.
        pub overall_authority: Option<Authority>,
        /// The person who answers for the SIP (huvudansvarig för SIP).
        pub overall_responsible: Option<ParticipantId>,
        /// "Ingen annan gör något": satisfies item 3 when there is no insats by others (ruling 17).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub no_measures_by_others: Option<bool>,
        /// Goals.
        pub goals: Vec<Goal>,
        /// Om det blir sämre, free text.
        pub if_it_gets_worse: Option<String>,
        /// Om det blir sämre, as a list.
        pub if_it_gets_worse_contacts: Vec<WorseContact>,
        /// Disagreements.
        pub dissent: Vec<Dissent>,
        /// The person's own comment.
        pub persons_own_comment: Option<String>,
    }
}
strikeable!(Insats, Goal, Position, Dissent, WorseContact, Deviation, InsatsOutcome, GoalOutcome);
