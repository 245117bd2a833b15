// `vite --mode fake`: the interface with a host in memory. `?folder=empty|locked`, `?keyring=no`, `?two`, `?open=need|consent|…`,
// `?at=new|todo|settings|handover`, `?page=cards|handover`, `?share=yes|alone|same|since`, `?cards=due,note,prose,strike,late,three`,
// `?stage=before|meeting|unsettled|locked|established|ended|withdrawn|handed`, `?theme=contrast`, `?size=large`.
// Never part of the shipped bundle.
import scenario from '../../../tests/fixtures/scenarios/1.json';
import { useDoor } from '../../src/host/call';
import { route, stepOf, type Part } from '../../src/state/route.svelte';
import { appearance } from '../../src/state/theme.svelte';
import type { Folder } from '../../src/wire';
import { FakeHost } from './host';
import { blank, fromFile } from './seed';
import { share } from './share-stage';

const ask = new URLSearchParams(location.search);
const clock = ask.get('clock');
if (clock) {
  // A clock that stands still, for pictures of the meeting.
  const Real = Date;
  const still = Real.parse(new Real(clock).toISOString());
  globalThis.Date = class extends Real {
    constructor(...args: ConstructorParameters<typeof Date> | []) {
      super(...((args.length > 0 ? args : [still]) as ConstructorParameters<typeof Date>));
    }
    static override now = () => still;
  } as DateConstructor;
}
const host = new FakeHost({ folder: (ask.get('folder') as Folder | null) ?? 'open', keyring: ask.get('keyring') !== 'no' });

if (ask.has('two')) host.colleagues.push('Leila Haddad');
if (!ask.has('none')) {
  const ingrid = fromFile(scenario, 'sip-1');
  if (ask.get('stage') === 'before') ingrid.meeting.startedAt = ingrid.meeting.endedAt = null;
  if (ask.get('stage') === 'meeting') ingrid.meeting.endedAt = null;
  if (ask.get('stage') === 'unsettled') {
    ingrid.plan.overallAuthority = null;
    ingrid.followUp.at = ingrid.followUp.planned = null;
  }
  host.put(ingrid, 3, { at: '2026-10-21T13:00', what: 'meeting' });
  const stored = host.cases.get('sip-1');
  if (stored) stored.onlyHere = 3;
  if (ask.get('stage') === 'locked') host.case_lock({ case: 'sip-1' });
  if (ask.get('stage') === 'established') {
    host.case_establish({ case: 'sip-1' });
    host.reading.set('p2', { reads: 'part', leftOut: 3 }).set('p8', { reads: 'none', leftOut: 0 });
  }
  if (ask.get('stage') === 'ended') host.case_close({ case: 'sip-1', kind: 'mål_nådda', reason: 'Ingrid går till växthuset själv.' });
  if (ask.get('stage') === 'withdrawn') host.consent_withdraw({ case: 'sip-1', reason: '' });
  if (ask.get('stage') === 'handed') host.case_handover({ case: 'sip-1', to: 'u-hsv', reason: 'Hemsjukvården har huvudansvaret nu.' });
  if (ask.get('printers') === 'none') host.printers = () => [];
  const rows: [string, string, string | null, number, string | null, string, number][] = [
    ['Skyddad', '1980-01-01', null, 1, '2026-10-24', 'summons', 1],
    ['Bengt Åkesson', '1948-01-01', 'Ekeby kommun', 5, '2026-10-26T09:30', 'followUp', 0],
    ['Fatima Rahimi', '1974-01-01', 'Norrby kommun', 4, '2026-11-01', 'consentEnds', 0],
    ['Jonas Ekdahl', '1981-01-01', 'Norrby kommun', 2, '2026-11-04T10:00', 'meeting', 0],
    ['Elsa Lind', '1938-01-01', 'Norrby kommun', 1, null, '', 0],
  ];
  rows.forEach(([name, birth, place, step, at, what, onlyHere], n) => {
    const id = `7${n}`;
    const made = blank(id, name, birth, 'neutral');
    made.person.municipality = place;
    if (name === 'Skyddad') made.person.protectedIdentity = 'sekretessmarkering';
    host.put(made, step, at ? { at, what } : null);
    const put = host.cases.get(id);
    if (put) put.onlyHere = onlyHere;
  });
  over();
  share(host, ask);
}

/** What waits, and what is over: something of every kind for Att göra and for the end of the list. */
function over(): void {
  const of = (id: string) => host.cases.get(id)?.case ?? blank(id, '', null, 'neutral');
  Object.assign(of('70'), { discharge: { readyForDischargeAt: '2026-10-20T09:00' } });
  Object.assign(of('72').consent, { id: 'c', givenAt: '2026-08-01T10:00', toPlan: true, validTo: '2026-11-01' });
  Object.assign(of('72').coordinator, { until: '2026-10-19' });
  of('71').followUp.at = '2026-10-26T09:30';
  Object.assign(of('73').summons, { sentAt: '2026-10-14T09:00', answerBy: '2026-10-21', meetingAt: '2026-11-04T10:00' });
  of('73').units.push({ id: 'u1', name: 'Ekeby vårdcentral', authority: 'region', kind: 'vardcentral', hsaId: null, struck: null });
  host.case_set({ case: '73', path: '/summons/recipients/-', value: { unitId: 'u1', kind: 'kallelse' } });
  Object.assign(of('74').need.offered, { answer: 'betänketid' });
  of('74').consent.reflectionTime = { from: '2026-10-14', to: '2026-10-21', writtenInformationGiven: true };
  const ends: [string, string, string][] = [['81', 'Signe Dahl', 'mål_nådda'], ['82', 'Åke Norén', 'avliden'], ['83', 'Okänd', 'fel_person']];
  for (const [id, name, kind] of ends) {
    host.put(blank(id, name, '1940-01-01', 'neutral'), 5);
    host.case_close({ case: id, kind, reason: 'Skrivet i fake' });
  }
  const gone = blank('84', 'Mirjam Cohen', '1951-01-01', 'neutral');
  gone.units.push({ id: 'u1', name: 'Ekeby vårdcentral', authority: 'region', kind: 'vardcentral', hsaId: null, struck: null });
  host.put(gone, 4);
  host.case_handover({ case: '84', to: 'u1', reason: 'Flyttade' });
}
useDoor(host.door);

const part = ask.get('open') as Part | null;
if (part) route.open(ask.get('id') ?? 'sip-1', stepOf(part), part);
else if (ask.get('at') === 'new') route.new();
else if (ask.get('at') === 'todo') route.todo();
else if (ask.get('at') === 'settings') route.settings();
else if (ask.get('at') === 'handover') route.handover();
if (ask.get('page') === 'cards') route.page({ name: 'cards', path: null });
if (ask.get('page') === 'handover') route.page({ name: 'handover' });
if (ask.get('theme') === 'contrast') appearance.set({ theme: 'contrast' });
const size = ask.get('size');
if (size === 'large' || size === 'largest' || size === 'larger') appearance.set({ size });

void import('../../src/main');
