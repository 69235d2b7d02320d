import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, edit } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const MISSION = 'data/missions/2020-visit/bilaterals.yaml';
const PEOPLE = 'data/people.yaml';

type Desk = Awaited<ReturnType<typeof openDesk>>;
/** What these tests touch of the files and answers. */
type Told = { readonly code: string; readonly severity: string; readonly path: readonly (string | number)[] };
type Person = { id: string; name: unknown; culture?: unknown };
type Meeting = { points: unknown[]; placement: { date: string }; partners: string[] };
type Value = {
  people: [Person, Person, ...Person[]];
  bilaterals: [Meeting, Meeting, ...Meeting[]];
  readonly value: Value;
  readonly faults: readonly Told[];
  readonly conflicts: unknown;
  readonly why: string;
  readonly [other: string]: unknown;
};

const json = ({ body }: { readonly body: string }): Value => JSON.parse(body);
const readForm = async (desk: Desk, form: string): Promise<Value> =>
  json(await desk.ask(`/api/facts/${form}`)).value;
const post = (desk: Desk, path: string, body: unknown = {}) => desk.ask(path, { method: 'POST', body });

function save(
  desk: Desk,
  file: string,
  { base, mine, ...more }: { base: Value | null; mine: object; choices?: unknown; evenSo?: boolean },
) {
  const { evenSo = false, ...choices } = more;
  return post(desk, '/api/save', { label: 'mission', files: [{ file, base, mine, ...choices }], evenSo });
}

const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

test('a save changes its field alone and keeps every other byte; undo and redo go over files', async () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'bilaterals:\n', put: 'bilaterals:\n  # agreed by letter\n' });
  const first = { [MISSION]: textOf(root, MISSION), [PEOPLE]: textOf(root, PEOPLE) };
  const desk = await openDesk(root);
  const meetings = await readForm(desk, 'bilaterals/2020-visit');
  const people = await readForm(desk, 'people');
  const mine = structuredClone(meetings);
  mine.bilaterals[0].points.push({ ja: '訪問', en: 'A visit' });
  const more = { people: [...people.people, { id: 'new-person', name: 'New Person' }] };
  const files = [
    { file: MISSION, base: meetings, mine },
    { file: PEOPLE, base: people, mine: more },
  ];
  expect((await post(desk, '/api/save', { label: 'mission', files })).status).toBe(200);
  const saved = { [MISSION]: textOf(root, MISSION), [PEOPLE]: textOf(root, PEOPLE) };
  expect(saved[MISSION]).toBe(
    first[MISSION]?.replace(
      '      - { ja: 情報交換, en: Exchange of data }\n',
      (line) => `${line}      - { ja: 訪問, en: A visit }\n`,
    ),
  );
  expect(json(await post(desk, '/api/undo')).files).toEqual([MISSION, PEOPLE]);
  expect({ [MISSION]: textOf(root, MISSION), [PEOPLE]: textOf(root, PEOPLE) }).toEqual(first);
  await post(desk, '/api/redo');
  expect({ [MISSION]: textOf(root, MISSION), [PEOPLE]: textOf(root, PEOPLE) }).toEqual(saved);
  expect((await post(desk, '/api/redo')).status).toBe(409);
});

/** `npm run soak` asks for two hundred, and more often. */
const EDITS = Number(process.env['ATTACHE_SOAK_EDITS'] ?? 40);
const SEQUENCES = Number(process.env['ATTACHE_SOAK_SEQUENCES'] ?? 1);

type Thing = Record<string, unknown>;
type Edit = {
  readonly deed: string;
  readonly of: (typeof LISTS)[number];
  readonly at: number;
  readonly words: string;
};
/** The lists that are edited: what a new thing of each is, and what is changed of one. */
const LISTS = [
  { file: PEOPLE, form: 'people', list: 'people', field: 'name' },
  { file: 'data/economies.yaml', form: 'economies', list: 'economies', field: 'name' },
  { file: MISSION, form: 'bilaterals/2020-visit', list: 'bilaterals', field: 'title' },
] as const;

