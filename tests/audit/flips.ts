import { isMap, isSeq, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

export type Path = readonly (string | number)[];
export type Flip = { readonly file: string; readonly path: Path };

/**
 * Every thing of a YAML file that may be made internal, as its schema says: those which it still takes with
 * `audience: internal` set. The file as a whole has the path `[]`.
 */
export function flipsIn(file: string, text: string, schema: z.ZodType): readonly Flip[] {
  const found: Flip[] = [];
  const visit = (node: Node | null, path: Path): void => {
    if (isMap(node)) {
      const isText = node.items.every(({ key }) => LANGUAGES.has(String(key)));
      if (isText ? path.at(-2) === 'points' : isTaken(flipped(text, [path]), schema))
        found.push({ file, path });
      if (isText) return;
      for (const { key, value } of node.items) visit(value as Node | null, [...path, String(key)]);
    } else if (isSeq(node)) node.items.forEach((item, index) => void visit(item as Node, [...path, index]));
  };
  visit(parseDocument(text).contents as Node | null, []);
  return found;
}

const LANGUAGES: ReadonlySet<string> = new Set(['zh-TW', 'en']);

const isTaken = (text: string, schema: z.ZodType): boolean =>
  schema.safeParse(parseDocument(text).toJS()).success;

/** The text with these things made internal. A point that is a text alone becomes one with an audience. */
export function flipped(text: string, paths: readonly Path[]): string {
  const document = parseDocument(text);
  for (const path of paths) {
    const thing = document.getIn(path, true);
    if (path.at(-2) === 'points' && isMap(thing) && !thing.has('text'))
      document.setIn(path, document.createNode({ text: thing.toJSON() }));
    document.setIn([...path, 'audience'], 'internal');
  }
  return document.toString();
}

/** A path lies in a thing, or is it. */
export function isWithin(field: string, path: Path): boolean {
  return path.length === 0 || field === path.join('.') || field.startsWith(`${path.join('.')}.`);
}

/** Those that hold no other, and those that do: flipped at once, the outer would hide what the inner lets through. */
export function byDepth(flips: readonly Flip[]): readonly (readonly Flip[])[] {
  const holdsOther = ({ file, path }: Flip) =>
    flips.some(
      (other) =>
        other.file === file && other.path.length > path.length && isWithin(other.path.join('.'), path),
    );
  return [flips.filter((each) => !holdsOther(each)), flips.filter(holdsOther)];
}
