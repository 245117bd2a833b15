// Never lose a keystroke (rulings 8 and 9).
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BoundMoment from '../src/parts/BoundMoment.svelte';
import BoundText from '../src/parts/BoundText.svelte';
import WordList from '../src/parts/WordList.svelte';
import { saved } from '../src/state/saved.svelte';
import type { FakeHost } from './fake/host';
import { blankHost, ingridHost, settle, showCase } from './render';

const path = '/need/description';
const asked = (host: FakeHost, name: string) => host.seen.filter((c) => c.name === name).map((c) => c.request);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function type(label: string, text: string): Promise<void> {
  await fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

describe('a field of the plan', () => {
  it('keeps the draft while typing and enters the plan once, when it is left', async () => {
    const host = blankHost();
    await showCase(BoundText, host, 'need', { path, label: 'Behovet', kind: 'long' });
    await type('Behovet', 'Ingrid ');
    await type('Behovet', 'Ingrid bor ensam');
    await vi.advanceTimersByTimeAsync(320);
    expect(asked(host, 'draft_keep'), 'the draft is durable within 300 ms').toEqual([{ case: 'sip-1', path, text: 'Ingrid bor ensam' }]);
    expect(asked(host, 'case_set'), 'nothing enters the plan while it is typed').toEqual([]);
    await fireEvent.blur(screen.getByLabelText('Behovet'));
    await settle();
    expect(asked(host, 'case_set'), 'one change, not one per key').toEqual([{ case: 'sip-1', path, value: 'Ingrid bor ensam' }]);
    expect(host.cases.get('sip-1')?.drafts, 'the draft is gone with it').toEqual([]);
    expect(saved.at, '"Sparat" comes from the answer').toBe('2026-10-21T13:24');
  });

  it('enters the plan after two seconds of rest, and asks nothing when nothing changed', async () => {
    const host = blankHost();
    await showCase(BoundText, host, 'need', { path, label: 'Behovet', kind: 'long' });
    await type('Behovet', 'Hjälp hemma');
    await vi.advanceTimersByTimeAsync(2100);
    await settle();
    await fireEvent.blur(screen.getByLabelText('Behovet'));
    await settle();
    expect(asked(host, 'case_set'), 'the pause was enough').toHaveLength(1);
  });

  it('stands with the error beside it and keeps what was typed when the engine refuses', async () => {
    const host = blankHost();
    host.refused.set(path, 'För långt.');
    await showCase(BoundText, host, 'need', { path, label: 'Behovet', kind: 'long' });
    await type('Behovet', 'mycket text');
    await fireEvent.blur(screen.getByLabelText('Behovet'));
    await settle();
    const field = screen.getByLabelText<HTMLTextAreaElement>('Behovet');
    expect(field.value, 'the words stay').toBe('mycket text');
    expect(field.getAttribute('aria-invalid'), 'and the field says so').toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent, 'what, and what to do').toContain('För långt. Ändra och försök igen.');
    expect(host.cases.get('sip-1')?.drafts, 'as a draft it is safe').toEqual([{ path, text: 'mycket text' }]);
  });

  it('puts a draft back, says that it is not in the plan, and lets it go in or away', async () => {
    const host = blankHost();
    host.cases.get('sip-1')?.drafts.push({ path, text: 'halvskrivet' });
    await showCase(BoundText, host, 'need', { path, label: 'Behovet', kind: 'long' });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Behovet').value).toBe('halvskrivet');
    await fireEvent.click(screen.getByRole('button', { name: 'Ta med det' }));
    await settle();
    expect(host.cases.get('sip-1')?.case.need.description, 'it is in the plan now').toBe('halvskrivet');
    expect(screen.queryByText('Det här hann inte komma med i planen.'), 'and the note is gone').toBeNull();
  });

  it('does not overwrite what is being typed when the case is read again', async () => {
    const host = blankHost();
    await showCase(BoundText, host, 'need', { path, label: 'Behovet', kind: 'long' });
    await type('Behovet', 'första');
    await fireEvent.blur(screen.getByLabelText('Behovet'));
    await type('Behovet', 'första och mer');
    await settle();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Behovet').value, 'typing went on while the answer came').toBe('första och mer');
  });
});

