import { describe, expect, it } from 'vitest';
import { chipText } from '../src/parts/insats-line';
import { noTime, parseQuick, parseWhen, parseWho, pieces } from '../src/parts/quick';
import { whoOptions, whoValue } from '../src/parts/who';
import { shortName } from '../src/views/step3/goals/names';
import { ingridHost } from './render';

const c = ingridHost().cases.get('sip-1')!.case;
const people = c.meeting.participants;
const { units } = c;
const today = '2026-10-21';
const read = (line: string) => parseQuick(line, people, units, today);

describe('the quick line', () => {
  it.each([
    ['Återbesök och röntgen, ortoped, 17 nov', 'Återbesök och röntgen', { authority: 'region', unitId: 'u-ort', participantId: null }, { due: '2026-11-17' }],
    ['17 nov, ortoped, Återbesök och röntgen', 'Återbesök och röntgen', { unitId: 'u-ort' }, { due: '2026-11-17' }],
    ['Träning hemma, Erik Nyman, från 23 oktober, 2 gånger i veckan', 'Träning hemma', { authority: 'kommun', unitId: 'u-rehab', participantId: 'p7' }, { start: '2026-10-23', frequency: '2 gånger i veckan' }],
    ['Jag gör mina övningar, jag, 2 gånger om dagen', 'Jag gör mina övningar', { authority: 'enskild', participantId: 'p1' }, { frequency: '2 gånger om dagen' }],
    ['Följer med på läkarbesök, Karin', 'Följer med på läkarbesök', { authority: 'närstående', participantId: 'p2' }, {}],
    ['Handla, dottern, varje söndag', 'Handla', { authority: 'närstående', participantId: 'p2' }, { frequency: 'varje söndag' }],
    ['Hjälp med dusch, hemtjänsten', 'Hjälp med dusch', { authority: 'kommun', unitId: 'u-ht' }, {}],
    ['Rollator, rehab, 23 okt–15 dec', 'Rollator', { unitId: 'u-rehab' }, { start: '2026-10-23', due: '2026-12-15' }],
    ['Dosett, hemsjukvården, Leila, varje vecka', 'Dosett', { unitId: 'u-hsv', participantId: 'p4' }, { frequency: 'varje vecka' }],
    ['Färdtjänst, kommunen, senast 1 maj', 'Färdtjänst', { authority: 'kommun', unitId: null }, { due: '2027-05-01' }],
    ['Ring om vikten går upp 2,5 kg, Leila', 'Ring om vikten går upp 2,5 kg', { participantId: 'p4' }, {}],
    ['Prova rollator, griptång och pall, Sofie', 'Prova rollator, griptång och pall', { participantId: 'p6' }, {}],
  ])('%s', (line, what, who, when) => {
    const quick = read(line);
    expect(quick.what).toBe(what);
    expect(quick.who).toMatchObject(who);
    expect(quick.when).toEqual({ ...noTime, ...when });
  });

  it('keeps what could be several in Vad, and guesses nothing', () => {
    expect(read('Samtal, Norrby').what, 'three units have that word').toBe('Samtal, Norrby');
    expect(read('Samtal, Norrby').who).toBeNull();
    expect(parseWho('Bergvall', people, units)?.participantId, 'Ingrid alone has that last name').toBe('p1');
    expect(read('ortoped'), 'one word is the beginning of a sentence').toEqual({ what: 'ortoped', who: null, when: noTime });
    expect(read('Erik, 17 nov').what, 'something is always to be done').toBe('Erik');
  });

  it('loses no word, in any order', () => {
    const parts = ['Ny insats', 'Amina', 'senast 3 nov', '3 gånger i veckan', 'ta det lugnt'];
    const orders = parts.flatMap((_, n) => [[...parts.slice(n), ...parts.slice(0, n)], [...parts.slice(n), ...parts.slice(0, n)].reverse()]);
    for (const order of orders) {
      const quick = read(order.join(', '));
      expect(quick.who?.participantId).toBe('p8');
      expect(quick.when).toEqual({ start: null, due: '2026-11-03', frequency: '3 gånger i veckan' });
      expect(pieces(quick.what).sort()).toEqual(['Ny insats', 'ta det lugnt'].sort());
    }
  });

  it('writes a time that it reads again', () => {
    for (const text of ['17 nov', 'från 23 oktober', 'från i dag', '23 okt–15 dec', 'senast 3 jan 2027']) {
      const when = parseWhen(text, today);
      expect(when, text).not.toBeNull();
      expect(parseWhen(chipText(when!, today), today), chipText(when!, today)).toEqual(when);
    }
  });

  it('knows every answer by its own value', () => {
    const options = whoOptions(people, units);
    expect(new Set(options.map((o) => o.value)).size).toBe(options.length);
    for (const option of options) expect(whoValue(option.who)).toBe(option.value);
  });
});

describe('the name of a tab', () => {
  it.each([
    ['Jag vill kunna gå ut till växthuset själv igen.', 'Gå ut till växthuset…'],
    ['Jag vill ha kvar min lägenhet.', 'Kvar min lägenhet'],
    ['Sova', 'Sova'],
    ['', ''],
  ])('%s', (words, name) => expect(shortName(words)).toBe(name));
});