test('any sequence of edits of three files, then undone, gives the first bytes of each', {
  timeout: 600_000,
}, async () => {
  const root = copyOf('tiny');
  for (const { file, list } of LISTS)
    edit(root, file, { find: `${list}:\n`, put: `${list}: # in order\n  # kept where it is\n\n` });
  const desk = await openDesk(root);
  const texts = () => LISTS.map(({ file }) => textOf(root, file));
  const first = texts();
  const words = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('王 小明', '- x', 'a: b #c', '"', 'two\nlines', "it's"),
  );
  const deed = fc.record({
    deed: fc.constantFrom('add', 'change', 'remove', 'move'),
    of: fc.constantFrom(...LISTS),
    at: fc.nat(5),
    words,
  });
  let saves = 0;
  const take = async ({ deed: what, of, at, words: said }: Edit): Promise<void> => {
    const base = await readForm(desk, of.form);
    const mine = structuredClone(base);
    const things = mine[of.list] as unknown as Thing[];
    const index = at % Math.max(1, things.length);
    if (what === 'add') things.splice(index, 0, { id: `p-${saves}`, partners: ['ES'], name: said });
    const thing = things[index];
    if (what === 'change' && thing) thing[of.field] = { en: said, ja: said };
    if (what === 'remove' && things.length > 1) things.splice(index, 1);
    if (what === 'move') things.unshift(...things.splice(index, 1));
    expect((await save(desk, of.file, { base, mine, evenSo: true })).status).toBe(200);
    if (JSON.stringify(base) !== JSON.stringify(mine)) saves += 1;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: EDITS, maxLength: EDITS }), async (deeds) => {
      for (const each of deeds) await take(each);
      for (; saves > 0; saves -= 1) expect((await post(desk, '/api/undo')).status).toBe(200);
      expect(texts()).toEqual(first);
    }),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
});

test('two pages and an editor at once: other fields come together, the same field is a choice', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'people');
  const [mine, other] = [structuredClone(base), structuredClone(base)];
  mine.people[0].name = 'Mine';
  other.people[1].name = 'Other';
  other.people[0].culture = 'han';
  expect((await save(desk, PEOPLE, { base, mine: other })).status).toBe(200);
  writeFileSync(join(root, PEOPLE), `# by hand\n${textOf(root, PEOPLE)}`);
  const saved = await save(desk, PEOPLE, { base, mine });
  expect([saved.status, json(saved).merged]).toEqual([200, [PEOPLE]]);
  const now = await readForm(desk, 'people');
  expect([now.people[0].name, now.people[0].culture, now.people[1].name]).toEqual(['Mine', 'han', 'Other']);
  expect(textOf(root, PEOPLE).split('\n')[0]).toBe('# by hand');

  const late = structuredClone(base);
  late.people[0].name = 'Late';
  const refused = await save(desk, PEOPLE, { base, mine: late });
  expect([refused.status, json(refused).conflicts]).toEqual([
    409,
    [{ file: PEOPLE, path: ['people', 0, 'name'], base: base.people[0].name, mine: 'Late', theirs: 'Mine' }],
  ]);
  const choices = [{ path: ['people', 0, 'name'], take: 'mine', theirs: 'Mine' }];
  const seen = [{ ...choices[0], theirs: 'seen before' }];
  expect((await save(desk, PEOPLE, { base, mine: late, choices: seen })).status).toBe(409);
  expect((await save(desk, PEOPLE, { base, mine: late, choices })).status).toBe(200);
  expect((await readForm(desk, 'people')).people[0].name).toBe('Late');
});

test('saves at the same moment are all kept', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'people');
  const names = ['a', 'b', 'c', 'd'];
  const answers = await Promise.all(
    names.map((id) => save(desk, PEOPLE, { base, mine: { people: [...base.people, { id, name: id }] } })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { people } = await readForm(desk, 'people');
  expect(
    people
      .slice(base.people.length)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(names);
});

test('a file made invalid by hand meanwhile is told in words, and nothing is lost', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'people');
  const mine = structuredClone(base);
  mine.people[0].name = 'Mine';
  const whole = textOf(root, PEOPLE);
  const broken = `${whole}  - { id: half\n`;
  writeFileSync(join(root, PEOPLE), broken);
  await desk.ask('/api/drafts', { method: 'PUT', body: { name: PEOPLE, base, mine } });
  const refused = await save(desk, PEOPLE, { base, mine });
  expect([refused.status, json(refused).why]).toEqual([
    409,
    'data/people.yaml cannot be read just now: someone is at work on it by hand. What you have written is kept; save again when it is mended.',
  ]);
  expect(textOf(root, PEOPLE)).toBe(broken);
  const later = await openDesk(root);
  expect(json(await later.ask('/api/drafts')).drafts).toEqual([{ name: PEOPLE, base, mine }]);
  writeFileSync(join(root, PEOPLE), whole);
  expect((await save(desk, PEOPLE, { base, mine })).status).toBe(200);
  await desk.ask(`/api/drafts?name=${encodeURIComponent(PEOPLE)}`, { method: 'DELETE' });
  expect(json(await desk.ask('/api/drafts')).drafts).toEqual([]);
});

