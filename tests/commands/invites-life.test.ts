import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addresseesOf, Mailbox, Subscription } from '../invites/itip-client.ts';
import { writeRelease } from '../register/release-for-tests.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const OFFICER = '示例專員';
const DAY = 86_400_000;
const FIRST = Date.parse('2026-10-01T08:00:00Z');

/** What each holds of the meetings with Japan (internal) and the United States (public) after a step. */
type After = {
  readonly head?: readonly string[];
  readonly officer?: readonly string[];
  readonly open?: readonly string[];
  /** How often each has been asked for an answer so far. */
  readonly asked: readonly [number, number];
};
type Step = { readonly name: string; readonly deed: (life: Life) => unknown; readonly after: After };

/** An office with two guests, and people who subscribed to its feeds on the first day. */
class Life {
  readonly root = copyOf('invites');
  mission = '2026-autumn';
  readonly head = new Mailbox('head@example.org');
  readonly officer = new Mailbox('officer@example.org');
  readonly open = new Subscription();
  readonly closed = new Subscription();
  readonly #sent = new Map<string, string>();
  #day = 0;

  file(name: string): string {
    return `data/missions/${this.mission}/${name}.yaml`;
  }

  edit(name: string, find: string, put: string): void {
    edit(this.root, this.file(name), { find, put });
  }

  async release(name: string, ...slots: readonly [string, string, string][]): Promise<void> {
    const assignments = slots.map(([bilateral, start, room]) => ({
      bilateral,
      date: '2026-11-02',
      start,
      end: `${start.slice(0, 3)}30`,
      room,
    }));
    await writeRelease(this.root, this.mission, { name, at: '2026-07-01T00:00:00Z', assignments });
  }