describe('dates and moments', () => {
  it('stores a typed day, and says when there is no such day', async () => {
    const host = blankHost();
    await showCase(BoundText, host, 'need', { path: '/need/discoveredAt', label: 'När', kind: 'date' });
    await type('När', '31/2');
    await fireEvent.blur(screen.getByLabelText('När'));
    await settle();
    expect(screen.getByText(/Det datumet finns inte/)).toBeTruthy();
    await type('När', '30 sept');
    await fireEvent.blur(screen.getByLabelText('När'));
    await settle();
    expect(host.cases.get('sip-1')?.case.need.discoveredAt).toBe('2026-09-30');
    expect(screen.getByLabelText<HTMLInputElement>('När').value, 'written out').toBe('30 september 2026');
  });

  it('stores a day and a time as one moment, and waits for both', async () => {
    const host = blankHost();
    await showCase(BoundMoment, host, 'offer', { path: '/summons/meetingAt', label: 'Mötet' });
    await type('Datum', '21/10');
    await fireEvent.focusOut(screen.getByLabelText('Datum'), { relatedTarget: screen.getByLabelText('Klockan') });
    await settle();
    expect(screen.queryByRole('alert'), 'the time is still to be typed').toBeNull();
    await type('Klockan', '13');
    await fireEvent.focusOut(screen.getByLabelText('Klockan'));
    await settle();
    expect(host.cases.get('sip-1')?.case.summons.meetingAt).toBe('2026-10-21T13:00');
  });
});

describe('a list of words', () => {
  it('adds on Enter, keeps half a line as a draft, strikes with a reason', async () => {
    const host = blankHost();
    await showCase(WordList, host, 'important', { path: '/preparation/questionsToRaise', label: 'Frågor', addLabel: 'Ny fråga' });
    await type('Ny fråga', 'Vem ringer jag?');
    await fireEvent.keyDown(screen.getByLabelText('Ny fråga'), { key: 'Enter' });
    await settle();
    const list = () => host.cases.get('sip-1')?.case.preparation.questionsToRaise ?? [];
    expect(list().map((w) => w.text)).toEqual(['Vem ringer jag?']);
    await fireEvent.click(screen.getByRole('button', { name: 'Stryk: Vem ringer jag?' }));
    await settle();
    await fireEvent.submit(screen.getByRole('button', { name: 'Stryk', hidden: true }).closest('form') as HTMLFormElement);
    await settle();
    expect(screen.getByText(/Skriv varför/), 'a reason is needed').toBeTruthy();
    await type('Varför stryks det?', 'Redan besvarad');
    await fireEvent.submit(screen.getByRole('button', { name: 'Stryk', hidden: true }).closest('form') as HTMLFormElement);
    await settle();
    expect(list()[0]?.struck?.reason, 'struck, not deleted').toBe('Redan besvarad');
  });

  it('keeps what is being typed in one line while another line enters the plan', async () => {
    const host = ingridHost();
    await showCase(WordList, host, 'important', { path: '/preparation/questionsToRaise', label: 'Frågor', addLabel: 'Ny fråga' });
    await type('Frågor, rad 1', 'Hur länge?');
    await fireEvent.blur(screen.getByLabelText('Frågor, rad 1'));
    await type('Frågor, rad 2', 'Vem r');
    await settle();
    expect(screen.getByLabelText<HTMLInputElement>('Frågor, rad 2').value, 'the list was read again, the letters stay').toBe('Vem r');
    expect(asked(host, 'case_set'), 'and half a word has not entered the plan').toHaveLength(1);
  });
});
