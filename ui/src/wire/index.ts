// Generated from sip-wire by `cargo xtask bindings`. Do not edit.

/**
 * An act, and whether it can be done now.
 */
export type ActView = { 
/**
 * edit, confirm, withdraw, renew, summon, lock, unlock, establish, handOut, followUp,
 * close, reopen, handOver, takeBack, takeOver, correct, inform, narrow.
 */
act: string, 
/**
 * It can.
 */
allowed: boolean, 
/**
 * Why not, in Swedish.
 */
why: string | null, 
/**
 * What would allow it, in Swedish.
 */
whatNow: string | null, };

/**
 * Something the meeting does for the person: hearing aid, breaks, large print.
 */
export type Adaptation = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * The words.
 */
text: string | null, 
/**
 * Stands in the kallelse only when marked for it (ruling 21).
 */
inSummons: boolean | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A step of the agenda.
 */
export type AgendaStep = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Which step.
 */
step: string | null, 
/**
 * Done.
 */
done: boolean | null, 
/**
 * Minutes set aside for it.
 */
minutes: number | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * The one word that stands for every topic, or everyone.
 */
export type All = "alla";

/**
 * The huvudman with the overall responsibility. Two values only: HSL 16 kap. 4 § names no other.
 */
export type Authority = "region" | "kommun";

/**
 * Socialnämnden's decision when one of two guardians says no (föräldrabalken 6 kap. 13 a §).
 */
export type BoardDecision = { 
/**
 * When.
 */
at: string | null, 
/**
 * Who decided.
 */
by: string | null, 
/**
 * What was decided.
 */
text: string | null, };

/**
 * The invitation as a calendar file.
 */
export type Calendar = { 
/**
 * Plan id.
 */
case: string, 
/**
 * For whom: a recipient's unit or participant id; nothing for one without names.
 */
recipient: string | null, };

/**
 * A card as text, from a file.
 */
export type CardText = { 
/**
 * The file's text.
 */
text: string, };

/**
 * A case.
 */
export type Case = { 
/**
 * Version of the file format; see [`SCHEMA_VERSION`].
 */
schemaVersion: number | null, 
/**
 * The plan id of this program. A file from elsewhere has none.
 */
planId: string | null, 
/**
 * Name of the region profile.
 */
regionProfile: string | null, 
/**
 * The unit that documents the case (ruling 1).
 */
documentingUnit: UnitId | null, 
/**
 * The law as the file cites it; print takes its own from [`crate::law`].
 */
legalBasis: Array<string>, 
/**
 * The person whom the plan is about.
 */
person: Person, 
/**
 * The units (verksamheter) that take part or are spoken of.
 */
units: Array<Unit>, 
/**
 * The need, and the offer of a SIP with its answer.
 */
need: Need, 
/**
 * Set when the person leaves hospital: lag (2017:612).
 */
discharge: Discharge | null, 
/**
 * What the person said yes to.
 */
consent: Consent, 
/**
 * What was prepared with the person.
 */
preparation: Preparation, 
/**
 * Kallelse and inbjudan.
 */
summons: Summons, 
/**
 * The meeting.
 */
meeting: Meeting, 
/**
 * Goals, insatser, disagreement.
 */
plan: Plan, 
/**
 * The samordnare and the period.
 */
coordinator: Coordinator, 
/**
 * When the plan is followed up, or why not.
 */
followUp: FollowUp, 
/**
 * Follow-ups that were held.
 */
followUps: Array<HeldFollowUp>, 
/**
 * What somebody thinks is wrong in the record.
 */
corrections: Array<Correction>, 
/**
 * How it ended; more than one where an ending was reopened.
 */
endings: Array<Ending>, 
/**
 * Units that handed it on.
 */
handovers: Array<Handover>, 
/**
 * Colleagues who took over.
 */
takeovers: Array<Takeover>, 
/**
 * Reasons why an item of the guideline is left open: finding code to the reason's words.
 */
reasons: { [key in string]: string }, 
/**
 * Signatures that a file told of; our own are bound to a version.
 */
signatures: Array<Signature>, 
/**
 * Hand-outs that a file told of.
 */
distribution: Array<Distribution>, 
/**
 * Transfer to the region's planning system, as a file told of it.
 */
externalRecord: ExternalRecord, 
/**
 * The anonymous survey: that it was offered, never an answer.
 */
sipKollen: SipKollen, 
/**
 * Versions that this program established.
 */
versions: Array<Version>, };

/**
 * Closes a case.
 */
export type CaseClose = { 
/**
 * Plan id.
 */
case: string, 
/**
 * Why: a word of `EndingKind`.
 */
kind: string, 
/**
 * In words.
 */
reason: string, };

/**
 * Somebody thinks that the record is wrong. The record keeps its words.
 */
export type CaseCorrect = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The field.
 */
path: string, 
/**
 * What is wrong, in the words of the one who says so.
 */
words: string, 
/**
 * Who says so.
 */
by: string, };

/**
 * Hands a case to another unit.
 */
export type CaseHandover = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The unit, by its id in the case.
 */
to: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Creates a case.
 */
export type CaseNew = { 
/**
 * The person's name.
 */
name: string, 
/**
 * personnummer, samordningsnummer, reservnummer or inget.
 */
identifierKind: string, 
/**
 * The number as typed; nothing for `inget`.
 */
number: string | null, 
/**
 * Why there is no number.
 */
reason: string | null, 
/**
 * Birth date, asked for when the number does not tell it.
 */
birthDate: string | null, 
/**
 * ingen, sekretessmarkering or skyddad_folkbokforing.
 */
protectedIdentity: string, 
/**
 * Region profile.
 */
regionProfile: string, };

/**
 * A reason in words.
 */
export type CaseReason = { 
/**
 * Plan id.
 */
case: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A case by its plan id.
 */
export type CaseRef = { 
/**
 * Plan id.
 */
case: string, };

/**
 * A row of Mina planer.
 */
export type CaseRow = { 
/**
 * Plan id.
 */
id: string, 
/**
 * The person's name, or nothing when the identity is protected.
 */
name: string | null, 
/**
 * Age in years.
 */
age: number | null, 
/**
 * Where the person lives (kommun), nothing when protected.
 */
place: string | null, 
/**
 * Protected identity: shown as "Skyddad person" with the plan id.
 */
protected: boolean, 
/**
 * Step of the process, 1 to 5.
 */
step: number, 
/**
 * What comes next.
 */
next: NextEvent | null, 
/**
 * State.
 */
state: State, 
/**
 * Latest established version.
 */
version: number | null, 
/**
 * Changes that lie only on this computer.
 */
onlyHere: number, 
/**
 * Why it ended, a word of `EndingKind`, when it has.
 */
ending: string | null, 
/**
 * Another unit has it now.
 */
handedOver: boolean, 
/**
 * Where what is written lies.
 */
lies: Where, 
/**
 * Somebody wrote the same thing in another way, or running texts met: how many cards.
 */
conflicts: number, };

/**
 * One edit, through the one door.
 */
export type CaseSet = { 
/**
 * Plan id.
 */
case: string, 
/**
 * JSON Pointer with list items named by id; `/-` adds.
 */
path: string, 
/**
 * The new value; null clears.
 */
value: unknown, };

/**
 * Several fields at once, as one act: all of them or none.
 */
export type CaseSetAll = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The fields, in order; a later one sees the earlier ones.
 */
sets: Array<SetOne>, };

/**
 * Strikes an item of a list.
 */
export type CaseStrike = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The item.
 */
path: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A colleague takes over.
 */
export type CaseTakeover = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The participant who leaves.
 */
from: string, 
/**
 * The participant who comes, of the same unit.
 */
to: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A case, opened.
 */
