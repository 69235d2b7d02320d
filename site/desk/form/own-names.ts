import type { FormNode } from '#desk/form-node.ts';
import type { FieldFault } from './form-types.ts';
import { type Entry, isEntry, isList, type Path, slugOf, type Value, valueAt } from './values.ts';

/** What a list holds, as references name it. */
export const KIND_OF: Readonly<Record<string, string>> = {
  people: 'person',
  economies: 'partner',
  forums: 'forum',
  rooms: 'room',
  venues: 'venue',
  photos: 'photo',
  annexes: 'annex',
  bilaterals: 'bilateral',
  commitments: 'commitment',
  events: 'event',
  sessions: 'session',
  tracks: 'track',
  pools: 'pool',
};

/** Identifiers that copies have by the way, with what the thing was called that was copied. */
const copied = new Map<string, string>();

/** A copy needs a name of its own: one by the way, until it is given a title, name or partner of its own. */
export function copyOf(entry: Value, list: readonly Value[]): Value {
  if (!isEntry(entry) || typeof entry['id'] !== 'string') return entry;
  const id = freeId(`${entry['id']}-2`, list.map(idOfThing), entry['id']);
  copied.set(id, calledBy(entry));
  return { ...entry, id };
}

/**
 * The value with an identifier for each thing that nobody has given one: made of its title, name or partner. It
 * depends on nothing but the thing, so that it is the same after things were moved or a draft was taken up again.
 * @example withNames(form, { people: [{ name: 'Lin Yi' }] }) // { people: [{ id: 'lin-yi', name: 'Lin Yi' }] }
 */
export function withNames(node: FormNode, value: Value): Value {
  if (node.kind === 'forms') {
    const record = node.forms.find(({ kind }) => kind === 'record');
    return record && isEntry(value) ? withNames(record, value) : value;
  }
  if (node.kind === 'record' && isEntry(value)) {
    const changed = node.fields.flatMap(({ name, node: inner }) => {
      const made = withNames(inner, value[name]);
      return made === value[name] ? [] : [[name, made] as const];
    });
    return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
  }
  if (node.kind !== 'list' || !isList(value)) return value;
  const isNamed = node.of.kind === 'record' && node.of.fields.some(({ node: { kind } }) => kind === 'id');
  let list: readonly Value[] = value;
  for (const [index, entry] of value.entries()) {
    const inner = withNames(node.of, entry);
    const own = isNamed && isEntry(inner) ? withOwnId(inner, list) : inner;
    if (own !== entry) list = list.with(index, own);
  }
  return list;
}

function withOwnId(entry: Entry, list: readonly Value[]): Entry {
  const { id, ...rest } = entry;
  const name = calledBy(entry);
  const isOwn = typeof id === 'string' && id !== '' && (copied.get(id) ?? name) === name;
  if (isOwn || name === '') return entry;
  return { id: freeId(name, list.map(idOfThing)), ...rest };
}

const idOfThing = (thing: Value): Value => (isEntry(thing) ? thing['id'] : undefined);

function freeId(wanted: string, taken: readonly Value[], stem = wanted): string {
  let free = wanted;
  for (let number = 2; taken.includes(free); number += 1) free = `${stem}-${number}`;
  return free;
}

const NAMING = ['title', 'name', 'text', 'partners', 'caption'];

/** In English where it has that, so that it reads well in addresses. */
function calledBy(entry: Entry): string {
  for (const field of NAMING) {
    const words = entry[field];
    const first = isEntry(words)
      ? (words['en'] ?? Object.values(words)[0])
      : isList(words)
        ? words[0]
        : words;
    const slug = slugOf(typeof first === 'string' ? first : '');
    if (slug !== '') return slug;
  }
  return '';
}

/** Whether an identifier at this place is made when nobody writes one. */
export const isNamedByItself = (path: Path): boolean =>
  path.at(-1) === 'id' && KIND_OF[String(path.at(-3))] !== undefined;

/** Nobody is told of what is missing in a thing that was added a moment ago, or of an identifier that will be made. */
export function withoutHasty(faults: readonly FieldFault[], whole: Value): readonly FieldFault[] {
  return faults.filter(({ code, path }) => {
    if (code !== 'field-missing') return true;
    const thing = valueAt(whole, path.slice(0, -1));
    return !isNamedByItself(path) && !(isEntry(thing) && Object.keys(thing).length === 0);
  });
}
