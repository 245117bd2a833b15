// Writing by path into a case, the way the engine does it: enough for screens and tests.
type Bag = Record<string, unknown>;

let next = 0;
export const newId = (): string => `n${(next += 1)}`;

/** Sets, clears or adds (`/-`). Gives the id of what was added. */
export function write(root: Bag, path: string, value: unknown): string | null {
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  let here: unknown = root;
  for (const step of steps) {
    const inside: unknown = Array.isArray(here) ? here.find((item: Bag) => item['id'] === step) : (here as Bag)[step];
    if (inside === undefined || inside === null) {
      if (Array.isArray(here)) throw new Error(`no item ${step} in ${path}`);
      (here as Bag)[step] = {};
      here = (here as Bag)[step];
    } else here = inside;
  }
  if (last === '-') {
    const list = here as unknown[];
    const item = typeof value === 'string' ? { id: newId(), text: value } : { ...(value as Bag), id: newId() };
    list.push(item);
    return (item as Bag)['id'] as string;
  }
  if (Array.isArray(here)) Object.assign(here.find((item: Bag) => item['id'] === last) as Bag, value);
  else (here as Bag)[last] = value;
  return null;
}