export type CaseView = { 
/**
 * Plan id.
 */
id: string, 
/**
 * All of it. Struck items are there, marked.
 */
case: Case, 
/**
 * What the check found, with Swedish sentences.
 */
findings: Array<FindingView>, 
/**
 * Fields that were written in two ways.
 */
contested: Array<ContestedField>, 
/**
 * Where what is written lies.
 */
lies: Where, 
/**
 * What was changed since the established version, by whom and when.
 */
proposed: Array<Proposed>, 
/**
 * Every established version: more than one of the same number when two computers
 * established apart.
 */
versions: Array<LockedView>, 
/**
 * This computer's unit documents the case: only it writes the consent and locks.
 */
documents: boolean, 
/**
 * State.
 */
state: State, 
/**
 * Present while locked, and when established.
 */
locked: LockedView | null, 
/**
 * What is being typed and is not yet part of the plan.
 */
drafts: Array<Draft>, 
/**
 * The consent holds today.
 */
consentHolds: boolean, 
/**
 * Changes that lie only on this computer.
 */
onlyHere: number, 
/**
 * When the last change reached the disk, `2026-10-21T13:24`.
 */
savedAt: string | null, 
/**
 * Rules of the region profile that the screens follow.
 */
profile: ProfileView, 
/**
 * How it stands with the consent today: missing, reflecting, declined, unableOpen, unable,
 * given, expired, withdrawn.
 */
consentState: string, 
/**
 * Days left of a consent that holds; 0 on its last day.
 */
consentDaysLeft: number | null, 
/**
 * What was added since the person last said yes: paths of parties and topics that nobody
 * may read by yet.
 */
consentUnasked: Array<string>, 
/**
 * Deadlines of the kallelse and the meeting.
 */
deadlines: Array<Deadline>, 
/**
 * What is to be done in this case, by date.
 */
todo: Array<Todo>, 
/**
 * The ending that holds: an item of `/endings`.
 */
ending: string | null, 
/**
 * The unit that has the case now, when it was handed on.
 */
handedTo: string | null, 
/**
 * What can be done now, and why the rest cannot.
 */
acts: Array<ActView>, 
/**
 * What each participant may read, and so which sheet is theirs.
 */
readers: Array<Reader>, };

/**
 * A change that is on disk.
 */
export type Changed = { 
/**
 * What went stale.
 */
kinds: Array<Kind>, 
/**
 * The id of an item that was added.
 */
id: string | null, 
/**
 * When it was on disk, `2026-10-21T13:24`.
 */
savedAt: string, };

/**
 * A child in the home, or near the person.
 */
export type Child = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Given name.
 */
name: string | null, 
/**
 * Age in years.
 */
age: number | null, 
/**
 * With whom the child lives.
 */
livesWith: string | null, 
/**
 * What was thought of for the child.
 */
needsConsidered: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * The child's own view (SoL 2025:400 3 kap., föräldrabalken 6 kap. 11 §).
 */
export type ChildsView = { 
/**
 * The child was asked.
 */
asked: boolean | null, 
/**
 * When.
 */
askedAt: string | null, 
/**
 * What the child thinks: the documenting unit's own.
 */
opinion: string | null, 
/**
 * How mature the child is for the question: the documenting unit's own.
 */
maturity: string | null, };

/**
 * What kind of trouble it is. Decides the exit code of the command line and the look on screen.
 */
export type Code = "fault" | "usage" | "notNow" | "badInput" | "locked" | "damaged";

/**
 * The responsible party's own yes.
 */
export type Committed = { 
/**
 * When.
 */
at: string | null, 
/**
 * Who said it: the responsible unit, or somebody of it.
 */
by: string | null, 
/**
 * How.
 */
how: CommittedHow | null, };

/**
 * How the responsible party said yes (ruling 22).
 */
export type CommittedHow = "på mötet" | "per telefon" | "vid annan dator" | "skriftligt";

/**
 * A yes: "läst upp och det stämmer".
 */
export type Confirmation = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Identifier of the consent.
 */
consent: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Who said it.
 */
givenBy: string | null, 
/**
 * How.
 */
form: string | null, 
/**
 * Who wrote it down.
 */
documentedBy: string | null, 
/**
 * Until when.
 */
validTo: string | null, 
/**
 * The topics that stood there.
 */
covers: Array<string>, 
/**
 * The parties that stood there.
 */
parties: Array<ConfirmedParty>, };

/**
 * A party as it stood in a yes.
 */
export type ConfirmedParty = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * The unit …
 */
unitId: UnitId | null, 
/**
 * … or the participant.
 */
participantId: ParticipantId | null, 
/**
 * Its topics then.
 */
topics: Topics | null, };

/**
 * Something that was written in two ways (screen 07).
 */
export type ConflictCard = { 
/**
 * The field.
 */
path: string, 
/**
 * short: choose one. prose: read it through. strike: struck here, changed there. late: an
 * edit that came for something that has moved.
 */
kind: string, 
/**
 * What it is about: the insats, the goal, the person.
 */
about: string, 
/**
 * Where that stands: the goal, the step.
 */
within: string | null, 
/**
 * The name of the field, as the interface labels it (a text key after `field-`).
 */
field: string, 
/**
 * The unit that answers for it.
 */
owner: string | null, 
/**
 * Its huvudman.
 */
ownerAuthority: UnitAuthority | null, 
/**
 * Somebody of that unit who takes part.
 */
ask: string | null, 
/**
 * Every value. Of a running text, what each of those who met there wrote.
 */
values: Array<ConflictValue>, 
/**
 * What became of a running text that is to be read.
 */
text: string | null, 
/**
 * Facts of the same thing that nobody disputes: field and words.
 */
beside: Array<Fact>, 
/**
 * The field takes words of one's own: "Skriv något annat" makes sense.
 */
free: boolean, 
/**
 * "Behåll båda" makes sense, and this is what it would say.
 */
both: unknown, 
/**
 * The screen where it stands: a step, 1 to 5.
 */
step: number, };

/**
 * Settles a contested field with one of the values, or another.
 */
export type ConflictSettle = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The field.
 */
path: string, 
/**
 * The value that shall hold; for running text that was read: nothing.
 */
value: unknown, };

/**
 * One of the values.
 */
export type ConflictValue = { 
/**
 * The value.
 */
value: unknown, 
/**
 * In words, for screens. Nothing in a running text: what this one wrote is not told here.
 */
words: string, 
/**
 * Who wrote it.
 */
by: string | null, 
/**
 * Of which unit.
 */
unit: string | null, 
/**
 * When, by that computer's clock, `2026-10-14T10:20`.
 */
at: string | null, 
/**
 * Written on this computer.
 */
here: boolean, };

/**
 * A topic the plan may be about.
 */
export type Consent = { 
/**
 * Identifier: a withdrawal ends this consent, not the person's later ones.
 */
id: string | null, 
/**
 * `muntligt`, `skriftligt`, `per telefon` or `kan inte ta ställning`, or a few words.
 */
form: string | null, 
/**
 * Who gave it.
 */
givenBy: string | null, 
/**
 * When.
 */
givenAt: string | null, 
/**
 * Who wrote it down.
 */
documentedBy: string | null, 
/**
 * Time to think.
 */
reflectionTime: ReflectionTime | null, 
/**
 * Yes to the plan being made (HSL 16 kap. 4 §).
 */
toPlan: boolean | null, 
/**
 * Yes to sharing between the parties (OSL 10 kap. 1 §, 12 kap. 2 §).
 */
toShareInformation: boolean | null, 
/**
 * First day.
 */
validFrom: string | null, 
/**
 * Last day.
 */
validTo: string | null, 
/**
 * The parties.
 */
parties: Array<Party>, 
/**
 * The topics.
 */
covers: Array<Words>, 
/**
 * The topics that stay out.
 */
excludes: Array<Exclusion>, 
/**
 * Asked again when all were in the room.
 */
confirmedAtMeeting: boolean | null, 
/**
 * An extract may say how much is left out: the person's choice, asked once (ruling 3).
 */
tellsLeftOut: boolean | null, 
/**
 * How it went, when the person could not take a position.
 */
unable: Unable | null, 
/**
 * What the person said yes to, each time it was read aloud. The latest holds: what came
 * after it has nobody's yes yet.
 */
confirmations: Array<Confirmation>, 
/**
 * Consents that the person took back earlier (ruling 2).
 */
earlier: Array<EarlierConsent>, 
/**
 * When the person took the yes back.
 */
withdrawnAt: string | null, };

/**
 * A field that two people changed apart.
 */
export type ContestedField = { 
/**
 * Path.
 */
path: string, 
/**
 * Every value.
 */
values: Array<ContestedValue>, };

/**
 * One of the values.
 */
export type ContestedValue = { 
/**
 * The value.
 */
value: unknown, 
/**
 * Who wrote it.
 */
by: string | null, 
/**
 * Of which unit.
 */
unit: string | null, 
/**
 * When, by that computer's clock.
 */
at: string | null, };

