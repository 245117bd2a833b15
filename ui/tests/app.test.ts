// The program as a whole: first run, lock, the list, a new plan, the spine and its keys.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { useDoor } from '../src/host/call';
import { route } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import { FakeHost } from './fake/host';
import { blank } from './fake/seed';
import { blankHost, ingridHost, settle } from './render';

async function start(host: FakeHost): Promise<void> {
  useDoor(host.door);
  render(App);
  await settle();
}
const input = (label: string | RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

beforeEach(() => {
  session.view = null;
  session.lockedAt = null;
  session.lastUser = null;
  route.plans();
});
afterEach(cleanup);

describe('first run', () => {
  it('creates the folder, shows the recovery code once, and goes on when it is on paper', async () => {
    const host = new FakeHost({ folder: 'empty' });
    await start(host);
    await fireEvent.click(screen.getByRole('button', { name: 'Skapa' }));
    await settle();
    expect(screen.getByText('Skriv ditt namn.'), 'errors stand beside their fields').toBeTruthy();
    await input('Enhetens namn', 'Norrby vårdcentral');
    await fireEvent.click(screen.getByLabelText('Region'));
    await input('Ditt namn', 'Maria Sandell');
    await input('Kod', '314159');
    await input('Samma kod en gång till', '314159');
    await fireEvent.click(screen.getByRole('button', { name: 'Skapa' }));
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Skriv upp den här koden');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Börja' }).disabled, 'first on paper').toBe(true);
    await fireEvent.click(screen.getByLabelText('Jag har skrivit upp den på papper'));
    await fireEvent.click(screen.getByRole('button', { name: 'Börja' }));
    await settle();
    expect(screen.getByText('Här är inga planer än. Börja med Ny SIP.')).toBeTruthy();
  });

  it('asks for five words where there is no keyring', async () => {
    await start(new FakeHost({ folder: 'empty', keyring: false }));
    await input('Dina fem ord', 'bara tre ord');
    await fireEvent.click(screen.getByRole('button', { name: 'Skapa' }));
    await settle();
    expect(screen.getByText('Skriv minst fem ord, med mellanslag mellan.')).toBeTruthy();
  });
});

describe('the lock', () => {
  it('refuses a wrong code with words, takes the right one, and comes back to the same place', async () => {
    const host = ingridHost();
    await start(host);
    route.open('sip-1', 1, 'offer');
    await settle();
    await fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    await settle();
    expect(screen.getByText('Låst. Det du skrev är kvar.')).toBeTruthy();
    expect(document.body.textContent, 'no name of a plan is on the lock').not.toContain('Bergvall');
    await input(/Skriv din kod/, '000000');
    await fireEvent.click(screen.getByRole('button', { name: 'Lås upp' }));
    await settle();
    expect(screen.getByText(/Koden stämde inte/)).toBeTruthy();
    for (const digit of host.pin) await fireEvent.click(screen.getByRole('button', { name: digit }));
    await fireEvent.click(screen.getByRole('button', { name: 'Lås upp' }));
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Vill Ingrid ha en SIP?');
  });

  it('stores what is typed before it closes', async () => {
    const host = blankHost();
    await start(host);
    route.open('sip-1', 1, 'need');
    await settle();
    await input(/Vad behövs det hjälp med/, 'Hjälp på natten');
    await fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
    await settle();
    expect(host.folder).toBe('locked');
    expect(host.cases.get('sip-1')?.case.need.description).toBe('Hjälp på natten');
  });
});

describe('Mina planer', () => {
  it('groups by time, hides the protected name and searches', async () => {
    const host = ingridHost();
    const hidden = blank('7', 'Hemlig Person', null, 'neutral');
    hidden.person.protectedIdentity = 'sekretessmarkering';
    host.put(hidden, 1, { at: '2026-10-24', what: 'summons' });
    host.put(blank('8', 'Elsa Lind', '1938-01-01', 'neutral'), 1);
    await start(host);
    expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent?.replaceAll('\u00a0', ' '))).toEqual(['I dag, onsdag 21 oktober', 'Den närmaste veckan', 'Utan datum', 'Redo för hembesök?']);
    expect(screen.getByText('Skyddad person')).toBeTruthy();
    expect(screen.queryByText('Hemlig Person')).toBeNull();
    await input('Sök på namn', 'elsa');
    expect(screen.queryByText('Ingrid Bergvall')).toBeNull();
    expect(screen.getByText('Elsa Lind')).toBeTruthy();
  });

  it('makes a new plan, with the reason when the number is refused', async () => {
    const host = new FakeHost();
    await start(host);
    await fireEvent.click(screen.getByRole('button', { name: 'Ny SIP' }));
    await settle();
    await input('Förnamn och efternamn', 'Ingrid Bergvall');
    await fireEvent.click(screen.getByLabelText('Personnummer'));
    await input('Numret', '19420310-9146');
    await settle();
    expect(screen.getByText('Sista siffran stämmer inte med de andra.')).toBeTruthy();
    await input('Numret', '19420310-9147');
    await settle();
    expect(screen.getByText(/Född 10.mars 1942/)).toBeTruthy();
    await fireEvent.change(screen.getByLabelText('Riktlinje'), { target: { value: 'utskrivning' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Börja' }));
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Vad behöver Ingrid?');
  });
});

describe('the spine', () => {
  it('walks by keys, marks the step, and moves focus to the heading', async () => {
    await start(ingridHost());
    route.open('sip-1', 1, 'need');
    await settle();
    await fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true });
    await settle();
    expect(document.activeElement?.textContent, 'the heading of the new part has focus').toBe('Vill Ingrid ha en SIP?');
    await fireEvent.keyDown(window, { key: '3', altKey: true });
    await settle();
    const spine = screen.getByRole('navigation', { name: 'Planens fem steg' });
    expect(within(spine).getByRole('button', { current: 'step' }).textContent).toContain('Mötet');
  });

  it('asks for the code on the way back to the list while the meeting runs', async () => {
    const host = ingridHost();
    host.cases.get('sip-1')!.case.meeting.endedAt = null;
    await start(host);
    route.open('sip-1', 3, 'goals');
    await settle();
    await fireEvent.click(screen.getByRole('button', { name: 'Mina planer' }));
    await settle();
    expect(host.folder, 'the list of others is behind the code').toBe('locked');
  });
});
