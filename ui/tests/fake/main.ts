// `vite --mode fake`: the interface with a host in memory. `?folder=empty|locked`, `?keyring=no`, `?two`, `?open=need|consent|…`,
// `?theme=contrast`, `?size=large`. Never part of the shipped bundle.
import scenario from '../../../tests/fixtures/scenarios/1.json';
import { useDoor } from '../../src/host/call';
import { route, stepOf, type Part } from '../../src/state/route.svelte';
import { appearance } from '../../src/state/theme.svelte';
import type { Folder } from '../../src/wire';
import { FakeHost } from './host';
import { blank, fromFile } from './seed';

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
  if (ask.get('stage') === 'established') host.case_establish({ case: 'sip-1' });
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
}
useDoor(host.door);

const part = ask.get('open') as Part | null;
if (part) route.open(ask.get('id') ?? 'sip-1', stepOf(part), part);
else if (ask.get('at') === 'new') route.new();
else if (ask.get('at') === 'settings') route.settings();
if (ask.get('theme') === 'contrast') appearance.set({ theme: 'contrast' });
const size = ask.get('size');
if (size === 'large' || size === 'largest' || size === 'larger') appearance.set({ size });

void import('../../src/main');