/**
 * The samordnare: supports the person until the follow-up, and is not responsible for the
 * insatser of others.
 */
export type Coordinator = { 
/**
 * Who.
 */
participantId: ParticipantId | null, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
until: string | null, };

/**
 * What somebody thinks is wrong in the record. The record keeps its words (patientdatalagen
 * 3 kap. 8 §, SoL 14 kap. 6 §).
 */
export type Correction = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * When it was noted.
 */
at: string | null, 
/**
 * The field that it is about.
 */
field: string | null, 
/**
 * What stood there then.
 */
original: string | null, 
/**
 * What is wrong, in the words of the one who says so.
 */
words: string | null, 
/**
 * Who says so.
 */
by: string | null, 
/**
 * Who noted it.
 */
documentedBy: string | null, };

/**
 * A deadline (ruling 18): the strict day, and the next working day beside it.
 */
export type Deadline = { 
/**
 * summons or meeting.
 */
what: string, 
/**
 * Last day, `2026-10-11`.
 */
on: string, 
/**
 * The same or the next working day.
 */
working: string, 
/**
 * The day has passed, or what should have been done by then came later.
 */
passed: boolean, 
/**
 * Where the deadline comes from, in Swedish.
 */
source: string, };

/**
 * The formal decision.
 */
export type Decided = { 
/**
 * When.
 */
at: string | null, 
/**
 * By which unit or participant.
 */
by: string | null, };

/**
 * The decision words (ruling 16). A yes at the table is no biståndsbeslut.
 */
export type Decision = "föreslagen" | "åtagen" | "beslutad" | "kräver_utredning";

/**
 * Something did not go as planned; it is told to the samordnare.
 */
export type Deviation = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * When it was noted.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * What happened.
 */
text: string | null, 
/**
 * What is done about it.
 */
handling: string | null, 
/**
 * When the samordnare had seen to it.
 */
handledAt: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Leaving hospital: lag (2017:612).
 */
export type Discharge = { 
/**
 * Admitted.
 */
admittedAt: string | null, 
/**
 * Inskrivningsmeddelande, 2 kap. 1–3 §§.
 */
admissionNoticeAt: string | null, 
/**
 * Planned day of going home.
 */
plannedDischarge: string | null, 
/**
 * When the fasta vårdkontakten was appointed, 2 kap. 5 §.
 */
contactAppointedAt: string | null, 
/**
 * Utskrivningsklar, 3 kap. 1 §: starts the three days of 4 kap. 3 §.
 */
readyForDischargeAt: string | null, 
/**
 * Went home.
 */
dischargedAt: string | null, };

/**
 * A disagreement (oenighet).
 */
export type Dissent = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * About what.
 */
about: string | null, 
/**
 * The positions.
 */
positions: Array<Position>, 
/**
 * What is done about it.
 */
handling: string | null, 
/**
 * Settled since.
 */
resolved: boolean | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A hand-out that a file tells of (PDL 3 kap. 11 §).
 */
export type Distribution = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * To a participant or unit.
 */
to: string | null, 
/**
 * Original, kopia or utdrag.
 */
kind: string | null, 
/**
 * Paper, letter, secure transfer.
 */
channel: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * How much.
 */
scope: Scope | null, };

/**
 * A line of the doctor's report.
 */
export type DoctorCheck = { 
/**
 * cipher, keyring, fonts, printer, disk, integrity …
 */
name: string, 
/**
 * ok, warn or fail.
 */
verdict: string, 
/**
 * In Swedish.
 */
message: string, };

/**
 * Typed and kept, not yet in the plan.
 */
export type Draft = { 
/**
 * Path.
 */
path: string, 
/**
 * The text.
 */
text: string, };

/**
 * Keeps what is being typed, durably, before it is part of the plan (ruling 9).
 */
export type DraftKeep = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The field.
 */
path: string, 
/**
 * The text so far; nothing drops the draft.
 */
text: string | null, };

/**
 * A file that somebody dropped.
 */
export type DroppedFile = { 
/**
 * Base64.
 */
base64: string, };

/**
 * A consent that was taken back, and that a later one followed.
 */
export type EarlierConsent = { 
/**
 * Its identifier.
 */
id: ItemId, 
/**
 * How it was given.
 */
form: string | null, 
/**
 * By whom.
 */
givenBy: string | null, 
/**
 * When.
 */
givenAt: string | null, 
/**
 * Who wrote it down.
 */
documentedBy: string | null, 
/**
 * First day.
 */
validFrom: string | null, 
/**
 * Last day.
 */
validTo: string | null, 
/**
 * When it was taken back.
 */
withdrawnAt: string | null, 
/**
 * Its topics.
 */
covers: Array<string>, };

/**
 * An ending.
 */
export type Ending = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * Why.
 */
kind: EndingKind | null, 
/**
 * When.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * In words.
 */
reason: string | null, 
/**
 * Who is told. The samordnare's duty: everyone involved must know.
 */
informed: Array<Informed>, 
/**
 * When it turned out to be a mistake, or the person said yes anew.
 */
reopenedAt: string | null, 
/**
 * By whom.
 */
reopenedBy: string | null, 
/**
 * Why.
 */
reopenedReason: string | null, };

/**
 * Why a plan ended.
 */
export type EndingKind = "mål_nådda" | "behov_upphört" | "vill_inte" | "samtycke_återkallat" | "nej" | "annan_plan" | "avliden" | "fel_person" | "annat";

/**
 * How far a round has come.
 */
export type ExchangeProgress = { 
/**
 * Nothing is left to do.
 */
finished: boolean, 
/**
 * fetching, leaving or readingBack.
 */
doing: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all, as far as is known now.
 */
of: number, 
/**
 * What was done so far in this round.
 */
report: ExchangeReport, 
/**
 * What went stale.
 */
kinds: Array<Kind>, };

/**
 * What a round did.
 */
export type ExchangeReport = { 
/**
 * Per unit.
 */
units: Array<UnitReport>, 
/**
 * What was set aside, each with its reason. Everything else went on.
 */
setAside: Array<SetAside>, 
/**
 * When everything was written, `2026-10-21T14:31`.
 */
writtenAt: string | null, 
/**
 * When what was written had been read back and compared.
 */
readBackAt: string | null, 
/**
 * Changes written.
 */
changes: number, };

/**
 * One step of "Lämna och hämta": at most about a quarter of a second of work. The interface
 * calls again until it is finished; not calling again is to cancel, and nothing starts over.
 */
export type ExchangeStep = { 
/**
 * The place.
 */
address: string, 
/**
 * The first step of a round.
 */
begin: boolean, };

/**
 * A topic that must not be spoken of. Lives in the documenting unit's own document.
 */
export type Exclusion = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * The topic.
 */
text: string | null, 
/**
 * `"alla"`, or the units and participants it is kept from.
 */
appliesTo: Topics | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Which exemplar of a sheet.
 */
export type Exemplar = "preview" | "draft" | "original" | "copy";

/**
 * Transfer to the region's system.
 */
export type ExternalRecord = { 
/**
 * Which system.
 */
system: string | null, 
/**
 * When.
 */
transferredAt: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * The region's id of the plan: a fact beside ours (ruling 6).
 */
documentId: string | null, 
/**
 * The person may read it in 1177.
 */
approvedForPatient: boolean | null, };

/**
 * A field and its words.
 */
export type Fact = { 
/**
 * Text key after `field-`.
 */
field: string, 
/**
 * The words.
 */
words: string, };

/**
 * A promised answer (återkoppling).
 */
export type Feedback = { 
/**
 * Who answers.
 */
by: ParticipantId | null, 
/**
 * To whom.
 */
to: Array<ParticipantId>, 
/**
 * Last day.
 */
due: string | null, };

/**
 * What there is to say of a file.
 */
export type FileVerdict = { 
/**
 * Every seal holds, and nothing was changed or added since.
 */
intact: boolean, 
/**
 * Lines to be read, in Swedish: by whom, which version.
 */
says: Array<string>, 
/**
 * What the file cannot show, in Swedish.
 */
cannotProve: Array<string>, 
/**
 * The plan is inside as data: whole, part or none.
 */
data: string, };

