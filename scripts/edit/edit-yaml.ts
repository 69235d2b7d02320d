import { isCollection, isMap, isSeq, type Node } from 'yaml';
import {
  type Change,
  changedValue,
  childOf,
  type EditFault,
  isMapValue,
  isSameValue,
  type PlainValue,
  plainOf,
  resolvePath,
} from './change.ts';
import { digestOf, editBetween, inOrder, type Splice, spliceText, type TextEdit } from './text-edit.ts';
import { type Collection, isShared } from './yaml-entries.ts';
import { openYaml, type YamlFile } from './yaml-file.ts';
import { outgrowsLine, spliceInsert, spliceMove, spliceRemove } from './yaml-lists.ts';
import { spliceAppend, spliceField, spliceSet } from './yaml-values.ts';

export type Edited = { readonly text: string; readonly edit: TextEdit };

/**
 * Changes a YAML file in place: what no change names keeps every byte, and what is written looks like its
 * neighbours. The result is read again and held against the value that the changes ask for; where it would
 * not be that, nothing is changed.
 * @example editYaml('status: wanted # by them\n', [{ deed: 'set', path: ['status'], value: 'held' }])
 * // { text: 'status: held # by them\n', edit: … }
 */
export function editYaml(text: string, changes: readonly Change[]): Edited | { readonly fault: EditFault } {
  let current = text;
  let rest = changes;
  let last: Round | undefined;
  while (rest.length > 0) {
    const round = editRound(current, rest);
    if ('fault' in round) return round;
    last = round;
    current = round.text;
    rest = rest.slice(round.done);
  }
  const isOneRound = last?.done === changes.length;
  const edit =
    isOneRound && last ? { digest: digestOf(text), splices: last.splices } : editBetween(text, current);
  return { text: current, edit };
}

type Round = { readonly text: string; readonly done: number; readonly splices: readonly Splice[] };

/** As many changes as can be made at once: each leaves the places of the others where they are. */
function editRound(text: string, changes: readonly Change[]): Round | { readonly fault: EditFault } {
  const file = openYaml(text);
  const first = changes[0];
  if (!file) return { fault: { reason: 'syntax', path: first?.path ?? [] } };
  let splices: readonly Splice[] = [];
  let value = file.value;
  let done = 0;
  for (const change of changes) {
    if (done > 0 && (change.deed !== 'set' || changes[done - 1]?.deed !== 'set')) break;
    const path = resolvePath(value, change.path);
    if (!path || (done > 0 && !isSameValue(childAt(value, path), childAt(file.value, path)))) {
      if (done > 0) break;
      return { fault: { reason: 'not-found', path: change.path } };
    }
    const made = spliceChange(file, path, change);
    if ('fault' in made) return done > 0 ? finish(text, { value, splices, done }, changes) : made;
    const together = inOrder([...splices, ...made.splices]);
    if (!together) break;
    splices = together;
    value = changedValue(value, path, change);
    done += 1;
  }
  return finish(text, { value, splices, done }, changes);
}

/** The result must read as the value that was asked for. */
function finish(
  text: string,
  {
    value,
    splices,
    done,
  }: { readonly value: unknown; readonly splices: readonly Splice[]; readonly done: number },
  changes: readonly Change[],
): Round | { readonly fault: EditFault } {
  const after = spliceText(text, splices);
  const read = openYaml(after);
  if (!read || !isSameValue(read.value ?? null, value ?? null))
    return { fault: { reason: 'unsafe', path: changes[0]?.path ?? [] } };
  return { text: after, done, splices };
}

function childAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(childOf, value);
}

type Made = { readonly splices: readonly Splice[] } | { readonly fault: EditFault };

