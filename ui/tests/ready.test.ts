// Redo för hembesök: one look before leaving.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { visits } from '../src/state/ready.svelte';
import { route } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import type { CaseRow } from '../src/wire';
import type { FakeHost } from './fake/host';
import { blank } from './fake/seed';
import { ingridHost, settle } from './render';

beforeEach(() => {
  session.view = null;
  route.plans();
});
afterEach(cleanup);

async function shown(host: FakeHost) {
  useDoor(host.door);
  const app = render(App);
  await settle();
  return app;
}
const card = () => screen.getByRole('region', { name: 'Redo för hembesök?' });
const line = (text: string) => within(card()).getByText(text).closest('li') as HTMLElement;

it('says what is in order before a visit of today, and what is not', async () => {
  const host = ingridHost();
  host.doctor = () => [
    { name: 'battery', verdict: 'warn', message: '18 procent kvar.' },
    { name: 'printer', verdict: 'ok', message: 'Skrivare: Reseskrivaren.' },
    { name: 'disk', verdict: 'ok', message: '80 GB ledigt på disken.' },
    { name: 'cipher', verdict: 'ok', message: 'Planerna är krypterade.' },
  ];
  host.cases.get('sip-1')!.case.person.interpreter = { needed: true, language: 'finska' };
  const { container } = await shown(host);
  expect(card().textContent).toContain('4 av 6');
  expect(line('Planen finns på datorn').textContent).toContain('Provöppnad');
  expect(line('Samtycket gäller i dag').textContent).toMatch(/Till 31\sjanuari\s2027/);
  expect(line('Tolk behövs: finska').textContent).toContain('Se efter att tolken är bokad.');
  expect(line('Ladda datorn').textContent).toContain('Se efter: Ladda datorn');
  expect(within(card()).queryByText('80 GB ledigt på disken.'), 'of the rest only what is wrong').toBeNull();
  expect(card().textContent, 'what makes it possible to take part').toContain('Tänk på Ingrid');
  await fireEvent.click(within(card()).getByRole('button', { name: 'Klart' }));
  expect(card().textContent).toContain('5 av 6');
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id)).toEqual([]);
  await fireEvent.click(within(card()).getByRole('button', { name: 'Öppna Ingrids plan' }));
  await settle();
  expect(route.place, 'and on to the meeting').toMatchObject({ id: 'sip-1' });
});

it('says when the yes does not hold today', async () => {
  const host = ingridHost();
  host.cases.get('sip-1')!.case.consent.validTo = '2026-10-01';
  await shown(host);
  expect(line('Samtycket gäller inte i dag').textContent).toContain('Fråga Ingrid om ja innan ni börjar.');
});

it('names nobody who is protected, and lets you choose between visits', async () => {
  const host = ingridHost();
  const hidden = blank('71', 'Skyddad Person', '1980-01-01', 'neutral');
  hidden.person.protectedIdentity = 'skyddad_folkbokforing';
  host.put(hidden, 2, { at: '2026-10-21T15:00', what: 'meeting' });
  await shown(host);
  const choice = within(card()).getByLabelText('Vilket besök?') as HTMLSelectElement;
  expect([...choice.options].map((o) => o.textContent)).toEqual(['Ingrid 13.00', 'Skyddad person 15.00']);
  await fireEvent.change(choice, { target: { value: '71' } });
  await settle();
  expect(card().textContent).not.toContain('Skyddad Person');
  expect(card().textContent).toContain('Öppna Skyddad persons plan');
});

it('is for meetings and follow-ups of today alone', () => {
  const row = (id: string, at: string, what: string, over: Partial<CaseRow> = {}) => ({ id, next: { at, what }, ending: null, handedOver: false, ...over }) as unknown as CaseRow;
  const rows = [row('late', '2026-10-20T09:00', 'meeting'), row('b', '2026-10-21T15:00', 'followUp'), row('a', '2026-10-21T09:00', 'meeting'),
    row('call', '2026-10-21', 'summons'), row('over', '2026-10-21T10:00', 'meeting', { ending: 'annan_orsak' as CaseRow['ending'] }), row('later', '2026-10-22T09:00', 'meeting')];
  expect(visits(rows, '2026-10-21').map((r) => r.id)).toEqual(['a', 'b']);
});
