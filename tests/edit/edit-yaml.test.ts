import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Change, PlainValue } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import { applyTextEdit, invertTextEdit } from '#edit/text-edit.ts';

const changed = (text: string, ...changes: readonly Change[]): string => {
  const result = editYaml(text, changes);
  return 'fault' in result ? `fault: ${result.fault.reason}` : result.text;
};

const MEETINGS = `# yaml-language-server: $schema=../bilaterals.schema.json
# Invented.
bilaterals:
  # Agreed long before.
  - id: us
    partners: [US]   # one
    status: wanted   # by them
    request:
      priority: A
      windows:
        - 25 Mar 16:00–17:30

        # second best
        - Friday

  - id: nz
    partners: [NZ]
    title: { zh-TW: 與紐西蘭會談, en: 'Meeting with New Zealand' }
    # brief: later

commitments: [] # undertaken outside
`;

describe('a field', () => {
  test('gets another value and keeps its comment', () => {
    expect(
      changed(MEETINGS, { deed: 'set', path: ['bilaterals', { id: 'us' }, 'status'], value: 'held' }),
    ).toBe(MEETINGS.replace('status: wanted   # by them', 'status: held   # by them'));
  });

  test('that the model names before all others stands first, in lines and in brackets', () => {
    const text = `people:
  # the head
  - agency: Customs # ours
    head: true
  - { agency: Customs, title: Officer }
`;
    const add = (index: number, value: string): Change => ({
      deed: 'set',
      path: ['people', index, 'person'],
      value,
      order: ['person', 'agency', 'title', 'head'],
    });
    expect(changed(text, add(0, 'lin-yi'), add(1, 'chen-mei'))).toBe(`people:
  # the head
  - person: lin-yi
    agency: Customs # ours
    head: true
  - { person: chen-mei, agency: Customs, title: Officer }
`);
  });

  test('that a comment keeps a line for stands above it, with no empty line between', () => {
    const text =
      'title: Visit\n\npurpose: Talks\n# published: 2030-01-31\n# reportDate: 2030-01-31\n\nrooms: []\n';
    const order = ['title', 'purpose', 'published', 'reportDate', 'rooms'];
    const set = (field: string): Change => ({ deed: 'set', path: [field], value: '2027-03-09', order });
    expect(changed(text, set('published'), set('reportDate'))).toBe(
      text.replace('Talks\n', 'Talks\npublished: 2027-03-09\nreportDate: 2027-03-09\n'),
    );
  });

  test('that is new goes where the model has it', () => {
    const placement = { date: '2027-03-25', start: '16:00', end: undefined, room: 'blue-room' };
    expect(
      changed(MEETINGS, {
        deed: 'set',
        path: ['bilaterals', { id: 'us' }, 'placement'],
        value: placement,
        order: ['id', 'partners', 'status', 'request', 'placement', 'ours'],
      }),
    ).toBe(
      MEETINGS.replace(
        '        - Friday\n',
        "        - Friday\n    placement: { date: 2027-03-25, start: '16:00', room: blue-room }\n",
      ),
    );
  });

  test('keeps its quotes and takes them where it has to', () => {
    const text = 'a: "x"\nb: \'y\'\nc: z\n';
    expect(
      changed(
        text,
        { deed: 'set', path: ['a'], value: 'it' },
        { deed: 'set', path: ['b'], value: "it's" },
        { deed: 'set', path: ['c'], value: 'one: two' },
      ),
    ).toBe("a: \"it\"\nb: 'it''s'\nc: 'one: two'\n");
  });

  test('of a folded text stays folded', () => {
    const text = 'abstract:\n  en: >-\n    One two three.\n    Four.\n\nnext: 1\n';
    expect(
      changed(text, {
        deed: 'set',
        path: ['abstract', 'en'],
        value: 'Five six seven eight nine ten eleven twelve thirteen fourteen fifteen.',
      }),
    ).toBe(
      'abstract:\n  en: >-\n    Five six seven eight nine ten eleven twelve thirteen\n    fourteen fifteen.\n\nnext: 1\n',
    );
  });

  test('that was empty, and one under a field that is not there', () => {
    expect(changed('a:\nb: 1\n', { deed: 'set', path: ['a'], value: { x: 'z' } })).toBe(
      'a: { x: z }\nb: 1\n',
    );
    expect(changed('a: 1\n', { deed: 'set', path: ['b', 'c', 'd'], value: true })).toBe(
      'a: 1\nb:\n  c: { d: true }\n',
    );
    expect(changed('# nothing yet\n', { deed: 'set', path: ['a'], value: 1 })).toBe('# nothing yet\na: 1\n');
  });

  test('within brackets', () => {
    const path = ['bilaterals', { id: 'nz' }, 'title', 'en'] as const;
    expect(changed(MEETINGS, { deed: 'set', path, value: 'A, b' })).toBe(
      MEETINGS.replace("'Meeting with New Zealand'", "'A, b'"),
    );
    expect(changed(MEETINGS, { deed: 'remove', path })).toBe(
      MEETINGS.replace(", en: 'Meeting with New Zealand'", ''),
    );
  });

  test('taken away goes with its line and the comment above it', () => {
    expect(changed('a: 1 # one\n# of b\nb: 2\n\nc: 3\n', { deed: 'remove', path: ['b'] })).toBe(
      'a: 1 # one\n\nc: 3\n',
    );
    expect(changed(MEETINGS, { deed: 'remove', path: ['bilaterals', 1, 'id'] })).toBe(
      MEETINGS.replace('- id: nz\n    partners: [NZ]', '- partners: [NZ]'),
    );
  });
});

