import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import SignAndPrint from '../src/views/step3/SignAndPrint.svelte';
import { blankHost, ingridHost, settle, showCase } from './render';

afterEach(cleanup);
const click = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const axeOf = async (node: Element) => (await axe.run(node, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id);
const row = (name: string) => screen.getByText(name).closest('li') as HTMLElement;

describe('Skriva under', () => {
  it('locks, shows the words of the plan, unlocks with a reason, and establishes', async () => {
    const host = ingridHost();
    const { container } = await showCase(SignAndPrint, host, 'sign');
    expect(await axeOf(container)).toEqual([]);
    expect(screen.getAllByText('Skriver under med penna på papper')).toHaveLength(8);
    await click('Lås för underskrift');
    expect(screen.getByRole('group', { name: 'Planens ord' }).textContent).toContain('björk');
    expect(await axeOf(container)).toEqual([]);
    await click('Lås upp');
    expect(screen.getByText(/Underskrifterna på version 1 slutar gälla/)).toBeTruthy();
    const why = screen.getByLabelText('Varför låser ni upp?');
    await fireEvent.submit(why.closest('form') as HTMLFormElement);
    await settle();
    expect(host.cases.get('sip-1')!.locked, 'a reason is asked for').not.toBeNull();
    await fireEvent.input(why, { target: { value: 'Ett fel datum' } });
    await fireEvent.submit(why.closest('form') as HTMLFormElement);
    await settle();
    expect(host.seen.at(-2)).toMatchObject({ name: 'case_unlock', request: { reason: 'Ett fel datum' } });
    await click('Lås för underskrift');
    await click('Upprätta planen');
    await click('Ja, upprätta planen');
    expect(screen.getByText('Planen är upprättad 13.24.')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Skriv ut och lämna');
    expect(await axeOf(container)).toEqual([]);
  }, 30_000);

  it('does not lock what is not complete, and says so', async () => {
    await showCase(SignAndPrint, blankHost(), 'sign');
    const lock = screen.getByRole('button', { name: 'Lås för underskrift' }) as HTMLButtonElement;
    expect(lock.disabled).toBe(true);
    expect(screen.getByRole('button', { name: 'Till Är planen klar?' })).toBeTruthy();
  });

  it('makes one original, ever, and copies for the others', async () => {
    const host = ingridHost();
    host.case_establish({ case: 'sip-1' });
    await showCase(SignAndPrint, host, 'sign');
    expect(within(row('Ingrid Bergvall')).getByText('ORIGINAL')).toBeTruthy();
    await fireEvent.click(within(row('Ingrid Bergvall')).getByRole('button', { name: 'Skriv ut till Ingrid Bergvall' }));
    await settle();
    expect(host.seen.find((s) => s.name === 'print_send')?.request).toMatchObject({ printer: 'Reseskrivaren', sheet: { exemplar: 'original', recipient: 'p1', version: 1 } });
    expect(within(row('Ingrid Bergvall')).getByText('Utskriven 13.24')).toBeTruthy();
    expect(within(row('Ingrid Bergvall')).queryByRole('button'), 'no second original').toBeNull();
    await fireEvent.click(within(row('Leila Haddad')).getByRole('button', { name: /Spara som PDF/ }));
    await settle();
    expect(within(row('Leila Haddad')).getByText('KOPIA 1')).toBeTruthy();
    expect(within(row('Leila Haddad')).getByText(/Sparad som \/home/)).toBeTruthy();
  });

  it('has a way also without a printer, and a draft before all is done', async () => {
    const host = ingridHost();
    host.printers = () => [];
    await showCase(SignAndPrint, host, 'sign');
    expect(screen.getByText(/Ingen skrivare hittas. Spara som PDF/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Skriv ut arbetsmaterial' })).toBeNull();
    await click('Spara arbetsmaterial som PDF');
    expect(host.seen.find((s) => s.name === 'print_save')?.request).toMatchObject({ exemplar: 'draft', recipient: null });
  });
});
