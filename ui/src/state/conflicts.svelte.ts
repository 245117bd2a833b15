// What was written in two ways in one case: every value stands there, and a person settles it.
import { asWireError, call } from '../host/call';
import type { ConflictCard, WireError } from '../wire';

export class Conflicts {
  cards = $state.raw<ConflictCard[]>([]);
  error = $state<WireError | null>(null);
  readonly case: string;

  constructor(id: string) {
    this.case = id;
  }

  async load(): Promise<void> {
    try {
      this.cards = await call('conflict_list', { case: this.case });
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
    }
  }
}

/** Fields that hold one of a few words: there nothing else can be written. */
const CHOICE = /\/(?:authority|overallAuthority|decision|status|result|kind|type|protectedIdentity|committed\/how)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** One of a few words is chosen there. */
export const chosen = (card: ConflictCard) => CHOICE.test(card.path);

/**
 * What else could be written there: words, when the values are shown just as they are stored; a day, when all of them
 * are days. Of a choice among few there is nothing else to write.
 */
export function writable(card: ConflictCard): 'text' | 'date' | null {
  if (!card.free) return null;
  if ((card.kind !== 'short' && card.kind !== 'late') || chosen(card)) return null;
  const filled = card.values.filter((one) => one.value !== null);
  if (filled.length === 0 || !filled.every((one) => typeof one.value === 'string')) return null;
  if (filled.every((one) => DAY.test(one.value as string))) return 'date';
  return filled.every((one) => one.value === one.words) ? 'text' : null;
}
