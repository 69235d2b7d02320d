import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeProse } from '../../scripts/desk/prose/judge-prose.ts';
import { loadWorkspace } from '../../scripts/load/load-workspace.ts';
import { runInProcess } from '../commands/run-in-process.ts';
import { PLANTED_FAULTS } from '../load/planted-faults.ts';
import { copyOf, fixture } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

const REPORT = 'content/missions/2020-visit/en/report.mdx';
const FOREIGN = 'content/missions/2020-visit/ja/report.mdx';

type Desk = Awaited<ReturnType<typeof openDesk>>;
const post = async (desk: Desk, path: string, body: unknown) => {
  const answer = await desk.ask(path, { method: 'POST', body });
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

test('typed prose is judged as check judges the file, for every slip of prose there is', () => {
  const { workspace } = loadWorkspace(fixture('tiny'));
  const slips = PLANTED_FAULTS.filter(({ file }) => file.endsWith('.mdx'));
  expect(slips.length).toBeGreaterThan(15);
  for (const { slip, file, find, put } of slips) {
    const root = copyOf('tiny');
    const text = textOf(root, file).replace(find, () => put.replace('▸', ''));
    writeFileSync(join(root, file), text);
    const told = loadWorkspace(root).diagnostics.filter(({ position }) => position.file === file);
    const plain = text.replace(/^\ufeff/, '');
    const judged = judgeProse({ file, text: plain }, workspace);
    const sorted = (all: typeof judged) =>
      all
        .map(({ code, severity, position, parameters }) =>
          JSON.stringify({ code, severity, position, parameters }),
        )
        .sort();
    expect([slip, sorted(judged)]).toEqual([slip, sorted(told)]);
  }
});

test('what prose can name is found by the names of both languages, and each fault comes with its cure', async () => {
  const desk = await openDesk(copyOf('tiny'));
  const { things, components } = JSON.parse((await desk.ask('/api/prose-known/2020-visit?language=en')).body);
  expect(things.photo).toEqual([
    { id: 'handshake', name: 'Meeting (from left: Ana Ejemplo and 山田花子)', others: ['会談', 'Meeting'] },
  ]);
  expect(components.find(({ name }: { readonly name: string }) => name === 'Photo')).toEqual({
    name: 'Photo',
    attributes: [{ name: 'id', isRequired: true, of: 'photo' }],
    holdsText: false,
  });
  const text = '## Purpose\n\nLess than <5% of <Photo id="nobody" />.\n';
  const { faults } = (await post(desk, '/api/prose-judge', { file: REPORT, text })).body;
  expect(faults[0]).toMatchObject({
    code: 'mdx-angle',
    line: 3,
    column: 11,
    edit: { find: '<', put: '\\<' },
  });
  expect(faults.map(({ code }: { readonly code: string }) => code)).toContain('unknown-photo');
  const mended = (await post(desk, '/api/prose-mend', { file: REPORT, text })).body;
  expect(mended).toEqual({ text: text.replace('<5%', '\\<5%'), cured: 1 });
  const rest = (await post(desk, '/api/prose-judge', { file: REPORT, text: mended.text })).body.faults;
  expect(rest.map(({ code }: { readonly code: string }) => code)).toContain('unknown-photo');
});

test('a save keeps the bytes of lines that nobody changed, merges what others wrote, and can be taken back', async () => {
  const root = copyOf('tiny');
  const first = textOf(root, REPORT).replaceAll('\n', '\r\n');
  writeFileSync(join(root, REPORT), first);
  const desk = await openDesk(root);
  const { text: base } = JSON.parse((await desk.ask(`/api/prose-text?file=${REPORT}`)).body);
  const mine = base.replace('went to Madrid.', 'went to Madrid by train.');
  const theirs = first.replace('## Meetings', '## Meetings held');
  writeFileSync(join(root, REPORT), theirs);
  const saved = await post(desk, '/api/prose-save', { file: REPORT, base, mine });
  expect(saved).toMatchObject({ status: 200, body: { isMerged: true } });
  expect(textOf(root, REPORT)).toBe(theirs.replace('went to Madrid.', 'went to Madrid by train.'));
  expect((await post(desk, '/api/undo', {})).body.files).toEqual([REPORT]);
  expect(textOf(root, REPORT)).toBe(theirs);
});

test('lines that two have changed are shown to choose from, and a choice of what has changed again asks anew', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const base = textOf(root, REPORT);
  const said = (words: string) => base.replace('The delegation went to Madrid.', words);
  writeFileSync(join(root, REPORT), said('Theirs.'));
  const mine = said('Mine.');
  const refused = await post(desk, '/api/prose-save', { file: REPORT, base, mine });
  expect(refused.status).toBe(409);
  const [{ mine: own, theirs }] = refused.body.conflicts;
  expect([own, theirs]).toEqual(['Mine.\n', 'Theirs.\n']);
  const choices = [{ mine: own, theirs, take: 'both' }];
  writeFileSync(join(root, REPORT), said('Theirs again.'));
  expect((await post(desk, '/api/prose-save', { file: REPORT, base, mine, choices })).status).toBe(409);
  writeFileSync(join(root, REPORT), said('Theirs.'));
  expect((await post(desk, '/api/prose-save', { file: REPORT, base, mine, choices })).status).toBe(200);
  expect(textOf(root, REPORT)).toBe(said('Theirs.\n\nMine.'));
});

