// A case in the form that the screens get: the file's short forms made long, every line with an id.
import type { Case } from '../../src/wire';

type Bag = Record<string, unknown>;
const plainLists = new Set(['topics', 'notFor', 'legalBasis', 'to', 'scope', 'words', 'appliesTo', 'present']);
/** Items whose lists hold bare words and ids. */
const plainItems = new Set(['sendings', 'confirmations', 'earlier']);

/** Lists of words become lines with ids; lines without ids get one. */
function lines(value: unknown, key: string, plain = false): unknown {
  if (Array.isArray(value)) {
    if (plainLists.has(key)) return value;
    return value.map((item: unknown, n) =>
      typeof item !== 'string' ? { id: `${key}${n + 1}`, ...(lines(item, '', plainItems.has(key)) as Bag) } : plain ? item : { id: `${key}${n + 1}`, text: item },
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, lines(v, k, plain)]));
}

/** Lists that the engine always gives, also when nothing stands in them. */
export function whole(c: Case): Case {
  for (const key of ['followUps', 'corrections', 'endings', 'handovers', 'takeovers', 'signatures', 'distribution', 'versions'] as const) c[key] ??= [];
  c.consent.confirmations ??= [];
  c.consent.earlier ??= [];
  c.summons.recipients ??= [];
  c.summons.sendings ??= [];
  c.meeting.participants ??= [];
  c.meeting.agenda ??= [];
  c.meeting.roundOff ??= [];
  c.plan.ifItGetsWorseContacts ??= [];
  c.plan.dissent ??= [];
  for (const goal of c.plan.goals) {
    goal.results ??= [];
    goal.insatser ??= [];
    for (const insats of goal.insatser) {
      insats.deviations ??= [];
      insats.results ??= [];
    }
  }
  for (const ending of c.endings) ending.informed ??= [];
  for (const held of c.followUps) held.present ??= [];
  return c;
}

/** A case file as the engine would show it. */
export function fromFile(file: unknown, planId: string): Case {
  const { fixture: _f, variants: _v, ...rest } = structuredClone(file) as Bag;
  return whole({ planId, reasons: {}, versions: [], ...(lines(rest, '') as Bag) } as unknown as Case);
}

/** A case where nothing is written yet. */
export function blank(planId: string, name: string, birthDate: string | null, regionProfile: string): Case {
  return whole({
    planId, schemaVersion: 1, regionProfile, documentingUnit: null, legalBasis: [],
    person: {
      name, identifier: { type: 'personnummer', value: null, reason: null }, birthDate, gender: null, address: null, phone: null,
      municipality: null, region: null, protectedIdentity: 'ingen', language: null, interpreter: { needed: null, language: null },
      legalRepresentative: null, guardians: [], underageChildren: { asked: null, children: [] }, adaptations: [],
    },
    units: [],
    need: {
      discoveredAt: null, discoveredBy: null, howDiscovered: null, description: null, compulsoryOpenCare: null,
      offered: { at: null, by: null, answer: null, reason: null },
    },
    discharge: null,
    consent: {
      id: null, form: null, givenBy: null, givenAt: null, documentedBy: null, reflectionTime: null, toPlan: null, toShareInformation: null,
      validFrom: null, validTo: null, parties: [], covers: [], excludes: [], confirmedAtMeeting: null, unable: null, withdrawnAt: null,
    },
    preparation: {
      withPersonAt: null, by: null, importantToMe: null, questionsToRaise: [], questionsNotToRaise: [], network: { private: [], professional: [] },
      supportPersonAtMeeting: null, preMeetingProfessionals: { needed: null, reason: null, heldAt: null }, meetingForm: null, oralHealthAsked: null,
    },
    summons: {
      sentAt: null, deadline: null, convener: null, question: null, answerBy: null, meetingAt: null, durationMinutes: null, place: null, digitalLink: null, recipients: [],
    },
    meeting: {
      startedAt: null, endedAt: null, place: null, form: null, offline: null, situation: null, whatWorks: null, agenda: [], roundOff: [], teachBack: null,
      roles: { chair: null, secretary: null, coordinator: null, convener: null, userOfApp: null, chairChosenByPerson: null },
      participants: [{ id: 'p1', name, role: 'enskild', unitId: null, phone: null, email: null, attendance: null, arrivedAt: null, leftAt: null, hsaId: null, struck: null }],
    },
    plan: {
      version: null, status: 'arbetsmaterial', establishedAt: null, establishedBy: null, overallAuthority: null, overallResponsible: null,
      noMeasuresByOthers: null, goals: [], ifItGetsWorse: null, ifItGetsWorseContacts: [], dissent: [], personsOwnComment: null,
    },
    coordinator: { participantId: null, from: null, until: null },
    followUp: { planned: null, at: null, place: null, convener: null, reasonIfNone: null, coordinatorTermIfNone: null },
    reasons: {}, signatures: [], distribution: [],
    externalRecord: { system: null, transferredAt: null, by: null, documentId: null, approvedForPatient: null },
    sipKollen: { offered: null, how: null, answeredOnDevice: null }, versions: [],
  } as unknown as Case);
}