/**
 * A finding with its sentences.
 */
export type FindingView = { 
/**
 * What is missing or wrong, in Swedish.
 */
message: string, 
/**
 * What to do now, in Swedish.
 */
advice: string, 
/**
 * The code, for example `overall-authority-missing`.
 */
code: string, 
/**
 * How much it weighs.
 */
severity: Severity, 
/**
 * The field, as a path.
 */
field: string, 
/**
 * Words that its sentence needs: a name, a date.
 */
words?: { [key in string]: string }, 
/**
 * The reason that was written for it; it is closed then.
 */
reason?: string | null, };

/**
 * State of the data folder.
 */
export type Folder = "empty" | "locked" | "open";

/**
 * The follow-up (uppföljning).
 */
export type FollowUp = { 
/**
 * A follow-up will be held.
 */
planned: boolean | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Who calls it.
 */
convener: ParticipantId | null, 
/**
 * Why there will be none.
 */
reasonIfNone: string | null, 
/**
 * The samordnare's period when there will be none.
 */
coordinatorTermIfNone: Term | null, };

/**
 * What a follow-up decided.
 */
export type FollowUpDecide = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The follow-up, an item of `/followUps`.
 */
followUp: string, 
/**
 * ändra, fortsätt or avsluta.
 */
decision: string, 
/**
 * For avsluta: a word of `EndingKind`.
 */
ending: string | null, 
/**
 * For avsluta: in words.
 */
reason: string | null, };

/**
 * What a follow-up decided (steg 5).
 */
export type FollowUpDecision = "ändra" | "fortsätt" | "avsluta";

/**
 * A goal (mål).
 */
export type Goal = { 
/**
 * Identifier.
 */
id: GoalId, 
/**
 * In the person's own words.
 */
inPersonsWords: string | null, 
/**
 * The need behind it.
 */
need: string | null, 
/**
 * In the long run.
 */
longTerm: string | null, 
/**
 * How we notice that it goes forward: measurable.
 */
shortTerm: string | null, 
/**
 * By when.
 */
measureBy: string | null, 
/**
 * What each follow-up found.
 */
results: Array<GoalOutcome>, 
/**
 * Insatser.
 */
insatser: Array<Insats>, 
/**
 * Topics of the consent that the goal belongs to.
 */
topics: Array<string> | null, 
/**
 * Units and participants that may not read it.
 */
notFor: Array<string> | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A goal (mål).
 */
export type GoalId = string;

/**
 * What a follow-up found of a goal.
 */
export type GoalOutcome = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Which follow-up.
 */
followUp: string | null, 
/**
 * What became of it.
 */
result: GoalResult | null, 
/**
 * Why, when it was not reached.
 */
why: string | null, 
/**
 * What the person says today.
 */
inPersonsWords: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * What became of a goal.
 */
export type GoalResult = "nått" | "delvis" | "inte än";

/**
 * A guardian (vårdnadshavare) and the answer to the question about a SIP.
 */
export type Guardian = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Name.
 */
name: string | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * `ja`, `nej` or nothing yet.
 */
answer: string | null, 
/**
 * When the answer was given.
 */
answeredAt: string | null, 
/**
 * "Inte till den här vårdnadshavaren": neither asked nor told (ruling 20).
 */
keptOut: boolean | null, 
/**
 * What socialnämnden decided in this guardian's place.
 */
boardDecision: BoardDecision | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Everything that waits to be handed over.
 */
export type Handing = { 
/**
 * Changes that lie only on this computer, in all cases.
 */
onlyHere: number, 
/**
 * When something was last handed over.
 */
lastAt: string | null, 
/**
 * The places.
 */
places: Array<Place>, 
/**
 * What was set aside and not yet looked at.
 */
setAside: Array<SetAside>, 
/**
 * Extracts that other units sent here.
 */
extracts: Array<ReceivedExtract>, };

/**
 * Who gets what of one case, and how far it has come (screen 09).
 */
export type HandingCase = { 
/**
 * Plan id.
 */
case: string, 
/**
 * A row for every unit of the case but this one, and one for this unit's other computers.
 */
rows: Array<HandingRow>, 
/**
 * How many things stay here: what the person does not want to bring up, and the unit's own.
 */
stays: number, 
/**
 * Four words of what this computer has now (equality; not the version's words).
 */
words: Array<string>, 
/**
 * Where the data is.
 */
lies: Where, 
/**
 * Changes that lie only on this computer.
 */
changes: number, 
/**
 * Last day of the consent.
 */
consentUntil: string | null, 
/**
 * Somebody here has said that it has come (kvitterat).
 */
acknowledged: boolean, };

/**
 * One receiver of a case.
 */
export type HandingRow = { 
/**
 * Unit id within the case.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Huvudman.
 */
authority: UnitAuthority, 
/**
 * This unit's own other computers.
 */
own: boolean, 
/**
 * all, part or none: what the consent lets it have.
 */
reads: string, 
/**
 * Those of its people who take part.
 */
people: Array<string>, 
/**
 * How far it has come.
 */
reached: Reached, 
/**
 * When that was.
 */
at: string | null, 
/**
 * Four words of what the other side told that it has.
 */
words: Array<string>, };

/**
 * The case went to another unit, which documents it from then on (ruling 22).
 */
export type Handover = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * From this unit …
 */
from: UnitId | null, 
/**
 * … to this one.
 */
to: UnitId | null, 
/**
 * When.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Set when the other unit's own computer has it: from then on that unit documents the case.
 */
receivedAt: string | null, 
/**
 * Set when it was taken back.
 */
takenBackAt: string | null, 
/**
 * Why it was.
 */
takenBackReason: string | null, };

/**
 * A follow-up that was held, or is being held. What it found stands with each goal and insats.
 */
export type HeldFollowUp = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * When.
 */
at: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Who was there.
 */
present: Array<ParticipantId>, 
/**
 * What has worked.
 */
whatWorked: string | null, 
/**
 * New needs.
 */
newNeeds: string | null, 
/**
 * The next one, when the plan goes on.
 */
next: NextFollowUp | null, 
/**
 * What was decided.
 */
decision: FollowUpDecision | null, 
/**
 * When it was decided.
 */
decidedAt: string | null, 
/**
 * Noted by.
 */
decidedBy: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * One row of what has been done with a case.
 */
export type HistoryRow = { 
/**
 * When, `2026-10-14T10:20`: by the clock of the computer where it was done.
 */
at: string, 
/**
 * Who; of another unit's or computer's also the unit.
 */
user: string, 
/**
 * import, set, add, strike, lift, settle, read, lock, print, received …
 */
what: string, 
/**
 * The field, or nothing.
 */
path: string, 
/**
 * The reason, or nothing.
 */
words: string, 
/**
 * Done on this computer.
 */
here: boolean, 
/**
 * What it is about, and the field, in Swedish.
 */
about: string | null, 
/**
 * What was written or chosen, in words.
 */
said: string | null, 
/**
 * What stood there before, in words.
 */
before: string | null, 
/**
 * Where it was settled: each value that was not chosen.
 */
notChosen: Array<ConflictValue>, };

/**
 * How the person is identified.
 */
export type Identifier = { 
/**
 * Which kind of number.
 */
type: IdentifierKind | null, 
/**
 * The number, without separators.
 */
value: string | null, 
/**
 * Why there is no number.
 */
reason: string | null, };

/**
 * The kind of identifier. Rules: [`crate::number`].
 */
export type IdentifierKind = "personnummer" | "samordningsnummer" | "reservnummer" | "inget";

/**
 * Somebody who has to be told that the plan no longer applies.
 */
export type Informed = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * A unit or participant of the case …
 */
party: string | null, 
/**
 * … or anyone else, by name.
 */
name: string | null, 
/**
 * When they were told; nothing until then.
 */
at: string | null, 
/**
 * How.
 */
how: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Creates the data folder.
 */
export type Init = { 
/**
 * Name of the unit.
 */
unitName: string, 
/**
 * region, kommun or annan.
 */
authority: string, 
/**
 * HSA-id, when there is one.
 */
hsaId: string | null, 
/**
 * The user's name.
 */
user: string, 
/**
 * PIN, or a passphrase of five words where there is no keyring.
 */
pin: string, };

/**
 * A new data folder.
 */
