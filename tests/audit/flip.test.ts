import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Canary } from '#audit/canary.ts';
import { deletedIn } from '#audit/delete-internal.ts';
import { sightingsIn } from '#audit/sightings.ts';
import { listMade, plantCanaries } from '#commands/audit-copy.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionFile } from '#model/mission.ts';
import { viewFor } from '#model/public-view.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { byDepth, type Flip, flipped, flipsIn, isWithin } from './flips.ts';

const NOW = '2025-02-01T00:00:00Z';
const TODAY = '2025-02-01';
const MISSION = 'data/missions/2024-harbour';
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  [`${MISSION}/mission.yaml`]: MissionFile,
  [`${MISSION}/agenda.yaml`]: AgendaFile,
  [`${MISSION}/bilaterals.yaml`]: BilateralsFile,
};
const BUILDS_MS = 300_000;

/** A workspace with a word of its own in everything that people wrote, and all that can be made internal. */
function planted(prepare: (root: string) => void = () => undefined, today = TODAY) {
  const root = copyOf('site');
  prepare(root);
  const { workspace } = loadWorkspace(root);
  if (!workspace) throw new Error('the fixture is sound');
  const canaries = plantCanaries(root, { workspace, today });
  const texts = new Map(Object.keys(SCHEMAS).map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const flips = [...texts].flatMap(([file, text]) => flipsIn(file, text, SCHEMAS[file] as z.ZodType));
  return { root, canaries: canaries.filter(({ audience }) => audience === 'public'), texts, flips };
}

type Planted = ReturnType<typeof planted>;

/** Makes things internal, and says which words nobody may see from then on. */
function flip({ root, canaries, texts }: Planted, flips: readonly Flip[]): readonly Canary[] {
  const people = new Set<string>();
  for (const [file, text] of texts) {
    const paths = flips.filter((each) => each.file === file).map(({ path }) => path);
    const changed = paths.length > 0 ? flipped(text, paths) : text;
    writeFileSync(join(root, file), changed);
    if (paths.length > 0)
      for (const id of deletedIn(changed, SCHEMAS[file] as z.ZodType, () => false)) people.add(id);
  }
  const named = parseDocument(readFileSync(join(root, 'data/people.yaml'), 'utf8')).toJS() as {
    readonly people: readonly { readonly id: string }[];
  };
  const isOfPerson = ({ field }: Canary) => people.has(named.people[Number(field.split('.')[1])]?.id ?? '');
  return canaries.filter((canary) => {
    const { file } = canary.position;
    if (file === 'data/people.yaml') return isOfPerson(canary);
    return flips.some((each) => each.file === file && isWithin(canary.field, each.path));
  });
}

const dump = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each));

test('each thing that can be made internal is gone from what the public may see, whichever it is', () => {
  const all = planted();
  let shown = 0;
  const seen = all.flips.flatMap((each) => {
    const gone = flip(all, [each]);
    const { workspace } = loadWorkspace(all.root);
    // A workspace that names what is internal in public prose is refused, and shows nothing.
    if (workspace?.missions.some(({ id }) => MISSION.endsWith(id)) && gone.length > 0) shown += 1;
    const view = workspace ? dump(viewFor(workspace, { audience: 'public', today: TODAY })) : '';
    return gone.filter(({ word }) => view.includes(word)).map(({ field }) => [each.path.join('.'), field]);
  });
  expect(seen).toEqual([]);
  expect(shown).toBeGreaterThan(20);
});

test('what was published and is made internal is gone from every output and from the registers', {
  timeout: BUILDS_MS,
}, async () => {
  const all = planted();
  const build = () => runInProcess('build', '--workspace', all.root, '--now', NOW, '--quiet');
  expect([(await build()).code, (await wordsMade(all.root)).size > 40]).toEqual([0, true]);
  for (const flips of byDepth(all.flips)) {
    const gone = [...flip(all, flips), ...flipProse(all)];
    const { code, stderr } = await build();
    expect([code, stderr]).toEqual([0, '']);
    const words = await wordsMade(all.root);
    expect(gone.filter(({ word }) => words.has(word)).map(({ field }) => field)).toEqual([]);
  }
});

/** Before the mission: it is announced, with a meeting that is hoped for and the flight there. */
const BEFORE = '2024-02-01';

