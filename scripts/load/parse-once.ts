export type ReadSource = { readonly root: string; readonly file: string; readonly text: string };

type Kept = { readonly text: string; readonly made: unknown };

/** A process works on one workspace, or on one and the toolkit's own templates. */
const MOST_ROOTS = 2;
const roots = new Map<string, Map<string, Kept>>();

/**
 * What a file's text came to: parsed again only when it says something else than at the last time, so
 * that a change of one file costs one file. The text is compared whole; a file is always parsed alike.
 * @example parseOnce({ root, file, text }, () => parseProse(file, text))
 */
export function parseOnce<T>({ root, file, text }: ReadSource, parse: () => T): T {
  const files = roots.get(root) ?? new Map<string, Kept>();
  roots.delete(root);
  roots.set(root, files);
  for (const oldest of [...roots.keys()].slice(0, -MOST_ROOTS)) roots.delete(oldest);
  const known = files.get(file);
  if (known?.text === text) return known.made as T;
  const made = parse();
  files.set(file, { text, made });
  return made;
}