export type Initialised = { 
/**
 * Shown once, to be kept on paper.
 */
recoveryCode: string, };

/**
 * An insats: a named help, care or measure.
 */
export type Insats = { 
/**
 * Identifier.
 */
id: InsatsId, 
/**
 * What is to be done.
 */
text: string | null, 
/**
 * By whom.
 */
responsible: Responsible, 
/**
 * From.
 */
start: string | null, 
/**
 * Last day.
 */
due: string | null, 
/**
 * How often, in words.
 */
frequency: string | null, 
/**
 * Decision word.
 */
decision: Decision | null, 
/**
 * Promised answer.
 */
feedback: Feedback | null, 
/**
 * Where it stands: planerad, pågår, klar, inte gjord.
 */
status: string | null, 
/**
 * A remark.
 */
note: string | null, 
/**
 * The formal decision.
 */
decided: Decided | null, 
/**
 * The responsible party's own yes.
 */
committed: Committed | null, 
/**
 * What did not go as planned.
 */
deviations: Array<Deviation>, 
/**
 * What each follow-up found.
 */
results: Array<InsatsOutcome>, 
/**
 * Its own topics, else the goal's.
 */
topics: Array<string> | null, 
/**
 * Units and participants that may not read it.
 */
notFor: Array<string> | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * An insats.
 */
export type InsatsId = string;

/**
 * What a follow-up found of an insats.
 */
export type InsatsOutcome = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Which follow-up.
 */
followUp: string | null, 
/**
 * What became of it.
 */
result: InsatsResult | null, 
/**
 * A comment.
 */
comment: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * What became of an insats.
 */
export type InsatsResult = "gjort" | "pågår" | "inte gjort";

/**
 * Interpreter.
 */
export type Interpreter = { 
/**
 * Whether one is needed.
 */
needed: boolean | null, 
/**
 * In which language.
 */
language: string | null, };

/**
 * Any other item of a list.
 */
export type ItemId = string;

/**
 * Something by its identifier.
 */
export type ItemRef = { 
/**
 * Identifier.
 */
id: string, };

/**
 * A kind of data that a screen may show.
 */
export type Kind = "session" | "cases" | "case" | "versions" | "ledger" | "exchange" | "units";

/**
 * A row of the ledger: who got which sheet (PDL 3 kap. 11 §).
 */
export type LedgerRow = { 
/**
 * Identifier.
 */
id: string, 
/**
 * original, kopia, utdrag, kallelse, samtycke or information.
 */
exemplar: string, 
/**
 * Number of the copy.
 */
number: number | null, 
/**
 * Version; 0 for a sheet that belongs to none.
 */
version: number, 
/**
 * Participant or unit id.
 */
recipient: string, 
/**
 * Name of the recipient.
 */
name: string, 
/**
 * papper or fil.
 */
channel: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: string, };

/**
 * A locked or established version.
 */
export type LockedView = { 
/**
 * Number.
 */
version: number, 
/**
 * 64 hex digits.
 */
hash: string, 
/**
 * Four check words.
 */
words: Array<string>, 
/**
 * When it was locked.
 */
lockedAt: string, 
/**
 * When it was established.
 */
establishedAt: string | null, };

/**
 * The meeting.
 */
export type Meeting = { 
/**
 * Began.
 */
startedAt: string | null, 
/**
 * Ended.
 */
endedAt: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * How.
 */
form: string | null, 
/**
 * Without network.
 */
offline: boolean | null, 
/**
 * Roles.
 */
roles: Roles, 
/**
 * Participants.
 */
participants: Array<Participant>, 
/**
 * Agenda.
 */
agenda: Array<AgendaStep>, 
/**
 * Nuläge: how it is now.
 */
situation: string | null, 
/**
 * Det som fungerar.
 */
whatWorks: string | null, 
/**
 * How people said the meeting was. Not printed.
 */
roundOff: Array<Words>, 
/**
 * The samordnare has checked that the person understood.
 */
teachBack: TeachBack | null, };

/**
 * The need.
 */
export type Need = { 
/**
 * When it was seen.
 */
discoveredAt: string | null, 
/**
 * Which unit saw it.
 */
discoveredBy: UnitId | null, 
/**
 * How it was seen.
 */
howDiscovered: string | null, 
/**
 * In plain words.
 */
description: string | null, 
/**
 * The offer.
 */
offered: Offer, 
/**
 * Öppen psykiatrisk tvångsvård or öppen rättspsykiatrisk vård (ruling 19).
 */
compulsoryOpenCare: boolean | null, };

/**
 * The person's network.
 */
export type Network = { 
/**
 * Family, friends, neighbours.
 */
private: Array<Words>, 
/**
 * Units and professionals.
 */
professional: Array<Words>, };

/**
 * The next date of a case.
 */
export type NextEvent = { 
/**
 * `2026-10-21` or `2026-10-21T13:00`.
 */
at: string, 
/**
 * summons, meeting, followUp, consentEnds, feedback.
 */
what: string, };

/**
 * When the next follow-up is, of a plan that goes on as it is.
 */
export type NextFollowUp = { 
/**
 * When.
 */
at: string | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * The samordnare goes on until this day.
 */
coordinatorUntil: string | null, };

/**
 * No arguments.
 */
export type Nothing = Record<symbol, never>;

/**
 * A number to be looked at before the case exists.
 */
export type NumberCheck = { 
/**
 * personnummer, samordningsnummer, reservnummer or inget.
 */
kind: string, 
/**
 * As typed.
 */
number: string, };

/**
 * What was found in a number.
 */
export type NumberVerdict = { 
/**
 * Stored form, when it is right.
 */
value: string | null, 
/**
 * The birth date that the number tells, when it tells one.
 */
birthDate: string | null, 
/**
 * Why it was refused, in Swedish.
 */
refused: string | null, };

/**
 * The offer and its answer.
 */
export type Offer = { 
/**
 * When it was offered.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * `ja`, `nej`, `betänketid` or a few words.
 */
answer: string | null, 
/**
 * Why the person said no.
 */
reason: string | null, };

/**
 * A participant (deltagare).
 */
export type Participant = { 
/**
 * Identifier within the case.
 */
id: ParticipantId, 
/**
 * Name.
 */
name: string | null, 
/**
 * Role in words; `enskild` is the person.
 */
role: string | null, 
/**
 * The unit, for a professional.
 */
unitId: UnitId | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Telephone of somebody private, while the person's identity is protected: the documenting
 * unit's own (ruling 5).
 */
privatePhone: string | null, 
/**
 * E-mail; as the telephone.
 */
privateEmail: string | null, 
/**
 * Present, by telephone, late, absent: in words.
 */
attendance: string | null, 
/**
 * When somebody came late.
 */
arrivedAt: string | null, 
/**
 * When somebody left early.
 */
leftAt: string | null, 
/**
 * HSA-id of the professional.
 */
hsaId: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A participant (deltagare) within a case file.
 */
export type ParticipantId = string;

/**
 * A party to the consent: a unit or a person.
 */
export type Party = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * The unit …
 */
unitId: UnitId | null, 
/**
 * … or the participant.
 */
participantId: ParticipantId | null, 
/**
 * The scope in words.
 */
scope: string | null, 
/**
 * The scope as topics; words alone let nothing through.
 */
topics: Topics | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A PDF.
 */
export type Pdf = { 
/**
 * Base64.
 */
base64: string, 
/**
 * A file name without anybody's name.
 */
fileName: string, };

/**
 * A dot of a stroke, on a pad of 600 by 200.
 */
export type PenDot = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, 
/**
 * Milliseconds.
 */
t: number, 
/**
 * 0 to 1; a half where nothing tells it.
 */
pressure: number, };

/**
 * The person.
 */
export type Person = { 
/**
 * Full name.
 */
name: string | null, 
/**
 * Identifier.
 */
identifier: Identifier, 
/**
 * Birth date, asked for apart: the date part of a number is not always the true one.
 */
birthDate: string | null, 
/**
 * Gender in the person's own word.
 */
gender: string | null, 
/**
 * Home address. Lives in the documenting unit's own document when the identity is protected.
 */
address: string | null, 
/**
 * Telephone; as the address.
 */
phone: string | null, 
/**
 * Kommun where the person lives.
 */
municipality: string | null, 
/**
 * Region where the person lives.
 */
region: string | null, 
/**
 * Protected identity.
 */
protectedIdentity: ProtectedIdentity | null, 
/**
 * Language.
 */
language: string | null, 
/**
 * Interpreter.
 */
interpreter: Interpreter, 
/**
 * Legal representative.
 */
legalRepresentative: Representative | null, 
/**
 * Guardians, for a child.
 */
guardians: Array<Guardian>, 
/**
 * The child's own view, where the person is a child.
 */
child: ChildsView | null, 
/**
 * Underage children asked about.
 */
underageChildren: UnderageChildren, 
/**
 * Adaptations.
 */
adaptations: Array<Adaptation>, };

/**
 * A place where packets can be left and fetched.
 */
export type Place = { 
/**
 * What kind.
 */
kind: PlaceKind, 
/**
 * Its address: a folder or `s3://…`.
 */
address: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * It can be reached now, as far as a look tells. Nothing for a store: it is not asked
 * until it is used.
 */
there: boolean | null, 
/**
 * When this computer last left and fetched there, `2026-10-21T14:31`.
 */
lastAt: string | null, };

/**
 * What kind of place packets are left in.
 */
export type PlaceKind = "stick" | "folder" | "store";

/**
 * Remembers or forgets a place that is not a stick.
 */
export type PlaceSet = { 
/**
 * Folder or store.
 */
kind: PlaceKind, 
/**
 * Its address; nothing to forget it.
 */
address: string | null, };

/**
 * The plan.
 */
export type Plan = { 
/**
 * Version that the file tells of, or our own latest.
 */
version: number | null, 
/**
 * State.
 */
status: PlanStatus | null, 
/**
 * When it was established.
 */
establishedAt: string | null, 
/**
 * By whom.
 */
establishedBy: string | null, 
/**
 * Item 4 of the paragraph: which huvudman has the overall responsibility.
 */
overallAuthority: Authority | null, 
/**
 * The person who answers for the SIP (huvudansvarig för SIP).
 */
overallResponsible: ParticipantId | null, 
/**
 * "Ingen annan gör något": satisfies item 3 when there is no insats by others (ruling 17).
 */
noMeasuresByOthers: boolean | null, 
/**
 * Goals.
 */
goals: Array<Goal>, 
/**
 * Om det blir sämre, free text.
 */
ifItGetsWorse: string | null, 
/**
 * Om det blir sämre, as a list.
 */
ifItGetsWorseContacts: Array<WorseContact>, 
/**
 * Disagreements.
 */
dissent: Array<Dissent>, 
/**
 * The person's own comment.
 */
personsOwnComment: string | null, };

/**
 * State of the plan.
 */
export type PlanStatus = "arbetsmaterial" | "låst" | "upprättad" | "avslutad";

/**
 * What one participant thinks, in that person's words.
 */
export type Position = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Who.
 */
participantId: ParticipantId | null, 
/**
 * The words.
 */
text: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * A meeting of professionals before the SIP meeting (förmöte).
 */
export type PreMeeting = { 
/**
 * Whether it is needed.
 */
needed: boolean | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * When it was held.
 */
heldAt: string | null, };

/**
 * The preparation.
 */
export type Preparation = { 
/**
 * When it was done with the person.
 */
withPersonAt: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * "Vad är viktigt för dig?", in the person's words.
 */
importantToMe: string | null, 
/**
 * Questions to raise.
 */
questionsToRaise: Array<Words>, 
/**
 * Questions not to raise: the documenting unit's own, never printed or shared.
 */
questionsNotToRaise: Array<Words>, 
/**
 * Network.
 */
network: Network, 
/**
 * Support person at the meeting (stödperson).
 */
supportPersonAtMeeting: ParticipantId | null, 
/**
 * Förmöte.
 */
preMeetingProfessionals: PreMeeting, 
/**
 * Where and how they will meet.
 */
meetingForm: string | null, 
/**
 * Munhälsa was asked about (the checklist of Västra Götaland).
 */
oralHealthAsked: boolean | null, };

/**
 * Sends a sheet to a printer.
 */
export type PrintSend = { 
/**
 * The sheet.
 */
sheet: Sheet, 
/**
 * Name of the printer.
 */
printer: string, };

/**
 * A printer.
 */
export type Printer = { 
/**
 * Its name.
 */
name: string, 
/**
 * The system's own choice.
 */
isDefault: boolean, };

/**
 * A region profile to choose.
 */
export type ProfileChoice = { 
/**
 * Name in the case file.
 */
name: string, 
/**
 * Name on screen.
 */
title: string, };

/**
 * What the region profile says to the screens.
 */
export type ProfileView = { 
/**
 * Name in the case file.
 */
name: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * What the chair being the secretary means: a reason is asked for, or a warning.
 */
chairRule: string, 
/**
 * Kinds of units that get a kallelse.
 */
summonsKinds: Array<string>, 
/**
 * Local words: `coordinator`, `overallResponsible` …, each with its label.
 */
terms: { [key in string]: string }, };

/**
 * A change since the established version: a proposal for the next.
 */
export type Proposed = { 
/**
 * The field.
 */
path: string, 
/**
 * What it is about, and the field, in Swedish.
 */
about: string, 
/**
 * What was established, in words; nothing when it was not there.
 */
before: string | null, 
/**
 * What stands there now; nothing when it was taken out.
 */
after: string | null, 
/**
 * Who wrote last.
 */
by: string | null, 
/**
 * Of which unit.
 */
unit: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Everybody who wrote it since, the last one too: oldest first.
 */
wrote: Array<Wrote>, };

/**
 * Skyddade personuppgifter.
 */
export type ProtectedIdentity = "ingen" | "sekretessmarkering" | "skyddad_folkbokforing";

/**
 * How far one receiver has come with one case.
 */
export type Reached = "noCard" | "nothing" | "owed" | "handed" | "received" | "read" | "acknowledged" | "same";

/**
 * What a participant may read of the plan (ruling 4).
 */
export type Reader = { 
/**
 * Participant id.
 */
participant: string, 
/**
 * all, part or none.
 */
reads: string, 
/**
 * How many goals and insatser are left out.
 */
leftOut: number, };

/**
 * A sealed extract that another unit sent.
 */
export type ReceivedExtract = { 
/**
 * Identifier.
 */
id: string, 
/**
 * Plan id.
 */
case: string, 
/**
 * The person's name, or nothing when protected.
 */
name: string | null, 
/**
 * From which unit.
 */
from: string, 
/**
 * Version of the plan.
 */
version: number, 
/**
 * The version's four words.
 */
words: Array<string>, 
/**
 * When it came.
 */
at: string, 
/**
 * When its unit told that nothing more comes; nothing while that may be.
 */
ended: string | null, };

/**
 * A recipient of the kallelse.
 */
export type Recipient = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * The unit …
 */
unitId: UnitId | null, 
/**
 * … or the participant.
 */
participantId: ParticipantId | null, 
/**
 * Kallelse or inbjudan.
 */
kind: SummonsKind | null, 
/**
 * When it was acknowledged.
 */
acknowledgedAt: string | null, 
/**
 * The answer.
 */
answer: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Time to think before answering (betänketid).
 */
export type ReflectionTime = { 
/**
 * From.
 */
from: string | null, 
/**
 * To.
 */
to: string | null, 
/**
 * Written information was left.
 */
writtenInformationGiven: boolean | null, };

/**
 * God man, förvaltare, framtidsfullmakt or another representative.
 */
export type Representative = { 
/**
 * Which kind.
 */
kind: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Telephone.
 */
phone: string | null, };

/**
 * Who is responsible.
 */
export type Responsible = { 
/**
 * The huvudman, or the person, someone near, or another.
 */
authority: ResponsibleAuthority | null, 
/**
 * The unit.
 */
unitId: UnitId | null, 
/**
 * The person in it.
 */
participantId: ParticipantId | null, };

/**
 * Who answers for an insats. Items 2 and 3 of the paragraph.
 */
export type ResponsibleAuthority = "region" | "kommun" | "enskild" | "närstående" | "annan";

/**
 * The roles of the meeting.
 */
export type Roles = { 
/**
 * Mötesledare.
 */
chair: ParticipantId | null, 
/**
 * Mötessekreterare: someone else than the chair.
 */
secretary: ParticipantId | null, 
/**
 * Samordnare.
 */
coordinator: ParticipantId | null, 
/**
 * Sammankallande.
 */
convener: ParticipantId | null, 
/**
 * Whose computer it is.
 */
userOfApp: ParticipantId | null, 
/**
 * The person chose the chair.
 */
chairChosenByPerson: boolean | null, };

/**
 * A file that was written.
 */
export type Saved = { 
/**
 * Where.
 */
path: string, 
/**
 * What went stale.
 */
kinds: Array<Kind>, };

/**
 * What a hand-out held: `"hela"`, or the goals by id.
 */
export type Scope = string | Array<string>;

/**
 * A sending of the kallelse.
 */
export type Sending = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * When.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, 
/**
 * To whom.
 */
recipients: Array<string>, };

