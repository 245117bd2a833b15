// Mina planer, the end of the list: what is over, what another unit has, and whom it never was about.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { groupOf, shownName } from '../src/state/cases.svelte';
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

function ended(): FakeHost {
  const host = ingridHost();
  for (const [id, name, kind] of [['11', 'Elsa Lind', 'mål_nådda'], ['12', 'Bengt Åkesson', 'avliden'], ['13', 'Fatima Rahimi', 'fel_person']] as const) {
    host.put(blank(id, name, '1948-01-01', 'neutral'), 4, { at: '2026-10-21', what: 'followUp' });
    host.case_close({ case: id, kind, reason: 'Som vi sa' });
  }
  const gone = blank('14', 'Jonas Ekdahl', '1981-01-01', 'neutral');
  gone.units.push({ id: 'u1', name: 'Ekeby vårdcentral', authority: 'region', kind: null, hsaId: null, struck: null });
  host.put(gone, 2);
  host.case_handover({ case: '14', to: 'u1', reason: 'Flyttade' });
  return host;
}

it('puts what is over, and what another unit has, in a group at the bottom', async () => {
  useDoor(ended().door);
  render(App);
  await settle();
  const groups = screen.getAllByRole('heading', { level: 2, name: /^(?!Redo)/ });
  expect(groups.map((h) => h.textContent?.replaceAll('\u00a0', ' '))).toEqual(['I dag, onsdag 21 oktober', 'Avslutade och lämnade']);
  const last = within(screen.getByRole('region', { name: 'Avslutade och lämnade' }));
  expect(last.getAllByRole('button').map((b) => b.textContent?.replace(/\s+/g, ' ').replace(/1 ändring.*/, '').trim())).toEqual([
    'Elsa Lind78 år Avslutad Målen är nådda', 'Bengt Åkesson78 år Avslutad Avliden', 'Fel personÄrende 13 Avslutad Öppnad för fel person', 'Jonas Ekdahl45 år Lämnad Lämnad till en annan enhet',
  ]);
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations).toEqual([]);
});

it('never shows or finds the name of whom it never was about', async () => {
  useDoor(ended().door);
  render(App);
  await settle();
  expect(document.body.textContent).not.toContain('Fatima');
  await fireEvent.input(screen.getByLabelText('Sök på namn'), { target: { value: 'fatima' } });
  await settle();
  expect(screen.getByText('Ingen plan heter fatima.')).toBeTruthy();
  // Also when a name came over the wire.
  const row = { id: '13', name: 'Fatima Rahimi', ending: 'fel_person', protected: false } as CaseRow;
  expect(shownName(row)).toBeNull();
  expect(groupOf({ ...row, ending: null, handedOver: true }, '2026-10-21')).toBe('ended');
});
