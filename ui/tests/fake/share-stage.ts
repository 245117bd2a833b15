// What the pictures of Lämna över, the cards and the units show.
import type { FakeHost } from './host';
import * as seed from './share-seed';

export function share(host: FakeHost, ask: URLSearchParams): void {
  const stored = host.cases.get('sip-1');
  if (!stored) return;
  const how = ask.get('share');
  const kinds = { due: seed.dueCard, note: seed.noteCard, prose: seed.proseCard, strike: seed.strikeCard, late: seed.lateCard };
  for (const name of (ask.get('cards') ?? '').split(',')) {
    if (name in kinds) stored.cards.push(kinds[name as keyof typeof kinds]());
    if (name === 'three') {
      const card = seed.dueCard();
      stored.cards.push({ ...card, values: [...card.values, { value: '2027-01-15', words: '15 januari 2027', by: null, unit: 'Biståndsenheten Ekeby', at: '2026-10-21T08:05', here: false }] });
    }
  }
  if (!how) return;
  if (how === 'alone') for (const one of host.cases.values()) one.lies = 'alone';
  if (how !== 'alone') {
    host.units.push(seed.trusted());
    host.places.push(seed.stick(ask.get('stick') !== 'gone'), seed.folder(false), seed.store());
    host.lastAt = '2026-10-20T16:10';
    host.aside.push(seed.aside());
    host.extracts.push(seed.extract());
    host.report = seed.reports();
    host.steps = Number(ask.get('steps') ?? 12);
    stored.receivers = seed.receivers();
    for (const [id, lies] of [['70', 'onlyHere'], ['71', 'same'], ['72', 'same'], ['73', 'handed'], ['74', 'alone']] as const) Object.assign(host.cases.get(id) ?? {}, { lies });
    if (ask.has('slow')) {
      const door = host.door;
      host.door = async (command) => {
        if (command.name === 'exchange_step') await new Promise((done) => setTimeout(done, 700));
        return door(command);
      };
    }
  }
  if (how === 'same') {
    const words = ['tall', 'sked', 'regn', 'cykel'];
    for (const row of stored.receivers ?? []) Object.assign(row, { reached: 'same', at: '2026-10-21T12:48', words });
    Object.assign(stored, { lies: 'same', onlyHere: 0 });
  }
  if (how === 'since') {
    stored.proposed = seed.proposed();
    stored.documents = ask.get('documents') !== 'no';
    if (stored.locked) stored.versions = [stored.locked, { ...stored.locked, hash: 'ffee', words: ['lönn', 'gurka', 'boll', 'ro'], establishedAt: '2026-10-21T14:40' }];
  }
}
