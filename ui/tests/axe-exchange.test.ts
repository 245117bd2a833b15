// Lämna över, the cards and the units, by the rules of WCAG 2.0–2.2 A and AA.
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { route } from '../src/state/route.svelte';
import { aside, dueCard, extract, lateCard, noteCard, proposed, proseCard, strikeCard, trusted } from './fake/share-seed';
import { axeOf, click, laterHost } from './process';
import { ingridHost, settle } from './render';
import { sharingHost, show, stepwise } from './share';

afterEach(cleanup);

describe('accessibility of the exchange', () => {
  it('Mina planer and Lämna över: before, on the way, after, and with nothing to hand it to', async () => {
    const host = sharingHost();
    Object.assign(host, { aside: [aside()], extracts: [extract()] });
    host.cases.get('sip-1')!.cards.push(dueCard());
    route.plans();
    await show(host);
    expect(await axeOf()).toEqual([]);
    const next = stepwise(host);
    route.handover();
    cleanup();
    await show(host);
    expect(await axeOf()).toEqual([]);
    await click('Lämna och hämta');
    expect(await axeOf()).toEqual([]);
    for (let n = 0; n < 4; n += 1) await next();
    expect(await axeOf()).toEqual([]);
    await click('Byt mapp');
    expect(await axeOf()).toEqual([]);
    cleanup();
    await show(ingridHost());
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it('Lämna över from within a plan that another unit documents', async () => {
    const host = sharingHost();
    host.cases.get('sip-1')!.documents = false;
    route.open('sip-1', 3, 'goals');
    route.page({ name: 'handover' });
    await show(host);
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it.each([['short', dueCard], ['both', noteCard], ['prose', proseCard], ['strike', strikeCard], ['late', lateCard]])('a card: %s', async (kind, card) => {
    const host = ingridHost();
    host.cases.get('sip-1')!.cards = [card(), lateCard()];
    route.open('sip-1', 3, 'goals');
    await show(host);
    expect(await axeOf()).toEqual([]);
    route.page({ name: 'cards', path: null });
    await settle();
    expect(await axeOf()).toEqual([]);
    if (kind !== 'both') return;
    await click('Skriv något annat');
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it('what was changed since, and two versions', async () => {
    const host = laterHost();
    const stored = host.cases.get('sip-1')!;
    Object.assign(stored, { proposed: proposed(), versions: [stored.locked!, { ...stored.locked!, hash: 'ff' }] });
    route.open('sip-1', 4, 'carry');
    await show(host);
    expect(await axeOf()).toEqual([]);
  }, 60_000);

  it('the units that are trusted, and a new one', async () => {
    const host = sharingHost();
    host.units.push(trusted());
    route.settings();
    await show(host);
    expect(await axeOf()).toEqual([]);
    await click('Lägg till en enhet');
    const text = '{"name": "Kommunrehab Ekeby"}';
    await fireEvent.change(screen.getByLabelText('Enhetens kort'), { target: { files: [Object.assign(new File([text], 'k.json'), { text: () => Promise.resolve(text) })] } });
    await settle();
    expect(await axeOf()).toEqual([]);
  }, 60_000);
});
