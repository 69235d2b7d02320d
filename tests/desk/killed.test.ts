import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';

/** `npm run soak` asks for a hundred. */
const KILLS = Number(process.env['ATTACHE_SOAK_DESK_KILLS'] ?? 2);
const LONGEST_SAVES_MS = 400;
const MINUTES = 60_000;
const PEOPLE = 'data/people.yaml';
const ECONOMIES = 'data/economies.yaml';

type Person = { readonly id: string; readonly name: unknown };

/** The desk in a process that can be killed, asked as its page asks. */
async function startDesk(root: string) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'killed-desk.ts'), root],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { origin } = new URL(address);
  const opened = await fetch(address, { redirect: 'manual' });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { cookie, origin, 'content-type': 'application/json', 'accept-language': 'en' };
  return {
    child,
    get: async (path: string) => (await fetch(origin + path, { headers })).json(),
    send: (path: string, body: unknown, method = 'POST') =>
      fetch(origin + path, { method, headers, body: JSON.stringify(body) }),
  };
}

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

test('killed at any moment of saving: files are whole, what was acknowledged stands, and the draft that is taken up again ends what was cut short', {
  timeout: 20 * MINUTES,
}, async () => {
  const root = copyOf('tiny');
  const moments = fc.sample(fc.noBias(fc.integer({ min: 0, max: LONGEST_SAVES_MS })), { numRuns: KILLS });
  let number = 0;
  const found: unknown[] = [];
  for (const moment of moments) {
    const desk = await startDesk(root);
    let acknowledged = -1;
    let isDoomed = false;
    const [people, economies] = [
      (await desk.get('/api/facts/people')).value,
      (await desk.get('/api/facts/economies')).value,
    ];
    const isOver = once(desk.child, 'close');
    try {
      let base = { people: people.people as readonly Person[], economies };
      for (;;) {
        number += 1;
        const id = `saved-${number}`;
        const mine = {
          people: [...base.people.filter((each) => !each.id.startsWith('saved-')), { id, name: id }],
        };
        const all = base.economies.economies.filter((each: Person) => !each.id.startsWith('saved-'));
        const other = { ...base.economies, economies: [...all, { id, name: id }] };
        const files = [
          { file: PEOPLE, base: { people: base.people }, mine },
          { file: ECONOMIES, base: base.economies, mine: other },
        ];
        // As the page does: what is not saved yet is a draft.
        await desk.send('/api/drafts', { name: PEOPLE, base: { number }, mine: { files } }, 'PUT');
        if (!isDoomed) void sleep(moment).then(() => desk.child.kill('SIGKILL'));
        isDoomed = true;
        const saved = await desk.send('/api/save', { label: 'people', files, evenSo: true });
        if (saved.status !== 200) found.push(await saved.text());
        acknowledged = number;
        base = { people: mine.people, economies: other };
      }
    } catch {
      // The connection ends with the process.
    }
    await isOver;
    const saved = (file: string, list: string): readonly number[] =>
      (parse(read(root, file))[list] as readonly Person[])
        .filter(({ id }) => id.startsWith('saved-'))
        .map(({ id }) => Number(id.slice('saved-'.length)));
    await runInProcess('doctor', '--workspace', root);
    const [one] = saved(PEOPLE, 'people');
    const [other] = saved(ECONOMIES, 'economies');
    if ((one ?? -1) < acknowledged || (other ?? -1) < acknowledged)
      found.push({ acknowledged, one, other, lost: true });
    const later = await openDesk(root);
    const { drafts } = JSON.parse((await later.ask('/api/drafts')).body);
    const [draft] = drafts;
    if (drafts.length !== 1) found.push({ moment, drafts });
    const again = await later.ask('/api/save', {
      method: 'POST',
      body: { label: 'people', files: draft?.mine.files, evenSo: true },
    });
    const [ended, both] = [saved(PEOPLE, 'people'), saved(ECONOMIES, 'economies')];
    const wanted = [200, [draft?.base.number], [draft?.base.number]];
    if (JSON.stringify([again.status, ended, both]) !== JSON.stringify(wanted))
      found.push({ moment, wanted, ended, both, status: again.status, why: again.body });
  }
  expect(found).toEqual([]);
});
