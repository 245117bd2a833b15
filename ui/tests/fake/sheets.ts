// Paper and files, and the ledger of who got what.
import type { Request } from '../../src/host/call';
import type { Changed, LedgerRow, Saved, Sheet } from '../../src/wire';
import { Acts } from './acts';
import { refuse } from './base';
import { newId } from './pointer';

export class Sheets extends Acts {
  print_preview(r: Request<'print_preview'>) {
    this.of(r.case);
    return { base64: btoa('%PDF-1.4\n%%EOF'), fileName: `sip-${r.case}.pdf` };
  }
  print_save(r: Request<'print_save'>): Saved {
    this.#hand(r, 'fil');
    return { path: `/home/maria/Dokument/sip-${r.case}.pdf`, kinds: ['ledger'] };
  }
  print_send(r: Request<'print_send'>): Changed {
    this.#hand(r.sheet, 'papper');
    return this.changed(['ledger']);
  }
  calendar_save(r: Request<'calendar_save'>): Saved {
    this.of(r.case);
    return { path: `/home/maria/Dokument/kallelse-${r.case}.ics`, kinds: [] };
  }
  printers() {
    return [{ name: 'Reseskrivaren', isDefault: true }];
  }
  ledger(r: Request<'ledger'>): LedgerRow[] {
    return this.of(r.case).ledger;
  }

  #hand(r: Sheet, channel: string): void {
    const s = this.may(r.case, 'handOut');
    if (r.exemplar === 'draft' || r.exemplar === 'preview') return;
    const reads = this.reading.get(r.recipient ?? '')?.reads ?? 'all';
    if (r.kind === 'plan' && r.exemplar === 'copy' && reads !== 'all') refuse('notNow', 'not-all-in-consent', 'Samtycket räcker inte för hela planen.', 'Skriv ut ett utdrag.');
    if (r.kind === 'extract' && reads === 'none') refuse('notNow', 'not-in-consent', 'Samtycket räcker inte.', 'Fråga om samtycke först.');
    const to = s.case.meeting.participants.find((p) => p.id === r.recipient)?.name ?? s.case.units.find((u) => u.id === r.recipient)?.name ?? '';
    const words: Record<Sheet['kind'], string> = { plan: r.exemplar === 'original' ? 'original' : 'kopia', extract: 'utdrag', summons: 'kallelse', consent: 'samtycke', information: 'information', changes: 'ändringsblad', fridge: 'kylskåpsblad', followUp: 'uppföljningsblad' };
    const exemplar = words[r.kind];
    const numbered = exemplar === 'kopia' ? s.ledger.filter((row) => row.exemplar === exemplar).length + 1 : null;
    const version = ['plan', 'extract', 'fridge', 'followUp'].includes(r.kind) ? (s.locked?.version ?? 0) : 0;
    s.ledger.push({ id: newId(), exemplar, number: numbered, version, recipient: r.recipient ?? '', name: to, channel, at: this.clock(), by: this.user });
  }
}