  /** The next day: both editions are made, what is new is sent, and the feeds are fetched where they were. */
  async pass(days = 1): Promise<void> {
    this.#day += days;
    const now = new Date(FIRST + this.#day * DAY).toISOString();
    for (const audience of ['public', 'internal']) {
      const { code, stderr } = await runInProcess(
        'invites',
        '--workspace',
        this.root,
        '--audience',
        audience,
        '--now',
        now,
      );
      if (code !== 0) throw new Error(stderr);
    }
    this.#send();
    this.open.fetch(this.read('dist'));
    this.closed.fetch(this.read('dist-internal'));
  }

  /** Whatever public calendars of missions say in words. */
  words(): ReadonlySet<string> {
    const texts = this.files('dist')
      .filter((path) => path.startsWith('missions/'))
      .map((path) => readFileSync(join(this.root, 'dist', path), 'utf8').replaceAll('\r\n ', ''));
    const named = /^(?:SUMMARY|DESCRIPTION|LOCATION|URL|NAME|CATEGORIES)[;:].*$/gm;
    return new Set(texts.flatMap((text) => [...text.matchAll(named)].map(([line]) => line.trim())));
  }

  read(edition: string): string {
    const path = join(this.root, edition, 'missions/2026-autumn/calendar.ics');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  #send(): void {
    for (const path of this.files('dist-internal').filter((each) => each.includes('bilaterals/'))) {
      const text = readFileSync(join(this.root, 'dist-internal', path), 'utf8');
      if (this.#sent.get(path) === text) continue;
      this.#sent.set(path, text);
      for (const address of addresseesOf(text)) {
        if (address === 'head@example.org') this.head.receive(text);
        if (address === 'officer@example.org') this.officer.receive(text);
      }
    }
  }

  files(edition: string): readonly string[] {
    const folder = join(this.root, edition);
    return existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ics'))
      : [];
  }

  /** The meetings that somebody holds, by when they start. */
  meetings(events: Subscription['events'] | Mailbox['events']): readonly string[] {
    return events
      .filter(({ summary }) => /Meeting with|Talks with/.test(summary))
      .map(({ start, summary }) => `${start.slice(4, 13)} ${summary}`)
      .sort();
  }

  get state(): Required<After> {
    return {
      head: this.meetings(this.head.events),
      officer: this.meetings(this.officer.events),
      open: this.meetings(this.open.events),
      asked: [this.head.asked, this.officer.asked],
    };
  }
}

const US = 'Meeting with the United States';
const JP = 'Meeting with Japan';
const PLAIN_US = `1031T0930 ${US}`;

const STEPS: readonly Step[] = [
  {
    name: 'nothing is released: only what was written down is in calendars',
    deed: () => undefined,
    after: { head: [PLAIN_US], officer: [], open: [PLAIN_US], asked: [1, 0] },
  },
  {
    name: 'a release asks both',
    deed: (life) => life.release('one', ['jp', '10:00', 'room-a']),
    after: { head: [PLAIN_US, `1102T1000 ${JP}`], officer: [`1102T1000 ${JP}`], asked: [2, 1] },
  },
  {
    name: 'a move asks again',
    deed: (life) => life.release('two', ['jp', '14:00', 'room-a']),
    after: { head: [PLAIN_US, `1102T1400 ${JP}`], officer: [`1102T1400 ${JP}`], asked: [3, 2] },
  },
  {
    name: 'another room asks again',
    deed: (life) => life.release('three', ['jp', '14:00', 'room-b']),
    after: { asked: [4, 3] },
  },
  {
    name: 'a day on which nothing has changed',
    deed: () => undefined,
    after: { asked: [4, 3] },
  },
  {
    name: 'the name of the room is corrected: nobody is asked',
    deed: (life) => life.edit('mission', 'en: Room B', 'en: Room Bee'),
    after: { asked: [4, 3] },
  },
  {
    name: 'the room gets another identifier: it is the same room',
    deed: (life) => {
      life.edit('mission', 'id: room-b', 'id: bee');
      life.edit('bilaterals', 'room: room-b', 'room: bee');
      return life.release('four', ['jp', '14:00', 'bee']);
    },
    after: { asked: [4, 3] },
  },
  {
    name: 'a title is given: guests are told and not asked',
    deed: (life) =>
      life.edit(
        'bilaterals',
        'partners: [JP]\n',
        'partners: [JP]\n    title: { zh-TW: 與日本會談, en: Talks with Japan }\n',
      ),
    after: {
      head: [PLAIN_US, '1102T1400 Talks with Japan'],
      officer: ['1102T1400 Talks with Japan'],
      asked: [4, 3],
    },
  },
  {
    name: 'a typing error in it is corrected',
    deed: (life) => life.edit('bilaterals', 'en: Talks with Japan', 'en: Talks with Japan (customs)'),
    after: {
      head: [PLAIN_US, '1102T1400 Talks with Japan (customs)'],
      officer: ['1102T1400 Talks with Japan (customs)'],
      asked: [4, 3],
    },
  },
  {
    name: 'the title goes again',
    deed: (life) =>
      life.edit('bilaterals', '    title: { zh-TW: 與日本會談, en: Talks with Japan (customs) }\n', ''),
    after: { head: [PLAIN_US, `1102T1400 ${JP}`], officer: [`1102T1400 ${JP}`], asked: [4, 3] },
  },
  {
    name: 'an address is written in another case: nobody is asked, nobody is told off',
    deed: (life) => life.edit('mission', 'officer@example.org', 'Officer@Example.ORG'),
    after: { asked: [4, 3] },
  },
  {
    name: 'one guest is asked no longer',
    deed: (life) =>
      life.edit('bilaterals', 'attendees: [head-example, 示例專員]', 'attendees: [head-example]'),
    after: { head: [PLAIN_US, `1102T1400 ${JP}`], officer: [], asked: [4, 3] },
  },
  {
    name: 'and asked again, without asking the other',
    deed: (life) =>
      life.edit('bilaterals', 'attendees: [head-example]', 'attendees: [head-example, 示例專員]'),
    after: { head: [PLAIN_US, `1102T1400 ${JP}`], officer: [`1102T1400 ${JP}`], asked: [4, 4] },
  },
  {
    name: 'the site moves to another address',
    deed: (life) =>
      edit(life.root, 'data/workspace.yaml', {
        find: 'https://attache.example.org/',
        put: 'https://new.example.net/',
      }),
    after: { asked: [4, 4] },
  },
  {
    name: 'the folder of the mission is renamed: who subscribed or accepted keeps all',
    deed: (life) => {
      const before = join(life.root, 'data/missions/2026-autumn');
      renameSync(before, join(life.root, 'data/missions/2026-customs'));
      renameSync(
        join(life.root, 'data/register/schedules/2026-autumn.jsonl'),
        join(life.root, 'data/register/schedules/2026-customs.jsonl'),
      );
      life.mission = '2026-customs';
    },
    after: { asked: [4, 4] },
  },
  {
    name: 'the meeting becomes public with a time of its own',
    deed: (life) => {
      life.edit('bilaterals', 'status: wanted\n', 'status: confirmed\n');
      life.edit('bilaterals', '示例專員] }\n    audience: internal', '示例專員] }');
      return life.release('five', ['jp', '14:00', 'bee']);
    },
    after: { open: [PLAIN_US, `1102T1400 ${JP}`], asked: [5, 5] },
  },
  {
    name: 'a person is renamed',
    deed: (life) => {
      edit(life.root, 'data/people.yaml', { find: 'id: 示例專員', put: 'id: 示例官員' });
      life.edit('mission', 'person: 示例專員', 'person: 示例官員');
      life.edit('bilaterals', OFFICER, '示例官員');
      for (const find of ['attendedBy: [示例專員]', 'attendedBy: [head-example, 示例專員]'])
        life.edit('agenda', find, find.replace(OFFICER, '示例官員'));
    },
    after: { asked: [5, 5] },
  },
  {
    name: 'the clocks of the place are other ones',
    deed: (life) =>
      life.edit(
        'mission',
        'economy: US, timeZone: America/New_York',
        'economy: US, timeZone: America/Chicago',
      ),
    after: { asked: [7, 6] },
  },
  {
    name: 'the meeting is called off by a word, and its title says so',
    deed: (life) =>
      life.edit('bilaterals', '  - id: jp\n', '  - id: jp\n    cancelled: { zh-TW: 颱風, en: Typhoon }\n'),
    after: { head: [PLAIN_US], officer: [], open: [PLAIN_US], asked: [7, 6] },
  },
  {
    name: 'and on again',
    deed: (life) => life.edit('bilaterals', '    cancelled: { zh-TW: 颱風, en: Typhoon }\n', ''),
    after: {
      head: [PLAIN_US, `1102T1400 ${JP}`],
      officer: [`1102T1400 ${JP}`],
      open: [PLAIN_US, `1102T1400 ${JP}`],
      asked: [8, 7],
    },
  },
  {
    name: 'the other meeting becomes internal: the public hears no word of it',
    deed: (life) => life.edit('bilaterals', '  - id: us\n', '  - id: us\n    audience: internal\n'),
    after: { open: [`1102T1400 ${JP}`], asked: [8, 7] },
  },
  {
    name: 'a meeting is taken out of the data',
    deed: (life) => {
      const path = join(life.root, life.file('bilaterals'));
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(/ {2}- id: jp\n[\s\S]*?(?= {2}- id: jp-exchange)/, ''));
    },
    after: { head: [PLAIN_US], officer: [], open: [], asked: [8, 7] },
  },
  {
    name: 'the mission is called off as a whole',
    deed: (life) => life.edit('mission', 'fictional: true\n', 'fictional: true\ncancelled: true\n'),
    after: { head: [], officer: [], open: [], asked: [8, 7] },
  },
  {
    name: 'and on again',
    deed: (life) => life.edit('mission', 'cancelled: true\n', ''),
    after: { head: [PLAIN_US], officer: [], open: [], asked: [9, 7] },
  },
  {
    name: 'the folder is deleted',
    deed: (life) => rmSync(join(life.root, 'data/missions', life.mission), { recursive: true }),
    after: { head: [], officer: [], open: [], asked: [9, 7] },
  },
];

test('a life of 25 steps: a mailbox and a subscription hold one right event each, and nobody is asked needlessly', async () => {
  const life = new Life();
  let expected: Required<After> = { head: [], officer: [], open: [], asked: [0, 0] };
  let uid: string | undefined;
  for (const [index, { name, deed, after }] of STEPS.entries()) {
    await deed(life);
    await life.pass();
    expected = { ...expected, ...after };
    expect({ step: `${index + 1} ${name}`, ...life.state }).toEqual({
      step: `${index + 1} ${name}`,
      ...expected,
    });
    // In the office's own feed a meeting is the same one for ever.
    const own = life.closed.events.find(({ summary }) => summary === JP)?.uid;
    uid ??= own;
    if (own !== undefined) expect([index, own]).toEqual([index, uid]);
    for (const path of life.files('dist')) {
      const text = readFileSync(join(life.root, 'dist', path), 'utf8').replaceAll('\r\n ', '');
      expect([path, text.match(/@example|Secret objective|Internal meeting|mailto/)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
  }
  expect(STEPS.length).toBe(25);
}, 180_000);

test('what has become internal leaves no word in public files, and after a while no file', async () => {
  const life = new Life();
  await life.pass();
  life.edit('mission', 'published: 2026-10-01\n', 'published: 2026-10-01\naudience: internal\n');
  await life.pass();
  expect(life.words()).toEqual(
    new Set([
      'NAME:Calendar that is no longer kept',
      'NAME:已停止更新的行事曆',
      'SUMMARY:Cancelled',
      'SUMMARY:已取消',
    ]),
  );
  await life.pass(31);
  expect(life.files('dist').filter((path) => path.startsWith('missions/'))).toEqual([]);
});