function announce(root: string): void {
  const change = (file: string, find: string, put: string) => edit(root, file, { find, put });
  change(
    'data/workspace.yaml',
    'calendar: roc',
    'publish: { wantedMeetings: true, travelToCome: true }\ncalendar: roc',
  );
  change(`${MISSION}/mission.yaml`, 'published: 2024-06-01', 'published: 2024-01-01');
  const end = (date: string) =>
    `{ place: { zh-TW: 某地, en: Somewhere }, timeZone: Asia/Taipei, date: ${date} }`;
  const leg = `{ carrier: { zh-TW: 示例航空, en: Example Air }, from: ${end('2024-03-04')}, to: ${end('2024-03-04')} }`;
  change(`${MISSION}/mission.yaml`, 'itinerary:', `travel:\n  - ${leg}\nitinerary:`);
  const hoped =
    '{ id: hoped, title: { zh-TW: 希望會談, en: Hoped for }, partners: [QA], format: courtesy-call, status: wanted }';
  change(`${MISSION}/bilaterals.yaml`, 'bilaterals:\n', `bilaterals:\n  - ${hoped}\n`);
}

test('what was announced and is only planned, or is kept by its first lines or without a date, is gone', {
  timeout: BUILDS_MS,
}, async () => {
  const { root, canaries } = planted(announce, BEFORE);
  const made = async () => {
    const now = `${BEFORE}T00:00:00Z`;
    const { code, stderr } = await runInProcess('build', '--workspace', root, '--now', now, '--quiet');
    expect([code, stderr]).toEqual([0, '']);
    return wordsMade(root);
  };
  const isPlan = ({ field, position: { file } }: Canary) =>
    (file === `${MISSION}/mission.yaml` && field.startsWith('travel.')) ||
    (file === `${MISSION}/bilaterals.yaml` && field.startsWith('bilaterals.0.'));
  const isHeaded = ({ position: { file } }: Canary) => /(?:agenda|readouts\/\w+)\.mdx$/.test(file);
  const isOfMission = ({ position: { file } }: Canary) => file.includes('missions/2024-harbour');
  const seen = (words: ReadonlySet<string>, which: (canary: Canary) => boolean) =>
    canaries.filter((canary) => which(canary) && words.has(canary.word)).map(({ field }) => field);

  const announced = await made();
  for (const which of [isPlan, isHeaded, isOfMission])
    expect(seen(announced, which).length).toBeGreaterThan(1);

  edit(root, 'data/workspace.yaml', {
    find: /publish: .*\n/.exec(textOf(root, 'data/workspace.yaml'))?.[0] ?? '',
    put: '',
  });
  for (const file of new Set(canaries.filter(isHeaded).map(({ position }) => position.file)))
    writeFileSync(join(root, file), `---\naudience: internal\n---\n${textOf(root, file)}`);
  const planned = await made();
  expect([seen(planned, isPlan), seen(planned, isHeaded)]).toEqual([[], []]);
  expect(seen(planned, isOfMission).length).toBeGreaterThan(1);

  const published = /published: .*\n/.exec(textOf(root, `${MISSION}/mission.yaml`))?.[0] ?? '';
  edit(root, `${MISSION}/mission.yaml`, { find: published, put: '' });
  expect(seen(await made(), isOfMission)).toEqual([]);
});

const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

/** The first paragraph of each text that shows one, in `<Internal>`: what was flipped before stays so. */
function flipProse({ root, canaries }: Planted): readonly Canary[] {
  const files = new Set(
    canaries.map(({ position }) => position.file).filter((file) => file.endsWith('.mdx')),
  );
  return [...files].flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const at = lines.findIndex((line) => /^[\p{L}].*zqx/u.test(line));
    if (at < 0) return [];
    const held = lines[at] ?? '';
    writeFileSync(
      join(root, file),
      lines.toSpliced(at, 1, '<Internal>', '', held, '', '</Internal>').join('\n'),
    );
    return canaries.filter(({ word }) => held.includes(word));
  });
}

/**
 * Every word that stands in what was made, registers and remembered inputs included; not what was parsed, which
 * lies beside the facts and says what they say now.
 */
async function wordsMade(root: string): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for (const folder of ['dist', 'data/register', '.cache'].map((name) => join(root, name)))
    if (existsSync(folder) && readdirSync(folder).length > 0)
      for (const file of listMade(folder).filter((each) => !each.startsWith('parsed/')))
        for (const word of await wordsOf(file, readFileSync(join(folder, file)))) words.add(word);
  return words;
}

/** What was read before says what it said: most files of two builds are the same. */
const read = new Map<string, readonly string[]>();

async function wordsOf(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  const key = `${file} ${hash('sha256', bytes)}`;
  const words = read.get(key) ?? (await sightingsIn(file, bytes)).map(({ word }) => word);
  read.set(key, words);
  return words;
}