/**
 * The session.
 */
export type Session = { 
/**
 * State of the folder.
 */
folder: Folder, 
/**
 * The operating system keeps keys: a PIN is enough. Else a passphrase.
 */
keyring: boolean, 
/**
 * Names to choose from when unlocking.
 */
users: Array<string>, 
/**
 * Who is in.
 */
user: string | null, 
/**
 * The unit of this computer.
 */
unit: SessionUnit | null, 
/**
 * Today, `2026-10-21`.
 */
today: string, 
/**
 * Version of the program.
 */
program: string, };

/**
 * The unit of this computer.
 */
export type SessionUnit = { 
/**
 * Name.
 */
name: string, 
/**
 * Huvudman.
 */
authority: UnitAuthority, 
/**
 * HSA-id.
 */
hsaId: string | null, };

/**
 * Something that was not taken in.
 */
export type SetAside = { 
/**
 * Identifier.
 */
id: string, 
/**
 * truncated, forged, unknownDevice, revoked, readdressed, notAllowed, newer, tooBig, gap …
 */
reason: string, 
/**
 * In Swedish: what it was.
 */
message: string, 
/**
 * In Swedish: what to do.
 */
advice: string, 
/**
 * The unit's name, where it is known.
 */
from: string | null, 
/**
 * When.
 */
at: string, };

