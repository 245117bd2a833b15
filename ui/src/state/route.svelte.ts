// Where one is. In memory only: no address bar, no history that could tell a name.
export type Step = 1 | 2 | 3 | 4 | 5;
export type Part =
  | 'need' | 'offer' | 'consent'
  | 'important' | 'people' | 'adaptations' | 'summons'
  | 'opening' | 'situation' | 'goals' | 'summary' | 'sign'
  | 'carry' | 'followup';
/** A page of an open plan that belongs to no step: the cards, from the one at a path on; Lämna över; and Historik. */
export type Page = { name: 'cards'; path: string | null } | { name: 'handover' } | { name: 'history' };
export type Place =
  | { at: 'plans' }
  | { at: 'todo' }
  | { at: 'handover' }
  | { at: 'new' }
  | { at: 'settings' }
  | { at: 'case'; id: string; step: Step; part: Part; page?: Page };

/** The parts of every step, in order. */
export const parts: Record<Step, Part[]> = {
  1: ['need', 'offer', 'consent'],
  2: ['important', 'people', 'adaptations', 'summons'],
  3: ['opening', 'situation', 'goals', 'summary', 'sign'],
  4: ['carry'],
  5: ['followup'],
};
export const steps: Step[] = [1, 2, 3, 4, 5];

class Route {
  place = $state<Place>({ at: 'plans' });

  plans(): void {
    this.place = { at: 'plans' };
  }

  todo(): void {
    this.place = { at: 'todo' };
  }

  handover(): void {
    this.place = { at: 'handover' };
  }

  new(): void {
    this.place = { at: 'new' };
  }

  settings(): void {
    this.place = { at: 'settings' };
  }

  /** Opens a case at a step, at its first part or at the given one. */
  open(id: string, step: Step = 1, part: Part = parts[step][0] as Part): void {
    this.place = { at: 'case', id, step, part };
  }

  /** A page of the open case, over the part where one is. */
  page(page: Page): void {
    if (this.place.at === 'case') this.place = { ...this.place, page };
  }

  /** From a page, back to the part. */
  back(): void {
    if (this.place.at === 'case') this.go(this.place.part);
  }

  /** A part of the open case. */
  go(part: Part): void {
    if (this.place.at !== 'case') return;
    this.open(this.place.id, stepOf(part), part);
  }

  step(step: Step): void {
    if (this.place.at === 'case') this.open(this.place.id, step);
  }

  /** The part before or after, across steps; null at the ends. */
  beside(by: 1 | -1): Part | null {
    const place = this.place;
    if (place.at !== 'case') return null;
    const all = steps.flatMap((s) => parts[s]);
    return all[all.indexOf(place.part) + by] ?? null;
  }
}

/** The step that a part belongs to. */
export function stepOf(part: Part): Step {
  return steps.find((s) => parts[s].includes(part)) ?? 1;
}

export const route = new Route();
