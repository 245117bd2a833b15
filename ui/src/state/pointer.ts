// Paths into a case: JSON Pointers where items of lists are named by their id.

/** The value at a path, or undefined when there is none. */
export function valueAt(root: unknown, path: string): unknown {
  let here: unknown = root;
  for (const raw of path.split('/').slice(1)) {
    const part = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(here)) here = here.find((item: unknown) => isItem(item) && item.id === part);
    else if (typeof here === 'object' && here !== null) here = (here as Record<string, unknown>)[part];
    else return undefined;
  }
  return here;
}

function isItem(item: unknown): item is { id: string } {
  return typeof item === 'object' && item !== null && 'id' in item;
}

/** Items of a list that are not struck. */
export function live<T extends { struck?: unknown }>(items: T[] | null | undefined): T[] {
  return (items ?? []).filter((item) => !item.struck);
}
