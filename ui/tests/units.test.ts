// Inställningar: the units that are trusted. A card is trusted only when its words have been compared by voice.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { route } from '../src/state/route.svelte';
import type { FakeHost } from './fake/host';
import { trusted } from './fake/share-seed';
import { click, sent } from './process';
import { settle } from './render';
import { sharingHost, show } from './share';

beforeEach(() => route.settings());
afterEach(cleanup);
const words = (name: string) => within(screen.getByRole('list', { name: `Sex ord för ${name}` })).getAllByRole('listitem').map((li) => li.textContent);

async function pick(host: FakeHost, text: string): Promise<void> {
  await show(host);
  await click('Lägg till en enhet');
  const file = Object.assign(new File([text], 'kort.json'), { text: () => Promise.resolve(text) });
  await fireEvent.change(screen.getByLabelText('Enhetens kort'), { target: { files: [file] } });
  await settle();
}

it('shows this unit: six words, a square that can hold no script, and the file', async () => {
  const host = sharingHost();
  await show(host);
  const card = screen.getByRole('region', { name: 'Enheter vi litar på' });
  expect(words('Norrby vårdcentral')).toEqual(['fjäll', 'bok', 'kanot', 'linne', 'stege', 'ugn']);
  expect(screen.getByRole('img', { name: 'Ruta att läsa av med kamera: kortet för Norrby vårdcentral' }).getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
  expect(card.querySelector('svg path[d="M0 0h3v3H0z"]'), 'never as markup').toBeNull();
  expect(within(card).getByText('Inga andra enheter än.')).toBeTruthy();
  await click('Spara vårt kort');
  expect(within(card).getByText('Sparad som /home/maria/Dokument/kort-norrby-vardcentral.json')).toBeTruthy();
});

it('lists those that are trusted, with their words', async () => {
  const host = sharingHost();
  host.units.push(trusted(), { ...trusted(), id: 'c', name: 'Okänd', trusted: false });
  await show(host);
  expect(words('Hemtjänst Norrby')).toEqual(['hav', 'penna', 'gran', 'tröja', 'klocka', 'bro']);
  expect(screen.queryByText('Okänd'), 'known is not trusted').toBeNull();
});

it('trusts a unit no more, when it was asked and answered', async () => {
  const host = sharingHost();
  host.units.push(trusted());
  await show(host);
  await click('Lita inte längre på Hemtjänst Norrby');
  const dialog = screen.getByRole('dialog', { name: 'Sluta lita på Hemtjänst Norrby?' });
  expect(dialog.textContent, 'what it cannot undo').toContain('Det de redan har fått har de kvar');
  await click('Avbryt');
  expect(sent(host, 'unit_distrust'), 'asking ends nothing').toEqual([]);
  await click('Lita inte längre på Hemtjänst Norrby');
  await click('Sluta lita på dem');
  expect(sent(host, 'unit_distrust')).toEqual([{ id: trusted().id }]);
  expect(screen.getByText('Inga andra enheter än.')).toBeTruthy();
  expect(document.activeElement, 'the focus is not lost with the row').not.toBe(document.body);
});

it('adds a unit when the words are the same', async () => {
  const host = sharingHost();
  await pick(host, '{"name": "Kommunrehab Ekeby"}');
  expect(screen.getByText('Ring Kommunrehab Ekeby och läs orden för varandra. De ska vara precis lika.')).toBeTruthy();
  expect(words('Kommunrehab Ekeby')).toEqual(['ek', 'lampa', 'sadel', 'moln', 'tunna', 'vante']);
  expect(sent(host, 'unit_trust'), 'not by being looked at').toEqual([]);
  await click('Orden stämmer');
  expect(sent(host, 'unit_trust')).toEqual([{ text: '{"name": "Kommunrehab Ekeby"}' }]);
  expect(document.querySelector('dialog[open]')).toBeNull();
  expect(words('Kommunrehab Ekeby')).toHaveLength(6);
});

it('adds nothing when they differ', async () => {
  const host = sharingHost();
  await pick(host, '{"name": "Kommunrehab Ekeby"}');
  await click('Orden stämmer inte');
  expect(screen.getByText('Inget är tillagt. Be om ett nytt kort, och lita inte på det här.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Orden stämmer' })).toBeNull();
  expect(sent(host, 'unit_trust')).toEqual([]);
});

it.each([
  ['{"name": "Norrby vårdcentral"}', 'Det här är ert eget kort.'],
  ['{"name": "Hemtjänst Norrby"}', 'Den här enheten litar ni redan på.'],
  ['bara text', 'Det här är inget kort.'],
])('says what a file is: %s', async (text, said) => {
  const host = sharingHost();
  host.units.push(trusted());
  await pick(host, text);
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Orden stämmer' })).toBeNull();
});
