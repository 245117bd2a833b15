// 09 Lämna över: where it can be left, who gets what, the round with its progress, and what is said to be the same.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDoor } from '../src/host/call';
import { stages } from '../src/state/handed.svelte';
import { round } from '../src/state/round.svelte';
import { route } from '../src/state/route.svelte';
import type { Reached } from '../src/wire';
import { aside, extract, receivers } from './fake/share-seed';
import { blank } from './fake/seed';
import type { FakeHost } from './fake/host';
import { click, sent, submit, type } from './process';
import { settle } from './render';
import { sharingHost, show, stepwise, tabTo } from './share';

beforeEach(() => route.handover());
afterEach(cleanup);
const receiver = (name: string) => within(screen.getByRole('region', { name: /^Vem får vad/ })).getByText(name).closest('li') as HTMLElement;
const radio = (name: string) => screen.getByLabelText(new RegExp(`^${name}`)) as HTMLInputElement;
const proof = () => screen.getByRole('group', { name: 'Ord att jämföra' }).closest('section') as HTMLElement;
const went = () => screen.getByRole('region', { name: 'Så gick det' });
const onlyOne = (host: FakeHost, reached: Reached, words: string[] = []) => Object.assign(host.cases.get('sip-1')!, { receivers: [{ ...receivers()[1]!, reached, at: '2026-10-21T12:48', words }] });

