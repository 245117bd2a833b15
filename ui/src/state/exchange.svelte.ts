// Lämna över: what waits to be handed over, where it can be left, and what came in.
import { asWireError, call } from '../host/call';
import type { CaseRow, Handing, Place, PlaceKind, WireError } from '../wire';
import { keepFresh, refresh } from './refresh';

class Exchange {
  handing = $state.raw<Handing | null>(null);
  error = $state<WireError | null>(null);
  #chosen = $state<string | null>(null);

  /** Reads it, and keeps it fresh until the returned function is called. */
  watch(): () => void {
    void this.load();
    return keepFresh('handing', () => this.load());
  }

  /** Reads it again; also when somebody has just put a stick in. */
  async load(): Promise<void> {
    try {
      this.handing = await call('handing', {} as never);
      this.error = null;
    } catch (thrown) {
      this.error = asWireError(thrown);
      if (this.error.code === 'locked') await refresh(['session']);
    }
  }

  /** Names came with what other units sent: nothing of it stays in memory when the folder is locked. */
  forget(): void {
    this.handing = null;
    this.#chosen = null;
  }

  /** Places of one kind: sticks may be several. */
  of(kind: PlaceKind): Place[] {
    return (this.handing?.places ?? []).filter((place) => place.kind === kind);
  }

  /** Where it is left: what was chosen, else what is plainly there. A store is never chosen for anybody. */
  get place(): Place | null {
    const places = (this.handing?.places ?? []).filter(reachable);
    if (this.#chosen !== null) return places.find((place) => place.address === this.#chosen) ?? null;
    return places.find((place) => place.kind !== 'store') ?? null;
  }

  choose(address: string): void {
    this.#chosen = address;
  }

  /** Remembers a folder or a store; no address forgets it. */
  async remember(kind: PlaceKind, address: string | null): Promise<void> {
    const changed = await call('place_set', { kind, address });
    await refresh(['exchange', ...changed.kinds]);
    // What was just written down is what is meant.
    if (address !== null && this.of(kind).some((place) => place.address === address)) this.choose(address);
  }

  /** What was set aside has been looked at. */
  async seen(id: string): Promise<void> {
    const changed = await call('set_aside_seen', { id });
    await refresh(['exchange', ...changed.kinds]);
  }
}

/** It can be tried. A store is not asked before it is used. */
export function reachable(place: Place): boolean {
  return place.there !== false;
}

const order = ['changes', 'onlyHere', 'withdrawnUntold', 'handed', 'alone'];

/** Plans that are not the same everywhere: first those with something to hand over. */
export function toHandOver(rows: CaseRow[]): CaseRow[] {
  return rows.filter((row) => row.lies !== 'same' && row.lies !== 'withdrawn').sort((a, b) => order.indexOf(a.lies) - order.indexOf(b.lies));
}

export const exchange = new Exchange();