test('new errors are told first; a text of which there is none yet is made, and goes again', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const file = 'content/missions/2020-visit/en/agenda.mdx';
  const saving = { file, base: null, mine: 'See <Photo id="x" />\n' };
  expect((await post(desk, '/api/prose-save', saving)).status).toBe(422);
  expect(existsSync(join(root, file))).toBe(false);
  expect((await post(desk, '/api/prose-save', { ...saving, evenSo: true })).status).toBe(200);
  expect(textOf(root, file)).toBe('See <Photo id="x" />\n');
  await post(desk, '/api/undo', {});
  expect(existsSync(join(root, file))).toBe(false);
  for (const other of ['data/people.yaml', 'content/missions/2020-visit/../x/report.mdx', '../report.mdx'])
    expect((await post(desk, '/api/prose-save', { ...saving, file: other })).status).toBe(400);
});

test('the draft is drawn as the site draws it and set as its paper, with the lines it comes from', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const text = textOf(root, REPORT).replace('went to Madrid.', 'went by train.');
  const asked = { file: REPORT, text, audience: 'public' };
  const { html } = (await post(desk, '/api/prose-page', asked)).body;
  expect(html).toContain('<p data-line="3">The delegation went by train.</p>');
  expect(html).toContain('<!--line 9-->');
  expect(html).not.toContain('For our eyes only');
  const internal = (await post(desk, '/api/prose-page', { ...asked, audience: 'internal' })).body;
  expect(internal.html).toContain('For our eyes only');
  const paper = (await post(desk, '/api/prose-pages', asked)).body;
  const place = paper.places.find(({ line }: { readonly line: number }) => line === 3);
  expect(place).toMatchObject({ column: 1, part: 0, parts: 1 });
  expect(paper.places.every(({ page }: { readonly page: number }) => page < paper.pageCount)).toBe(true);
  expect((await desk.ask(`/api/prose-pages/${paper.id}`)).body.slice(0, 5)).toBe('%PDF-');
  expect((await post(desk, '/api/prose-page', { ...asked, text: 'a <5%' })).body).toEqual({ kind: 'faults' });
}, 180_000);

test('two editions read together: what only one side has been given since is stale, sentence, figure and name', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const asked = { file: REPORT, text: textOf(root, REPORT), other: 'ja' };
  const never = (await post(desk, '/api/prose-twin', asked)).body;
  expect(never.readAt).toBe(undefined);
  const read = (await post(desk, '/api/prose-read', asked)).body;
  expect(read.pairs.map(({ state }: { readonly state: string }) => state)).toEqual(
    read.pairs.map(() => 'read'),
  );
  expect(read.readAt).not.toBe(undefined);
  const text = asked.text.replace('went to Madrid.', 'went to Madrid. Ana Ejemplo sent 680 letters.');
  const stale = (await post(desk, '/api/prose-twin', { ...asked, text })).body.pairs;
  const changed = stale.filter(({ state }: { readonly state: string }) => state !== 'read');
  expect(changed).toMatchObject([
    {
      own: { line: 3, endLine: 3 },
      state: 'own',
      marks: [
        { kind: 'sentence', text: 'Ana Ejemplo sent 680 letters.', isOwn: true },
        { kind: 'figure', text: '680', isOwn: true },
        { kind: 'name', text: 'Ana Ejemplo', isOwn: true },
      ],
    },
  ]);
  const other = { file: FOREIGN, text: textOf(root, FOREIGN), other: 'en' };
  writeFileSync(join(root, REPORT), text);
  const seen = (await post(desk, '/api/prose-twin', other)).body.pairs;
  expect(seen.filter(({ state }: { readonly state: string }) => state === 'other')).toHaveLength(1);
  const again = (await post(desk, '/api/prose-read', { ...asked, text, lines: [3] })).body;
  expect(again.pairs.some(({ state }: { readonly state: string }) => state !== 'read')).toBe(false);
  const kept = textOf(root, 'data/register/readings/2020-visit.jsonl');
  expect(kept).not.toMatch(/Madrid|letters|\p{Script=Han}/u);
});