/**
 * One of several.
 */
export type SetOne = { 
/**
 * As in [`CaseSet`].
 */
path: string, 
/**
 * As in [`CaseSet`].
 */
value: unknown, };

/**
 * How much a finding weighs.
 */
export type Severity = "block" | "reason" | "warn";

/**
 * Asks for a sheet as PDF.
 */
export type Sheet = { 
/**
 * Plan id.
 */
case: string, 
/**
 * Which sheet; the plan when nothing is said.
 */
kind: SheetKind, 
/**
 * Which version; nothing means the latest established, else the draft.
 */
version: number | null, 
/**
 * Which exemplar.
 */
exemplar: Exemplar, 
/**
 * For whom: a participant's or unit's id. The original is always the person's.
 */
recipient: string | null, 
/**
 * No letter is smaller than 14 points.
 */
large?: boolean, };

/**
 * Which sheet.
 */
export type SheetKind = "plan" | "extract" | "summons" | "consent" | "information" | "changes" | "fridge" | "followUp";

/**
 * Notes that somebody signed, or did not.
 */
export type Sign = { 
/**
 * Plan id.
 */
case: string, 
/**
 * Who.
 */
participant: string, 
/**
 * How.
 */
method: SignMethod, 
/**
 * The strokes, where there are any.
 */
strokes: Array<Array<PenDot>> | null, 
/**
 * Who signs instead, or why nobody can.
 */
note: string | null, 
/**
 * How it was seen who it is.
 */
identified: string | null, };

/**
 * How somebody signs, or does not.
 */
export type SignMethod = "screen" | "paper" | "declines" | "unable" | "proxy" | "absent";

/**
 * A signature that a file tells of.
 */
export type Signature = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * Who.
 */
participantId: ParticipantId | null, 
/**
 * How.
 */
method: string | null, 
/**
 * When.
 */
signedAt: string | null, 
/**
 * For which version.
 */
appliesToVersion: number | null, };

/**
 * A signature, also one that is void.
 */
export type SignedView = { 
/**
 * Who.
 */
participant: string, 
/**
 * The name, as it was on that day.
 */
name: string, 
/**
 * screen, paper, declines, unable, proxy or absent.
 */
method: string, 
/**
 * Who and why.
 */
note: string | null, 
/**
 * How it was seen who it is.
 */
identified: string | null, 
/**
 * When.
 */
at: string, 
/**
 * The version.
 */
version: number, 
/**
 * unlocked or again, when it does not count.
 */
void: string | null, 
/**
 * Why it was unlocked.
 */
voidReason: string | null, 
/**
 * After the plan was established.
 */
late: boolean, 
/**
 * The strokes, to be drawn again at any size.
 */
strokes: Array<Array<PenDot>>, };

/**
 * SIP-kollen, the anonymous survey.
 */
export type SipKollen = { 
/**
 * It was offered.
 */
offered: boolean | null, 
/**
 * How.
 */
how: string | null, 
/**
 * Answered on this computer: never an answer.
 */
answeredOnDevice: boolean | null, };

/**
 * Which state a case is in (ruling 13).
 */
export type State = "draft" | "locked" | "established" | "closed";

/**
 * The mark that takes an item out of the plan. The item stays, with its words.
 */
export type Struck = { 
/**
 * When, by the computer's own clock.
 */
at: string | null, 
/**
 * Who struck it.
 */
by: string | null, 
/**
 * Why: a strike without a reason is refused.
 */
reason: string, };

/**
 * The kallelse.
 */
export type Summons = { 
/**
 * When it was sent: lag (2017:612) 4 kap. 3 § and 5 kap. 3 § ask for the exact time.
 */
sentAt: string | null, 
/**
 * Last day to send it.
 */
deadline: string | null, 
/**
 * Sammankallande.
 */
convener: ParticipantId | null, 
/**
 * The question of the meeting (frågeställning).
 */
question: string | null, 
/**
 * Last day to answer.
 */
answerBy: string | null, 
/**
 * When the meeting is.
 */
meetingAt: string | null, 
/**
 * Its length in minutes.
 */
durationMinutes: number | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * Link to a video meeting.
 */
digitalLink: string | null, 
/**
 * Recipients.
 */
recipients: Array<Recipient>, 
/**
 * Each time it was sent, with the exact minute and to whom: lag (2017:612) 5 kap. 3 §.
 */
sendings: Array<Sending>, };

/**
 * Kallelse or inbjudan.
 */
export type SummonsKind = "kallelse" | "inbjudan";

/**
 * A colleague took over what another of the same unit had.
 */
export type Takeover = { 
/**
 * Identifier.
 */
id: ItemId, 
/**
 * From this person …
 */
from: ParticipantId | null, 
/**
 * … to this one.
 */
to: ParticipantId | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Noted by.
 */
by: string | null, 
/**
 * Why.
 */
reason: string | null, };

/**
 * "Kan du säga med egna ord vad vi har bestämt?"
 */
export type TeachBack = { 
/**
 * The person understood.
 */
understood: boolean | null, 
/**
 * The person's own words.
 */
words: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Who asked.
 */
by: ParticipantId | null, };

/**
 * From one day to another.
 */
export type Term = { 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
until: string | null, };

/**
 * Something to do, or to wait for.
 */
export type Todo = { 
/**
 * Plan id.
 */
case: string, 
/**
 * The person's name, or nothing when the identity is protected.
 */
name: string | null, 
/**
 * The day, `2026-10-30`, or the minute, `2026-10-21T13:00`; nothing when it has no date.
 */
at: string | null, 
/**
 * reflectionEnds, summons, answer, meeting, feedback, insatsDue, deviation, followUp,
 * coordinatorEnds, consentEnds, inform.
 */
what: string, 
/**
 * What it is about: the insats, the deviation.
 */
about: string | null, 
/**
 * Who is to do it, or to answer.
 */
who: string | null, 
/**
 * The field that it comes from.
 */
path: string, 
/**
 * The day has passed.
 */
overdue: boolean, };

/**
 * Which topics a party may hear of: all that stood there when the yes was given, or a list.
 */
export type Topics = All | Array<string>;

/**
 * The documented path for somebody who cannot take a position: what was done to learn the
 * person's own attitude, and the professional who answers for it (lag 2022:913 2 kap. 6 §).
 */
