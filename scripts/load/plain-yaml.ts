import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  EVENT_ID,
  type Event,
  parseEvents,
} from 'js-yaml';

/**
 * The value of YAML (1.2, core schema) that is sound and as plain as nearly all that people write: one document
 * of maps and lists, without anchors, tags and directives, with keys that are text and stand once. A fifth of the
 * time that the parser with a tree takes, which is asked for all else: `undefined`.
 * @example plainYaml('a: [1, no]') // { value: { a: [1, 'no'] } }
 */
export function plainYaml(text: string): { readonly value: object } | undefined {
  if (RARE.test(text)) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    if (!isPlain(events)) return undefined;
    const [value] = constructFromEvents(events, { source: text, schema: PLAIN });
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch {
    // Whatever its parser says, the other one says it as people make it.
    return undefined;
  }
}

/**
 * Of what parsers have opinions: tabs, ends of lines but those of every system, what nobody sees, marks of documents,
 * and numbers that are none any more.
 */
const RARE = new RegExp(
  [
    /\r(?!\n)/,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    /[\0-\t\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]/,
    /^(?:---|\.\.\.)/,
    /\d[eE][+-]?\d{3}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'm',
);

/** Deeper than facts go by far, and far from the end of the stack. */
const DEEPEST = 200;

const PLAIN = CORE_SCHEMA.withTags(
  defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
    create: () => ({}),
    addPair: (map, key, value) => {
      if (typeof key !== 'string' || key === '__proto__') return 'not plain';
      map[key] = value;
      return '';
    },
    has: (map, key) => typeof key === 'string' && Object.hasOwn(map, key),
    keys: Object.keys,
    get: (map, key) => map[String(key)],
    identify: () => false,
  }),
);

function isPlain(events: readonly Event[]): boolean {
  return events.every((event, index) => {
    if (event.type === EVENT_ID.DOCUMENT)
      return index === 0 && event.directives.length === 0 && !event.explicitEnd;
    if (event.type === EVENT_ID.ALIAS) return false;
    return event.type === EVENT_ID.POP || (event.anchorStart < 0 && event.tagStart < 0);
  });
}
