// After the signing: what came since, two versions of the same number, and a plan that another unit documents.
import { cleanup, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { route, stepOf, type Part } from '../src/state/route.svelte';
import type { FakeHost } from './fake/host';
import { proposed } from './fake/share-seed';
import { caseOf, click, laterHost, sent, submit, type } from './process';
import { settle } from './render';
import { show } from './share';

afterEach(cleanup);
const open = (host: FakeHost, part: Part) => {
  route.open('sip-1', stepOf(part), part);
  return show(host);
};

describe('what was changed since the plan was established', () => {
  it('is listed by who and when, as it stood and as it stands, and can be printed', async () => {
    const host = laterHost();
    host.cases.get('sip-1')!.proposed = proposed();
    await open(host, 'carry');
    const card = within(screen.getByRole('region', { name: 'Ändrat sedan planen skrevs under' }));
    expect(card.getByText('Version 1 står som den är. Det här är förslag till nästa version.')).toBeTruthy();
    const [first, second] = card.getAllByRole('listitem').map((li) => li.textContent?.replaceAll('\u00a0', ' ').replace(/\s+/g, ' '));
    expect(first, 'everybody who wrote it').toContain('Maria Sandell, Norrby vårdcentral, torsdag 22 oktober 2026 8.05');
    expect(first).toContain('Amina Yusuf, Hemtjänst Norrby, torsdag 22 oktober 2026 9.15');
    expect(first).toMatch(/Då ?31 december 2026.*Nu ?30 november 2026/);
    expect(second).toMatch(/Då ?Fanns inte.*Nu ?Promenad med granne/);
    await click('Skriv ut ändringsbladet');
    expect(sent(host, 'print_send').at(-1)).toMatchObject({ printer: 'Reseskrivaren', sheet: { case: 'sip-1', kind: 'changes', exemplar: 'copy', recipient: null } });
    expect(card.getByText(/^Utskriven/)).toBeTruthy();
  });

  it('is told at the foot of the spine, and leads there', async () => {
    const host = laterHost();
    host.cases.get('sip-1')!.proposed = proposed();
    await open(host, 'need');
    await click('2 förslag till ändring');
    expect(route.place).toMatchObject({ part: 'carry' });
  });

  it('is not mentioned when nothing was changed', async () => {
    await open(laterHost(), 'carry');
    expect(screen.queryByRole('region', { name: 'Ändrat sedan planen skrevs under' })).toBeNull();
  });
});

describe('two established versions', () => {
  it.each(['carry', 'sign'] as const)('are both shown with their words and times: %s', async (part) => {
    const host = laterHost();
    const stored = host.cases.get('sip-1')!;
    stored.versions = [stored.locked!, { ...stored.locked!, hash: 'ffee', words: ['lönn', 'gurka', 'boll', 'ro'], establishedAt: '2026-10-21T14:40' }];
    await open(host, part);
    const box = screen.getByText('Två upprättade versioner').closest('.message') as HTMLElement;
    const lines = within(box).getAllByRole('listitem').map((li) => li.textContent?.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim());
    expect(lines).toEqual(['Version 1, upprättad onsdag 21 oktober 2026 14.20 Planens ord: björk kaffe nyckel våg', 'Version 1, upprättad onsdag 21 oktober 2026 14.40 Planens ord: lönn gurka boll ro']);
    expect(within(box).getByText('Gör nästa version tillsammans')).toBeTruthy();
    await click('Till målen', box);
    expect(route.place).toMatchObject({ part: 'goals' });
  });

  it('are no longer a question when the next one is established', async () => {
    const host = laterHost();
    const stored = host.cases.get('sip-1')!;
    stored.versions = [stored.locked!, { ...stored.locked!, hash: 'ffee' }, { ...stored.locked!, version: 2, hash: 'aa' }];
    await open(host, 'carry');
    expect(screen.queryByText('Två upprättade versioner')).toBeNull();
  });
});

describe('a plan that another unit documents', () => {
  const elsewhere = (): FakeHost => {
    const host = laterHost();
    host.cases.get('sip-1')!.documents = false;
    caseOf(host).documentingUnit = 'u-hsv';
    return host;
  };

  it('says which, and the consent is only read', async () => {
    const host = elsewhere();
    await open(host, 'consent');
    expect(screen.getByText('Hemsjukvården Norrby dokumenterar planen')).toBeTruthy();
    const main = screen.getByRole('main');
    expect((within(main).getByLabelText('Hur länge gäller det?', { selector: 'input' }) as HTMLInputElement).readOnly).toBe(true);
    expect((within(main).getByLabelText('Muntligt') as HTMLInputElement).disabled).toBe(true);
    expect(within(main).queryByRole('button', { name: 'Närstående' }), 'nobody is added').toBeNull();
    expect((within(main).getByRole('button', { name: /^Läst upp|^Fråga igen/ }) as HTMLButtonElement).disabled).toBe(true);
    expect(main.textContent).toContain('En annan enhet dokumenterar planen. Be dem göra det.');
  });

  it('can always be narrowed, by anybody', async () => {
    const host = elsewhere();
    await open(host, 'consent');
    (screen.getByLabelText('Hemtjänst Norrby') as HTMLInputElement).click();
    await settle();
    await type(screen.getByLabelText('Varför tas det bort?'), 'Ingrid vill inte.');
    await submit();
    expect(sent(host, 'case_strike')).toMatchObject([{ reason: 'Ingrid vill inte.' }]);
    expect((screen.getByLabelText('Hemtjänst Norrby') as HTMLInputElement).disabled, 'and not widened again').toBe(true);
  });

  it('is written in like any other, but locked there', async () => {
    const host = elsewhere();
    await open(host, 'need');
    expect((screen.getByLabelText(/^Vad behövs det hjälp med/) as HTMLTextAreaElement).readOnly).toBe(false);
    host.cases.get('sip-1')!.locked = null;
    cleanup();
    await open(host, 'sign');
    expect((screen.getByRole('button', { name: 'Lås för underskrift' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByRole('main').textContent).toContain('En annan enhet dokumenterar planen. Be dem göra det.');
  });

  it('is acknowledged, once', async () => {
    const host = elsewhere();
    route.open('sip-1', 4, 'carry');
    route.page({ name: 'handover' });
    await show(host);
    expect(screen.getByText('Hemsjukvården Norrby dokumenterar planen. Kvittera, så ser de att den har kommit fram.')).toBeTruthy();
    await click('Vi har tagit emot planen');
    expect(host.acknowledged).toEqual(['sip-1']);
    expect(screen.queryByRole('button', { name: 'Vi har tagit emot planen' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Lämna över Ingrids plan');
  });

  it('is nothing that is acknowledged when it is our own', async () => {
    route.open('sip-1', 4, 'carry');
    route.page({ name: 'handover' });
    await show(laterHost());
    expect(screen.queryByRole('button', { name: 'Vi har tagit emot planen' })).toBeNull();
  });
});