export type Unable = { 
/**
 * What was done, and why there is no reason to think that the person would object.
 */
how: string | null, 
/**
 * The professional.
 */
professional: string | null, 
/**
 * When.
 */
at: string | null, };

/**
 * Whether underage children were asked about.
 */
export type UnderageChildren = { 
/**
 * The question was put.
 */
asked: boolean | null, 
/**
 * The children.
 */
children: Array<Child>, };

/**
 * A unit.
 */
export type Unit = { 
/**
 * Identifier within the case.
 */
id: UnitId, 
/**
 * Its name, as people say it.
 */
name: string | null, 
/**
 * The huvudman behind it.
 */
authority: UnitAuthority | null, 
/**
 * What kind of unit: vardcentral, slutenvard, kommunal_hsl, socialtjanst …
 */
kind: string | null, 
/**
 * HSA-id, `SE` + organisation number + `-` + 1 to 18 characters. Kept as written.
 */
hsaId: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Who stands behind a unit.
 */
export type UnitAuthority = "region" | "kommun" | "annan";

/**
 * A unit (verksamhet) within a case file.
 */
export type UnitId = string;

/**
 * What a round did with one unit.
 */
export type UnitReport = { 
/**
 * Its name, as its card has it.
 */
unit: string, 
/**
 * Envelopes left for it.
 */
sent: number, 
/**
 * Envelopes taken in from it.
 */
received: number, 
/**
 * Envelopes set aside.
 */
setAside: number, 
/**
 * Cases with something that it has not got.
 */
owed: number, };

/**
 * A unit and its keys.
 */
export type UnitView = { 
/**
 * Identifier of its root, 32 hex digits.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Huvudman.
 */
authority: UnitAuthority, 
/**
 * HSA-id.
 */
hsaId: string | null, 
/**
 * Six words of its key, to be compared by voice.
 */
words: Array<string>, 
/**
 * Trusted by a person here; else only known.
 */
trusted: boolean, 
/**
 * Number of its key epoch.
 */
epoch: number, 
/**
 * This computer's own unit.
 */
own: boolean, 
/**
 * Its card as a QR code (SVG); only for this unit's own.
 */
qr: string | null, };

/**
 * Unlocks the data folder.
 */
export type Unlock = { 
/**
 * Who.
 */
user: string, 
/**
 * PIN or passphrase.
 */
pin: string, };

/**
 * A version that this program locked and established.
 */
export type Version = { 
/**
 * Identifier of the line: the hash.
 */
id: ItemId, 
/**
 * Number, counting what the file told of.
 */
version: number | null, 
/**
 * Salted Merkle root over the items, 64 hex digits.
 */
hash: string | null, 
/**
 * Four check words of the version.
 */
words: Array<string>, 
/**
 * When it was locked.
 */
lockedAt: string | null, 
/**
 * When it was established.
 */
establishedAt: string | null, 
/**
 * By whom.
 */
establishedBy: string | null, };

/**
 * Where what is written in a case lies. Said only of what is known (complaint 3).
 */
export type Where = "onlyHere" | "changes" | "handed" | "same" | "alone" | "withdrawn" | "withdrawnUntold";

/**
 * An error at the boundary.
 */
export type WireError = { 
/**
 * Its kind.
 */
code: Code, 
/**
 * Which trouble, in the style of a finding code; the key of its sentences.
 */
what: string, 
/**
 * The field, as a path, when one is to blame.
 */
field: string | null, 
/**
 * What happened, in Swedish.
 */
message: string, 
/**
 * What to do now, in Swedish.
 */
advice: string, };

/**
 * A line of words in a list: a question, a name, a remark.
 */
export type Words = { 
/**
 * Stable identifier; the case file has only the text.
 */
id: ItemId, 
/**
 * The words.
 */
text: string | null, 
/**
 * Set when the line was struck.
 */
struck: Struck | null, };

/**
 * A line of "om det blir sämre" (ruling 21).
 */
export type WorseContact = { 
/**
 * Identifier of the line.
 */
id: ItemId, 
/**
 * When it applies.
 */
when: string | null, 
/**
 * Whom to call.
 */
who: ParticipantId | null, 
/**
 * The number, or what to do.
 */
call: string | null, 
/**
 * Set when struck.
 */
struck: Struck | null, };

/**
 * Somebody who wrote something.
 */
export type Wrote = { 
/**
 * Who.
 */
by: string | null, 
/**
 * Of which unit.
 */
unit: string | null, 
/**
 * When, by that computer's clock.
 */
at: string | null, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  session: { request: Nothing; answer: Session };
  init: { request: Init; answer: Initialised };
  unlock: { request: Unlock; answer: Session };
  lock: { request: Nothing; answer: Session };
  case_list: { request: Nothing; answer: Array<CaseRow> };
  number_check: { request: NumberCheck; answer: NumberVerdict };
  case_new: { request: CaseNew; answer: Changed };
  case_show: { request: CaseRef; answer: CaseView };
  case_set: { request: CaseSet; answer: Changed };
  case_set_all: { request: CaseSetAll; answer: Changed };
  case_strike: { request: CaseStrike; answer: Changed };
  draft_keep: { request: DraftKeep; answer: Changed };
  case_lock: { request: CaseRef; answer: Changed };
  case_unlock: { request: CaseReason; answer: Changed };
  case_establish: { request: CaseRef; answer: Changed };
  consent_confirm: { request: CaseRef; answer: Changed };
  consent_withdraw: { request: CaseReason; answer: Changed };
  consent_renew: { request: CaseRef; answer: Changed };
  case_summon: { request: CaseRef; answer: Changed };
  case_close: { request: CaseClose; answer: Changed };
  case_reopen: { request: CaseReason; answer: Changed };
  case_handover: { request: CaseHandover; answer: Changed };
  case_take_back: { request: CaseReason; answer: Changed };
  case_takeover: { request: CaseTakeover; answer: Changed };
  case_correct: { request: CaseCorrect; answer: Changed };
  follow_up_decide: { request: FollowUpDecide; answer: Changed };
  todo_list: { request: Nothing; answer: Array<Todo> };
  profile_list: { request: Nothing; answer: Array<ProfileChoice> };
  calendar_save: { request: Calendar; answer: Saved };
  print_preview: { request: Sheet; answer: Pdf };
  print_save: { request: Sheet; answer: Saved };
  print_send: { request: PrintSend; answer: Changed };
  printers: { request: Nothing; answer: Array<Printer> };
  ledger: { request: CaseRef; answer: Array<LedgerRow> };
  handing: { request: Nothing; answer: Handing };
  handing_case: { request: CaseRef; answer: HandingCase };
  place_set: { request: PlaceSet; answer: Changed };
  exchange_step: { request: ExchangeStep; answer: ExchangeProgress };
  case_acknowledge: { request: CaseRef; answer: Changed };
  set_aside_seen: { request: ItemRef; answer: Changed };
  extract_save: { request: ItemRef; answer: Saved };
  conflict_list: { request: CaseRef; answer: Array<ConflictCard> };
  case_history: { request: CaseRef; answer: Array<HistoryRow> };
  conflict_settle: { request: ConflictSettle; answer: Changed };
  unit_list: { request: Nothing; answer: Array<UnitView> };
  unit_card_save: { request: Nothing; answer: Saved };
  unit_look: { request: CardText; answer: UnitView };
  unit_trust: { request: CardText; answer: Changed };
  unit_distrust: { request: ItemRef; answer: Changed };
  signature_put: { request: Sign; answer: Changed };
  signature_list: { request: CaseRef; answer: Array<SignedView> };
  file_verify: { request: DroppedFile; answer: FileVerdict };
  file_import: { request: DroppedFile; answer: Changed };
  doctor: { request: Nothing; answer: Array<DoctorCheck> };
}

/** Which kinds a read is made of. */
export const reads = {
  session: ["session"],
  case_list: ["cases"],
  case_show: ["case", "versions"],
  todo_list: ["cases"],
  print_preview: ["case", "versions"],
  ledger: ["ledger"],
  handing: ["exchange", "cases"],
  handing_case: ["exchange", "case"],
  conflict_list: ["case"],
  case_history: ["case"],
  unit_list: ["units"],
  signature_list: ["versions"],
} as const;