describe('an entry of a list', () => {
  test('is added like the one before it, under the comments of that one', () => {
    expect(
      changed(MEETINGS, { deed: 'insert', path: ['bilaterals'], value: { id: 'jp', partners: ['JP'] } }),
    ).toBe(
      MEETINGS.replace('    # brief: later\n', '    # brief: later\n\n  - id: jp\n    partners: [JP]\n'),
    );
  });

  test('is added to an empty list, whose comment stays', () => {
    expect(
      changed(MEETINGS, {
        deed: 'insert',
        path: ['commitments'],
        value: { id: 'a', due: { words: { en: 'soon', 'zh-TW': '儘速' } } },
      }),
    ).toBe(
      MEETINGS.replace(
        'commitments: [] # undertaken outside\n',
        'commitments: # undertaken outside\n  - id: a\n    due:\n      words: { en: soon, zh-TW: 儘速 }\n',
      ),
    );
  });

  test('moves with its comments, and the empty lines stay', () => {
    expect(changed(MEETINGS, { deed: 'move', path: ['bilaterals', { id: 'nz' }], to: 0 })).toBe(
      MEETINGS.replace(/ {2}# Agreed[\s\S]*Friday\n/, '@')
        .replace(/ {2}- id: nz[\s\S]*later\n/, '%')
        .replace('@', () => / {2}- id: nz[\s\S]*later\n/.exec(MEETINGS)?.[0] ?? '')
        .replace('%', () => / {2}# Agreed[\s\S]*Friday\n/.exec(MEETINGS)?.[0] ?? ''),
    );
  });

  test('the only one leaves an empty list', () => {
    expect(changed('a:\n  - 1 # x\nb: 2\n', { deed: 'remove', path: ['a', 0] })).toBe('a: [] # x\nb: 2\n');
  });
});

test('line ends of Windows, a missing last one and a mark at the start stay', () => {
  expect(changed('a:\r\n  - x\r\n  - y', { deed: 'insert', path: ['a'], value: 'z' })).toBe(
    'a:\r\n  - x\r\n  - y\r\n  - z',
  );
  expect(changed('\ufeffa: 1\r\nb: 2\r\n', { deed: 'set', path: ['c'], value: 'z' })).toBe(
    '\ufeffa: 1\r\nb: 2\r\nc: z\r\n',
  );
});

test('what cannot be done is said, and nothing is changed', () => {
  expect(changed('a: &x { b: 1 }\nc: *x\n', { deed: 'set', path: ['c', 'b'], value: 2 })).toBe(
    'fault: shared',
  );
  expect(changed('a: [1\n', { deed: 'set', path: ['a'], value: 2 })).toBe('fault: syntax');
  expect(changed('a: [{ id: x }]\n', { deed: 'remove', path: ['a', { id: 'y' }] })).toBe('fault: not-found');
});

const MISSIONS = join(import.meta.dirname, '../../data/missions');
/** Enough for every habit of writing; what is longer takes long to read back 200 times. */
const LONGEST_TRIED = 12_000;
const SAMPLES = readdirSync(MISSIONS)
  .flatMap((mission) =>
    ['mission', 'agenda', 'bilaterals'].map((name) =>
      readFileSync(join(MISSIONS, mission, `${name}.yaml`), 'utf8'),
    ),
  )
  .filter((text) => text.length < LONGEST_TRIED);

describe('200 changes at random of the files that people wrote', () => {
  const word = fc.constantFrom(
    'x',
    '會談',
    "it's",
    'a: b',
    '# no',
    '09:00',
    'no',
    '- y',
    'two\nlines',
    ' pad ',
    '',
    '"q"',
    'a, b',
    '{z}',
    '42',
    'é—…',
    '\u2028',
  );
  const plain: fc.Arbitrary<PlainValue> = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
  const value: fc.Arbitrary<PlainValue> = fc.oneof(
    { weight: 3, arbitrary: plain },
    fc.array(plain, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('id', 'zh-TW', 'en', 'a b'), plain, { maxKeys: 3, noNullPrototype: true }),
    fc.array(
      fc.dictionary(fc.constantFrom('id', 'text'), plain, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
      { minLength: 1, maxLength: 2 },
    ),
  );

  test('read back as asked, are taken back to the byte, and touch nothing else', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLES),
        fc.array(
          fc.tuple(fc.nat(), fc.constantFrom('set', 'insert', 'remove', 'move', 'add'), value, fc.nat(9)),
          { minLength: 1, maxLength: 2 },
        ),
        (text, wishes) => {
          let current = text;
          for (const [pick, deed, wanted, number] of wishes) {
            const change = changeAt(parse(current), { pick, deed, wanted, number });
            if (!change) continue;
            const result = editYaml(current, [change]);
            told.set(deed, (told.get(deed) ?? 0) + 1);
            expect(result).not.toHaveProperty('fault');
            if ('fault' in result) return;
            expect(applyTextEdit(current, result.edit)).toEqual({ text: result.text });
            expect(applyTextEdit(result.text, invertTextEdit(current, result.edit))).toEqual({
              text: current,
            });
            expect(commentsOf(result.text).length).toBeGreaterThanOrEqual(
              deed === 'remove' || deed === 'set' ? 0 : commentsOf(current).length,
            );
            current = result.text;
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(Math.min(...told.values())).toBeGreaterThan(20);
  });
});

const commentsOf = (text: string): readonly string[] => text.match(/(?:^|\s)#.*$/gm) ?? [];

type Wish = {
  readonly pick: number;
  readonly deed: string;
  readonly wanted: PlainValue;
  readonly number: number;
};

/** A change that makes sense somewhere in the value. */
function changeAt(root: unknown, { pick, deed, wanted, number }: Wish): Change | undefined {
  const places: { readonly path: readonly (string | number)[]; readonly value: unknown }[] = [];
  const visit = (at: unknown, path: readonly (string | number)[]): void => {
    places.push({ path, value: at });
    if (Array.isArray(at)) for (const [index, each] of at.entries()) visit(each, [...path, index]);
    else if (typeof at === 'object' && at !== null)
      for (const [key, each] of Object.entries(at)) visit(each, [...path, key]);
  };
  visit(root, []);
  const inside = places.slice(1);
  const lists = places.filter((each) => Array.isArray(each.value));
  const maps = places.filter(
    (each) => typeof each.value === 'object' && each.value !== null && !Array.isArray(each.value),
  );
  const entries = lists.flatMap((list) =>
    (list.value as unknown[]).map((_, index) => ({
      path: [...list.path, index],
      size: (list.value as unknown[]).length,
    })),
  );
  const one = inside[pick % inside.length];
  if (deed === 'set') return one && { deed, path: one.path, value: wanted };
  if (deed === 'add')
    return { deed: 'set', path: [...(maps[pick % maps.length]?.path ?? []), 'another'], value: wanted };
  if (deed === 'remove') return one && { deed, path: one.path };
  if (deed === 'insert') {
    const list = lists[pick % lists.length];
    return (
      list && { deed, path: list.path, value: wanted, index: number % ((list.value as unknown[]).length + 1) }
    );
  }
  const entry = entries[pick % entries.length];
  return entry && { deed: 'move', path: entry.path, to: number % entry.size };
}

test('a list in brackets that has no room for another entry goes into lines', () => {
  const person = (id: string) => ({ id, name: `Somebody of the name of ${id} who writes it out` });
  const insert = (id: string) => ({ deed: 'insert' as const, path: ['people'], value: person(id) });
  const lines = ['ana', 'bob', 'eve'].map((id) => `  - { id: ${id}, name: ${person(id).name} }\n`).join('');
  expect(changed('people: [] # once\n', insert('ana'), insert('bob'), insert('eve'))).toBe(
    `people: # once\n${lines}`,
  );
});