describe('where it can be left', () => {
  it('is told honestly, and what cannot be reached cannot be chosen', async () => {
    await show(sharingHost());
    expect(radio('USB-minne').checked, 'the stick is plainly there').toBe(true);
    expect(screen.getByText('Norrby blå, sitter i. Senast i går 16.10.')).toBeTruthy();
    expect(radio('Gemensam mapp').disabled).toBe(true);
    expect(screen.getByText('sip, nås inte härifrån')).toBeTruthy();
    expect(radio('Regionens lagring').disabled).toBe(false);
    expect(screen.getByText('norrby. Kräver uppkoppling')).toBeTruthy();
  });

  it('says why nothing can be done, and looks again when it is asked to', async () => {
    const host = sharingHost();
    host.places = [];
    await show(host);
    expect((screen.getByRole('button', { name: 'Lämna och hämta' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText('Välj först hur du lämnar över.')).toBeTruthy();
    expect(screen.getByText('Inget minne sitter i')).toBeTruthy();
    host.places = sharingHost().places;
    await click('Leta igen');
    expect(radio('USB-minne').checked).toBe(true);
  });

  it('remembers a folder, says what is wrong with it, and forgets it', async () => {
    const host = sharingHost();
    host.places = [];
    await show(host);
    await click('Välj mapp');
    await submit();
    expect(screen.getByText('Skriv var mappen ligger.')).toBeTruthy();
    await type(screen.getByLabelText('Var ligger mappen?'), '/borta/sip');
    await submit();
    expect(screen.getByText('Mappen finns inte.')).toBeTruthy();
    await type(screen.getByLabelText('Var ligger mappen?'), '/srv/sip');
    await submit();
    expect(sent(host, 'place_set').at(-1)).toEqual({ kind: 'folder', address: '/srv/sip' });
    expect(radio('Gemensam mapp').checked).toBe(true);
    await click('Byt mapp');
    await click('Glöm mappen');
    expect(sent(host, 'place_set').at(-1)).toEqual({ kind: 'folder', address: null });
    expect(screen.getByText('Ingen mapp är vald')).toBeTruthy();
  });
});

describe('who gets what', () => {
  it('has a row for each, and the row that never leaves', async () => {
    const host = sharingHost();
    await show(host);
    expect(receiver('Era andra datorer').textContent).toContain('Hela planen');
    expect(receiver('Hemsjukvården Norrby').textContent).toContain('Inte lämnad');
    expect(receiver('Kommunrehab Ekeby').textContent).toContain('En del');
    expect(receiver('Biståndsenheten Ekeby').textContent).toContain('Mottagen');
    expect(receiver('Ortopedkliniken, Exempelsjukhuset').textContent).toContain('Fråga Ingrid');
    expect(receiver('Det Ingrid inte vill ta upp, och det som bara är ert').textContent).toContain('Stannar här');
    await click('Lägg till kortet för Hemtjänst Norrby');
    expect(route.place).toEqual({ at: 'settings' });
  });

  it('shows the plan that is chosen, and names nobody who is protected', async () => {
    const host = sharingHost();
    const hidden = blank('7', 'Hemlig Person', null, 'neutral');
    hidden.person.protectedIdentity = 'sekretessmarkering';
    host.put(hidden, 1);
    Object.assign(host.cases.get('7')!, { lies: 'onlyHere', onlyHere: 1, receivers: [{ ...receivers()[5]! }] });
    await show(host);
    expect(screen.getByRole('region', { name: 'Vem får vad: Ingrid Bergvall' })).toBeTruthy();
    await click(/^Skyddad person, ärende 7/);
    expect(receiver('Ortopedkliniken, Exempelsjukhuset').textContent).toContain('Fråga personen');
    expect(document.body.textContent).not.toContain('Hemlig');
  });

  it('waits for nobody when nobody can receive the plan', async () => {
    const host = sharingHost();
    onlyOne(host, 'noCard');
    Object.assign(host.cases.get('sip-1')!, { lies: 'alone', onlyHere: 1 });
    await show(host);
    expect(screen.getByText('Ingen som är med i planen kan ta emot den än. Under Vem får vad står vad som fattas.')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Ord att jämföra' }), 'there is nobody to compare with').toBeNull();
    expect(receiver('Hemsjukvården Norrby').textContent).toContain('Lägg till kortet');
  });

  it.each(['the menu', 'the plan'])('says in %s that nothing more is given when the yes was taken back', async (from) => {
    const host = sharingHost();
    host.consent_withdraw({ case: 'sip-1', reason: '' });
    onlyOne(host, 'nothing');
    host.cases.get('sip-1')!.lies = 'changes';
    if (from === 'the plan') {
      route.open('sip-1', 4, 'carry');
      route.page({ name: 'handover' });
    }
    await show(host);
    const who = screen.getByRole('region', { name: /^Vem får vad/ });
    expect(within(who).getByText('Ingrid har tagit tillbaka sitt ja. Inget mer lämnas ut. Allt som är skrivet finns kvar.')).toBeTruthy();
    expect(receiver('Hemsjukvården Norrby').textContent).toContain('Inget mer lämnas');
    expect(who.textContent, 'nobody is asked again, and no consent holds').not.toMatch(/Fråga Ingrid|Samtycket gäller/);
    expect(screen.queryByRole('group', { name: 'Ord att jämföra' }), 'no answer is waited for').toBeNull();
  });

  it('from within a plan names no other plan', async () => {
    const host = sharingHost();
    host.put(blank('8', 'Elsa Lind', '1938-01-01', 'neutral'), 1);
    Object.assign(host, { extracts: [extract()], aside: [aside()] });
    route.open('sip-1', 4, 'carry');
    route.page({ name: 'handover' });
    await show(host);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Lämna över Ingrids plan');
    for (const other of ['Elsa', 'Sven Olsson', 'Mina planer är']) expect(document.body.textContent).not.toContain(other);
    await click('Tillbaka till planen');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Så går det');
  });
});

describe('Lika', () => {
  it.each(['noCard', 'nothing', 'owed', 'handed', 'received', 'read', 'acknowledged'] as const)('is not said of what is %s, whatever words the other side told', async (reached) => {
    const host = sharingHost();
    onlyOne(host, reached, ['tall', 'sked', 'regn', 'cykel']);
    host.cases.get('sip-1')!.lies = 'handed';
    await show(host);
    expect(document.body.textContent).not.toMatch(/Lika/);
  });

  it('is said when the other side has exactly the same, with four words on both sides', async () => {
    const host = sharingHost();
    onlyOne(host, 'same', ['tall', 'sked', 'regn', 'cykel']);
    host.cases.get('sip-1')!.lies = 'handed';
    await show(host);
    expect(within(proof()).getByRole('heading', { name: 'Lika på båda ställena' })).toBeTruthy();
    const sides = within(screen.getByRole('group', { name: 'Ord att jämföra' })).getAllByRole('list');
    expect(sides.map((side) => within(side).getAllByRole('listitem').map((li) => li.textContent).join(' '))).toEqual(['tall sked regn cykel', 'tall sked regn cykel']);
    expect(within(proof()).getByText(/De är inte planens ord/), 'told apart from the words of the version').toBeTruthy();
  });

  it('of a stick only tells that it was written and read back', () => {
    const view = { case: 'sip-1', stays: 0, words: [], lies: 'handed' as const, changes: 0, consentUntil: null, acknowledged: false };
    const rows = [{ ...receivers()[1]!, reached: 'handed' as const, at: '2026-10-21T14:31' }];
    const report = { units: [], setAside: [], writtenAt: '2026-10-21T14:31', readBackAt: '2026-10-21T14:32', changes: 41 };
    expect(stages({ ...view, rows }, report).map((s) => [s.name, s.done, s.at])).toEqual([['written', true, '2026-10-21T14:31'], ['readBack', true, '2026-10-21T14:32'], ['received', false, null]]);
    expect(stages({ ...view, rows }, null).map((s) => [s.name, s.done]), 'an older round: read back is not known').toEqual([['written', true], ['readBack', false], ['received', false]]);
    const both = [...rows, { ...receivers()[2]!, reached: 'received' as const, at: '2026-10-21T15:00' }];
    expect(stages({ ...view, rows: both }, null).at(-1), 'one of two').toMatchObject({ name: 'received', n: 1, of: 2, done: false });
    expect(stages({ ...view, rows: [{ ...rows[0]!, reached: 'owed' as const }] }, report)[0], 'not of this case').toMatchObject({ done: false, at: null });
  });
});

describe('the round', () => {
  it('tells how far it has come, and how it went for each unit', async () => {
    const host = sharingHost();
    const next = stepwise(host);
    await show(host);
    await click('Lämna och hämta');
    expect(screen.getByRole('progressbar', { name: 'Börjar …' })).toBeTruthy();
    await next();
    expect(screen.getByRole('progressbar', { name: 'Hämtar det som har kommit: 1 av 4' })).toMatchObject({ value: 1, max: 4 });
    expect(radio('USB-minne').closest('fieldset')?.disabled, 'the place does not change on the way').toBe(true);
    await next();
    await next();
    expect(screen.getByRole('progressbar', { name: 'Lämnar det som är nytt: 3 av 4' })).toBeTruthy();
    await next();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(within(went()).getByText('Hemsjukvården Norrby: lämnat 2 paket, hämtat 1 paket, allt är bekräftat.')).toBeTruthy();
    expect(within(went()).getByText('Hemtjänst Norrby: 1 paket lagt åt sidan, 1 plan är inte bekräftad.')).toBeTruthy();
    expect(sent(host, 'exchange_step').map((s) => s['begin'])).toEqual([true, false, false, false]);
    expect(receiver('Hemsjukvården Norrby').textContent).toContain('Lämnad, inte bekräftad');
    expect(within(went()).getByText('Klart. 41 ändringar är lämnade.'), 'of all plans: no plan may call them its own').toBeTruthy();
    expect(within(proof()).getByText('Skrivet').parentElement?.textContent?.trim()).toMatch(/Skrivet i dag 13\.24$/);
    expect(within(proof()).getByText('Läst tillbaka och jämfört').parentElement?.textContent).toContain('i dag 13.24');
    expect(within(proof()).getByText('Mottaget').parentElement?.textContent).toContain('1 av 4');
    expect(document.body.textContent, 'handed over is not the same').not.toContain('Lika');
  });

  it('is cancelled at any time, keeps what was done, and goes on where it was', async () => {
    const host = sharingHost();
    const next = stepwise(host);
    await show(host);
    await tabTo('Lämna och hämta');
    expect(document.activeElement?.textContent?.trim(), 'what stops it has the focus').toBe('Avbryt');
    await next();
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(screen.getByText('Avbryter …')).toBeTruthy();
    await next();
    expect(went().textContent).toContain('Avbrutet. Det som hann bli klart finns kvar');
    expect(sent(host, 'exchange_step'), 'no more is asked for').toHaveLength(2);
    expect(document.activeElement?.textContent?.trim()).toBe('Lämna och hämta');
    await click('Lämna och hämta');
    await next();
    expect(screen.getByRole('progressbar', { name: 'Lämnar det som är nytt: 3 av 4' }), 'it does not start over').toBeTruthy();
    await next();
    expect(went().textContent).toContain('Klart.');
  });

  it('tells when the stick was pulled out, and tries again', async () => {
    const host = sharingHost();
    host.fails = { at: 2, error: { code: 'notNow', what: 'office-gone', field: null, message: 'Minnet drogs ut för tidigt. Inget är borta.', advice: 'Sätt i det och tryck Försök igen.' } };
    await show(host);
    await click('Lämna och hämta');
    expect(screen.getByRole('alert').textContent).toContain('Minnet drogs ut för tidigt. Inget är borta.');
    expect(screen.queryByRole('progressbar')).toBeNull();
    await click('Försök igen');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(went().textContent).toContain('Klart.');
    expect(sent(host, 'exchange_step')).toHaveLength(5);
  });

  it('stops for the lock, and nothing of it is an error', async () => {
    const host = sharingHost();
    const next = stepwise(host);
    await show(host);
    await click('Lämna och hämta');
    await fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    await settle();
    await next();
    expect(round.phase).toBe('stopped');
    expect(round.error).toBeNull();
    expect(sent(host, 'exchange_step')).toHaveLength(1);
  });
});

describe('what came in', () => {
  it('says what was set aside and what to do, until it has been read', async () => {
    const host = sharingHost();
    host.aside = [aside()];
    await show(host);
    const card = screen.getByRole('region', { name: 'Lagt åt sidan' });
    for (const words of ['Ett kuvert kom från en dator som vi inte känner.', 'Be enheten skicka sitt kort en gång till.', 'Från Hemtjänst Norrby, i dag 12.48']) expect(within(card).getAllByText(words, { ignore: '.sr' })).toHaveLength(1);
    await click(/^Jag har läst/, card);
    expect(sent(host, 'set_aside_seen')).toEqual([{ id: 'x1' }]);
    expect(screen.queryByRole('region', { name: 'Lagt åt sidan' })).toBeNull();
    expect(document.activeElement?.textContent, 'the focus is not lost with the row').toBe('Lämna över');
  });

  it('gives an extract as a file', async () => {
    const host = sharingHost();
    host.extracts = [extract()];
    await show(host);
    const card = screen.getByRole('region', { name: 'Utdrag som ni har fått' });
    expect(card.textContent?.replace(/\s+/g, ' ')).toContain('Sven Olsson Från Ekeby vårdcentral. Version 2, kom i dag 12.48. Planens ord: ask brunn sten fågel');
    await click('Spara som PDF utdraget från Ekeby vårdcentral');
    expect(sent(host, 'extract_save')).toEqual([{ id: 'e1' }]);
    expect(within(card).getByText('Sparad som utdrag.pdf')).toBeTruthy();
  });

  it('tells beside an extract that no more come', async () => {
    const host = sharingHost();
    host.extracts = [{ ...extract(), ended: '2026-10-21T13:05' }];
    await show(host);
    const card = screen.getByRole('region', { name: 'Utdrag som ni har fått' });
    expect(card.textContent?.replace(/\s+/g, ' ')).toContain('Ekeby vårdcentral meddelade i dag 13.05 att inget mer kommer. Det som står i utdraget ändras inte längre.');
  });
});

it('says so when the engine does not answer', async () => {
  const host = sharingHost();
  await show(host);
  useDoor(async (command) => (command.name === 'exchange_step' ? Promise.reject(new Error('gone')) : host.door(command)));
  vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
  await click('Lämna och hämta');
  expect(screen.getByText('Programmet svarade inte.')).toBeTruthy();
});