test('a mission whose folder was renamed keeps what was read together in its texts', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  await post(desk, '/api/prose-read', { file: REPORT, text: textOf(root, REPORT), other: 'ja' });
  await desk.close();
  for (const folder of ['data', 'content'])
    renameSync(join(root, folder, 'missions/2020-visit'), join(root, folder, 'missions/2020-madrid'));
  const ran = (command: string) => runInProcess(command, '--workspace', root);
  const log = 'data/register/readings/2020-visit.jsonl';
  expect((await ran('check')).stderr).toContain(`${log}:1:1 error register-of-renamed`);
  expect((await ran('doctor')).stdout).toBe(`${log}: the register of a mission that has another name now\n`);
  const file = REPORT.replace('2020-visit', '2020-madrid');
  const asked = { file, text: textOf(root, file), other: 'ja' };
  const { pairs } = (await post(await openDesk(root), '/api/prose-twin', asked)).body;
  expect([pairs.length > 5, new Set(pairs.map(({ state }: { readonly state: string }) => state))]).toEqual([
    true,
    new Set(['read']),
  ]);
});

test('a commitment whose words have changed in one language makes the meeting stale that brings it', async () => {
  const root = copyOf('tiny');
  const desk = await openDesk(root);
  const asked = { file: REPORT, text: textOf(root, REPORT), other: 'ja' };
  await post(desk, '/api/prose-read', asked);
  const facts = 'data/missions/2020-visit/bilaterals.yaml';
  const changed = textOf(root, facts).replace(/(text: \{ ja: [^,]+, en: )/, '$1Now ');
  expect(changed).not.toBe(textOf(root, facts));
  writeFileSync(join(root, facts), changed);
  await expect
    .poll(async () => {
      const { pairs } = (await post(desk, '/api/prose-twin', asked)).body;
      const stale = pairs.filter(({ state }: { readonly state: string }) => state !== 'read');
      return stale.map(
        (each: { readonly state: string; readonly marks: readonly { readonly kind: string }[] }) => [
          each.state,
          each.marks[0]?.kind,
        ],
      );
    })
    .toEqual([['own', 'commitment']]);
});

test('what is to be deleted is named by where it stands in facts and prose, its readouts too', async () => {
  const root = copyOf('tiny');
  writeFileSync(join(root, REPORT), `${textOf(root, REPORT)}\nSee [the meeting](#meeting-es).\n`);
  const desk = await openDesk(root);
  const places = async (thing: string): Promise<readonly string[]> => {
    const told = JSON.parse((await desk.ask(`/api/referring/${thing}`)).body).places;
    return told
      .filter(({ line }: { readonly line?: number }) => line !== undefined)
      .map((each: { readonly file: string; readonly line: number }) => `${each.file}:${each.line}`);
  };
  const readouts = ['en', 'ja'].map(
    (language) => `content/missions/2020-visit/${language}/readouts/es.mdx:1`,
  );
  const named = await places('bilateral/es/2020-visit');
  expect(named.toSorted()).toEqual([`${REPORT}:15`, `${REPORT}:9`, ...readouts, `${FOREIGN}:9`].toSorted());
  expect(await places('photo/handshake/2020-visit')).toEqual([`${FOREIGN}:11`, `${REPORT}:11`]);
  expect(await places('photo/other/2020-visit')).toEqual([]);
});