function spliceChange(file: YamlFile, path: readonly (string | number)[], change: Change): Made {
  const refuse = (reason: EditFault['reason']): Made => ({ fault: { reason, path: change.path } });
  const nodes = nodesAlong(file, path);
  if (!nodes) return refuse('shared');
  const made = (splices: readonly Splice[] | undefined): Made => (splices ? { splices } : refuse('unsafe'));
  if (change.deed === 'set') return made(spliceSetAt(file, { path, nodes, change }));
  const node = nodes[path.length];
  if (change.deed === 'insert') {
    const present = childAt(file.value, path);
    if (node && isSeq(node) && node.items.length > 0) {
      const parent = nodes[path.length - 1];
      const isInBlock = !isCollection(parent) || parent.flow !== true;
      if (!isInBlock || !Array.isArray(present) || !outgrowsLine(file, node, change.value))
        return made(spliceInsert(file, node, change));
      const grown = present.toSpliced(change.index ?? present.length, 0, change.value) as PlainValue;
      return made(
        spliceSetAt(file, { path, nodes, change: { deed: 'set', path: change.path, value: grown } }),
      );
    }
    if (present !== undefined && present !== null && !Array.isArray(present)) return refuse('not-found');
    return made(
      spliceSetAt(file, { path, nodes, change: { deed: 'set', path: change.path, value: [change.value] } }),
    );
  }
  const parent = nodes[path.length - 1];
  const step = path.at(-1);
  if (!isCollection(parent) || step === undefined || childAt(file.value, path) === undefined)
    return refuse('not-found');
  if (change.deed === 'move')
    return made(isSeq(parent) ? spliceMove(file, parent, { from: Number(step), to: change.to }) : undefined);
  if (parent.items.length > 1) return made(spliceRemove(file, parent as Collection, step));
  const empty = { deed: 'set', path: change.path, value: isSeq(parent) ? [] : {} } as const;
  return made(spliceSetAt(file, { path: path.slice(0, -1), nodes, change: empty }));
}

/** The nodes from the root down, as far as they go; nothing where one of them is shared by another place. */
function nodesAlong(
  { document }: YamlFile,
  path: readonly (string | number)[],
): readonly (Node | undefined)[] | undefined {
  const nodes: (Node | undefined)[] = [(document.contents as Node | null) ?? undefined];
  for (const step of path) {
    const node = nodes.at(-1);
    if (isShared(node)) return undefined;
    nodes.push(isMap(node) || isSeq(node) ? (node.get(step, true) as Node | undefined) : undefined);
  }
  return isShared(nodes.at(-1)) ? undefined : nodes;
}

type SetAt = {
  readonly path: readonly (string | number)[];
  readonly nodes: readonly (Node | undefined)[];
  readonly change: Extract<Change, { deed: 'set' }>;
};

/** Maps and lists are changed field by field, so that what is the same in them keeps its comments and its look. */
function spliceSetAt(file: YamlFile, { path, nodes, change }: SetAt): readonly Splice[] | undefined {
  const value = plainOf(change.value);
  const present = childAt(file.value, path);
  if (isSameValue(present, value)) return [];
  const node = nodes[path.length];
  if (path.length === 0) return spliceRoot(file, node, value, change);
  if (isMap(node) && isMapValue(value) && isMapValue(present) && keepsFields(present, value)) {
    return together(
      Object.entries(value).map(([key, each]) => {
        const inner = { deed: 'set', path: [...change.path, key], value: each as PlainValue } as const;
        return spliceSetAt(file, {
          path: [...path, key],
          nodes: [...nodes.slice(0, path.length + 1), node.get(key, true) as Node | undefined],
          change: inner,
        });
      }),
    );
  }
  const parent = nodes[path.length - 1];
  const step = path.at(-1);
  if (isCollection(parent) && parent.items.length > 0) {
    if (present !== undefined) return spliceSet(file, parent as Collection, { step, value });
    return isMap(parent)
      ? spliceField(file, parent, { key: String(step), value, order: change.order })
      : undefined;
  }
  if (
    typeof step !== 'string' ||
    (childAt(file.value, path.slice(0, -1)) === undefined && path.length === 1 && parent)
  )
    return undefined;
  const outer = { deed: 'set', path: path.slice(0, -1), value: { [step]: value as PlainValue } } as const;
  return spliceSetAt(file, { path: path.slice(0, -1), nodes, change: outer });
}

function spliceRoot(
  file: YamlFile,
  node: Node | undefined,
  value: unknown,
  change: SetAt['change'],
): readonly Splice[] | undefined {
  if (isMap(node) && isMapValue(value) && isMapValue(file.value) && keepsFields(file.value, value)) {
    return together(
      Object.entries(value).map(([key, each]) => {
        const inner = { deed: 'set', path: [...change.path, key], value: each as PlainValue } as const;
        return spliceSetAt(file, {
          path: [key],
          nodes: [node, node.get(key, true) as Node | undefined],
          change: inner,
        });
      }),
    );
  }
  return spliceAppend(file, node, value);
}

/** No field of it goes, and one at least stays. */
function keepsFields(
  present: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
): boolean {
  const keys = Object.keys(present);
  return keys.length > 0 && keys.every((key) => Object.hasOwn(value, key));
}

function together(parts: readonly (readonly Splice[] | undefined)[]): readonly Splice[] | undefined {
  const all: Splice[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    all.push(...part);
  }
  return inOrder(all);
}