test('a file that was deleted meanwhile is told, and not made anew of one field', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'bilaterals/2020-visit');
  const mine = structuredClone(base);
  mine.bilaterals[0].points.push({ ja: '訪問', en: 'A visit' });
  rmSync(join(root, MISSION));
  const told = await save(desk, MISSION, { base, mine });
  expect([told.status, json(told).why]).toEqual([409, expect.stringContaining('is not there any more')]);
  expect(existsSync(join(root, MISSION))).toBe(false);
});

test('a draft that was on its way while its text was saved is none', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const put = (at: number) =>
    desk.ask('/api/drafts', { method: 'PUT', body: { name: PEOPLE, base: 1, mine: at, at } });
  const drafts = async () => json(await desk.ask('/api/drafts')).drafts;
  await put(1);
  await desk.ask(`/api/drafts?name=${encodeURIComponent(PEOPLE)}&at=3`, { method: 'DELETE' });
  await put(2);
  expect(await drafts()).toEqual([]);
  await put(5);
  await put(4);
  expect(await drafts()).toEqual([{ name: PEOPLE, base: 1, mine: 5 }]);
});

test('what would bring errors is told at its field and written only when a person says so', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'bilaterals/2020-visit');
  const mine = structuredClone(base);
  mine.bilaterals[0].placement.date = '2020-02-30';
  mine.bilaterals[1].partners = ['NOBODY'];
  const refused = await save(desk, MISSION, { base, mine });
  expect([refused.status, json(refused).faults.map(({ code, path }) => [code, path])]).toEqual([
    422,
    [['date-not-real', ['bilaterals', 0, 'placement', 'date']]],
  ]);
  expect(textOf(root, MISSION)).toContain('date: 2020-03-03');
  mine.bilaterals[0].placement.date = base.bilaterals[0].placement.date;
  const judged = json(await post(desk, '/api/judge', { file: MISSION, mine }));
  expect(judged.faults.map(({ code, severity, path }) => [code, severity, path])).toContainEqual([
    'unknown-partner',
    'error',
    ['bilaterals', 1, 'partners', 0],
  ]);
  expect((await save(desk, MISSION, { base, mine, evenSo: true })).status).toBe(200);
});

test('undo leaves alone what others have changed since, and says so where it is the same line', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = await readForm(desk, 'people');
  const mine = structuredClone(base);
  mine.people[0].name = 'Mine';
  await save(desk, PEOPLE, { base, mine });
  writeFileSync(join(root, PEOPLE), `${textOf(root, PEOPLE)}# added by hand\n`);
  expect((await post(desk, '/api/undo')).status).toBe(200);
  expect(textOf(root, PEOPLE).endsWith('# added by hand\n')).toBe(true);
  await post(desk, '/api/redo');
  edit(root, PEOPLE, { find: 'name: Mine', put: 'name: By hand' });
  const refused = await post(desk, '/api/undo');
  expect([refused.status, json(refused).why]).toEqual([
    409,
    'data/people.yaml has been changed by somebody else since, in the same place. Nothing was changed; mend it by hand.',
  ]);
});

test('a page names forms and never reads or writes another file', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const asked = [
    'register',
    'people/2020-visit',
    'bilaterals',
    'bilaterals/..%2F..',
    'mission/..',
    'schemas/x',
  ];
  for (const form of asked) expect((await desk.ask(`/api/facts/${form}`)).status).toBe(404);
  const names = [
    '../x.yaml',
    'data/register/actions/a.yaml',
    '/elsewhere/x.yaml',
    'data/missions/../x.yaml',
    'content/missions/m/en/report.mdx',
  ];
  for (const file of names) expect((await save(desk, file, { base: null, mine: {} })).status).toBe(400);
  expect(existsSync(join(root, '..', 'x.yaml'))).toBe(false);
});
