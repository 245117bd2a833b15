// Something believable to hand over, to choose between and to trust.
import type { ConflictCard, HandingRow, Place, Proposed, ReceivedExtract, SetAside, UnitReport, UnitView } from '../../src/wire';

/** A page with a sentence on it, as a paper of another unit. */
function page(words: string): string {
  const text = `BT /F1 24 Tf 72 760 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
  ];
  let out = '%PDF-1.4\n';
  const at = objects.map((object, n) => {
    const from = out.length;
    out += `${n + 1} 0 obj${object}endobj\n`;
    return `${String(from).padStart(10, '0')} 00000 n \n`;
  });
  return `${out}xref\n0 5\n0000000000 65535 f \n${at.join('')}trailer<</Root 1 0 R/Size 5>>\nstartxref\n${out.length}\n%%EOF`;
}
export const paper = btoa(page('Utdrag ur planen'));

const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7"><path d="M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 5h1v2H6z"/></svg>';
export const own = (): UnitView => ({
  id: 'a0'.repeat(16), name: 'Norrby vårdcentral', authority: 'region', hsaId: 'SE5560000001-SIP101', words: ['fjäll', 'bok', 'kanot', 'linne', 'stege', 'ugn'], trusted: true, epoch: 1, own: true, qr: square,
});
export const trusted = (): UnitView => ({
  id: 'b1'.repeat(16), name: 'Hemtjänst Norrby', authority: 'kommun', hsaId: null, words: ['hav', 'penna', 'gran', 'tröja', 'klocka', 'bro'], trusted: true, epoch: 2, own: false, qr: null,
});

export const stick = (there = true): Place => ({ kind: 'stick', address: '/media/maria/NORRBY', name: 'Norrby blå', there, lastAt: '2026-10-20T16:10' });
export const folder = (there = true): Place => ({ kind: 'folder', address: '/srv/sip', name: 'sip', there, lastAt: null });
export const store = (): Place => ({ kind: 'store', address: 's3://sip/norrby', name: 'norrby', there: null, lastAt: null });

/** Receivers of Ingrid's plan, at every stage. */
export function receivers(): HandingRow[] {
  const row = (unit: string, name: string, authority: HandingRow['authority'], people: string[], more: Partial<HandingRow>): HandingRow =>
    ({ unit, name, authority, own: false, reads: 'all', people, reached: 'owed', at: null, words: [], ...more });
  return [
    row('u-vc', 'Norrby vårdcentral', 'region', ['Maria Sandell', 'Anders Wik'], { own: true }),
    row('u-hsv', 'Hemsjukvården Norrby', 'kommun', ['Leila Haddad'], {}),
    row('u-rehab', 'Kommunrehab Ekeby', 'kommun', ['Sofie Åberg', 'Erik Nyman'], { reads: 'part' }),
    row('u-bi', 'Biståndsenheten Ekeby', 'kommun', ['Johan Lindqvist'], { reached: 'received', at: '2026-10-20T16:10', words: ['björk', 'hink', 'orm', 'silke'] }),
    row('u-ht', 'Hemtjänst Norrby', 'kommun', ['Amina Yusuf'], { reached: 'noCard' }),
    row('u-ort', 'Ortopedkliniken, Exempelsjukhuset', 'region', [], { reads: 'none', reached: 'nothing' }),
  ];
}

const maria = { by: 'Maria Sandell', unit: 'Norrby vårdcentral', at: '2026-10-14T10:20', here: true };
const amina = { by: 'Amina Yusuf', unit: 'Hemtjänst Norrby', at: '2026-10-20T15:10', here: false };
const about = { about: 'Hemtjänst morgon, middag och kväll', within: 'Mål 2, Trygg på natten', owner: 'Hemtjänst Norrby', ownerAuthority: 'kommun', ask: 'Amina Yusuf', free: true, both: null, text: null, step: 3 } as const;

export const dueCard = (): ConflictCard => ({
  ...about, path: '/plan/goals/g2/insatser/i6/due', kind: 'short', field: 'due',
  values: [{ value: '2026-12-31', words: '31 december 2026', ...maria }, { value: '2026-11-30', words: '30 november 2026', ...amina }],
  beside: [{ field: 'frequency', words: '3 gånger om dagen' }, { field: 'start', words: '9 oktober 2026' }, { field: 'note', words: 'Beviljat 8 oktober 2026' }],
});
export const noteCard = (): ConflictCard => ({
  ...about, path: '/plan/goals/g2/insatser/i6/note', kind: 'short', field: 'note', both: 'Ring före. Nyckel hos grannen.', beside: [],
  values: [{ value: 'Ring före.', words: 'Ring före.', ...maria }, { value: 'Nyckel hos grannen.', words: 'Nyckel hos grannen.', ...amina }],
});
export const proseCard = (): ConflictCard => ({
  ...about, about: 'Så är det nu', within: null, owner: null, ownerAuthority: null, ask: null, path: '/meeting/situation', kind: 'prose', field: 'situation', beside: [],
  text: 'Ingrid berättar att hon går korta sträckor ute och inne.',
  values: [{ value: 'Ingrid berättar att hon går korta sträckor ute.', words: 'Ingrid berättar att hon går korta sträckor ute.', ...maria }, { value: 'Ingrid berättar att hon går korta sträckor inne.', words: 'Ingrid berättar att hon går korta sträckor inne.', ...amina }, { value: null, words: '', by: 'Leila Haddad', unit: 'Hemsjukvården Norrby', at: '2026-10-20T16:00', here: false }],
});
export const strikeCard = (): ConflictCard => ({
  ...about, about: 'Tillsyn en gång på natten', path: '/plan/goals/g2/insatser/i8', kind: 'strike', field: 'struck', beside: [],
  values: [{ value: { at: '2026-10-14T10:20', by: 'Maria Sandell', reason: 'Behövs inte' }, words: 'Behövs inte', ...maria }, { value: null, words: 'Svar senast 30 oktober', ...amina }],
});
export const lateCard = (): ConflictCard => ({
  ...about, path: '/plan/goals/g2/insatser/i7/frequency', kind: 'late', field: 'frequency', beside: [],
  values: [{ value: 'dygnet runt', words: 'dygnet runt', ...maria }, { value: 'på natten', words: 'på natten', ...amina }],
});
export const cardOf = (cards: ConflictCard[], path: string): ConflictCard | undefined => cards.find((card) => card.path === path);

export const aside = (): SetAside => ({ id: 'x1', reason: 'unknownDevice', message: 'Ett kuvert kom från en dator som vi inte känner.', advice: 'Be enheten skicka sitt kort en gång till.', from: 'Hemtjänst Norrby', at: '2026-10-21T12:48' });
export const extract = (): ReceivedExtract => ({ id: 'e1', case: 'sip-9', name: 'Sven Olsson', from: 'Ekeby vårdcentral', version: 2, words: ['ask', 'brunn', 'sten', 'fågel'], at: '2026-10-21T12:48', ended: null });
export const reports = (): UnitReport[] => [
  { unit: 'Hemsjukvården Norrby', sent: 2, received: 1, setAside: 0, owed: 0 },
  { unit: 'Hemtjänst Norrby', sent: 0, received: 0, setAside: 1, owed: 1 },
];
export const proposed = (): Proposed[] => [
  { path: '/plan/goals/g2/insatser/i6/due', about: 'Hemtjänst morgon, middag och kväll: senast', before: '31 december 2026', after: '30 november 2026', by: 'Amina Yusuf', unit: 'Hemtjänst Norrby', at: '2026-10-22T09:15', wrote: [{ by: 'Maria Sandell', unit: 'Norrby vårdcentral', at: '2026-10-22T08:05' }, { by: 'Amina Yusuf', unit: 'Hemtjänst Norrby', at: '2026-10-22T09:15' }] },
  { path: '/plan/goals/g1/insatser/i99', about: 'Ny insats', before: null, after: 'Promenad med granne', by: 'Leila Haddad', unit: 'Hemsjukvården Norrby', at: '2026-10-23T11:00', wrote: [{ by: 'Leila Haddad', unit: 'Hemsjukvården Norrby', at: '2026-10-23T11:00' }] },
];
