import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../scripts/commands/table.ts';
import { instanceWith } from '../schedule/instances-for-tests.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { type Ran, runInProcess } from './run-in-process.ts';

const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
const CALLS = commands.flatMap(({ name, positionals, deeds }) => [
  ...(positionals.length > 0 || !deeds ? [name] : []),
  ...Object.keys(deeds ?? {}).map((deed) => `${name} ${deed}`),
]);

const MISSION = '2026-autumn';
const ITEM = `${MISSION}/send-rules`;
const TO_COME = ['--from', '2027-02-20', '--to', '2027-02-26', '--zone', 'America/Lima'];

/** Every command at work, and every mode of those that have several; `<name>` is a file or folder of the test. */
const WORK: readonly string[] = [
  'init <new> --yes --dry-run',
  `new 2027-lima ${TO_COME.join(' ')} --dry-run`,
  'status',
  'check',
  'check --rules',
  'check --fix --dry-run',
  `schedule ${MISSION} --time 1 --release v1`,
  `schedule ${MISSION} --time 1 --replan --dry-run`,
  `schedule ${MISSION} --releases`,
  `schedule ${MISSION} --compare v1..v1`,
  `schedule ${MISSION} --reasons`,
  `schedule ${MISSION} --slots jp`,
  `schedule ${MISSION} --why-not jp=2026-10-31`,
  `schedule ${MISSION} --fairness`,
  `schedule ${MISSION} --rota`,
  `schedule ${MISSION} --without room:room-b --time 1`,
  `schedule ${MISSION} --explain jp`,
  `schedule ${MISSION} --fill --dry-run`,
  'schedule --instance <instance.json> --time 1',
  `confirm ${MISSION} --dry-run`,
  `held ${MISSION} --dry-run`,
  'invites --dry-run',
  `invites ${MISSION} --dry-run --since v1`,
  'invites outbox',
  'invites send --by-hand --confirm x --dry-run',
  'invites replies <answer.ics>',
  `brief ${MISSION} --dry-run`,
  `report ${MISSION} --audience internal --dry-run`,
  'actions list',
  `actions show ${ITEM}`,
  `actions add --mission ${MISSION} --text en:Ports --text zh-TW:港口 --kind promise --owner us --dry-run`,
  `actions update ${ITEM} --status done --by 林`,
  `actions assign ${ITEM} --to head-example --by 林`,
  'actions digest --week',
  'actions sync --by 林',
  'actions export',
  'actions export --csv --out <out>',
  'actions import <out>/actions.en.csv --dry-run',
  'recommendations list',
  'recommendations show 2026-autumn/again',
  'recommendations update 2026-autumn/again --adoption adopted --by 林',
  'export --dry-run',
  `agenda import ${MISSION} <agenda.csv> --dry-run`,
  `agenda busy ${MISSION} head-example <busy.ics> --dry-run`,
  `import report <report.txt> --mission 2027-lima --place Lima --person head-example ${TO_COME.join(' ')} --dry-run`,
  'build --dry-run',
  'doctor --dry-run',
  'migrate --dry-run',
  'words ko --dry-run',
  'schemas --dry-run',
  'completion bash',
];

/** They serve until they are ended, or build the whole site: their own tests hold what they say. */
const ELSEWHERE = ['preview', 'desk', 'audit', 'agenda', 'import'];

/** What a person is shown, and a program may ask for. */
const ABOUT = ['--version', '--help', 'check --help', 'actions update --version'];

const run = (root: string, call: string) =>
  runInProcess(
    ...call.split(' ').map((part) => part.replace(/<(.+)>/, (_, name) => join(root, name))),
    ...['--json', '--workspace', root],
  );

/** What was said, each line by itself; a fault of the form fails the test. */
function said({ stdout, stderr }: Ran) {
  if (stdout !== '') JSON.parse(stdout);
  const lines = stderr.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const each = JSON.parse(line);
    expect(each).toMatchObject({ severity: expect.any(String), code: expect.any(String), why: /./ });
    return each as { readonly severity: string; readonly code: string };
  });
}

function workspace(): string {
  const root = copyOf('invites');
  const put = (name: string, text: string) => writeFileSync(join(root, name), text);
  edit(root, `data/missions/${MISSION}/mission.yaml`, {
    find: 'title:',
    put: 'recommendations: [{ id: again, text: { zh-TW: 再訪, en: Visit again } }]\ntitle:',
  });
  put('instance.json', JSON.stringify(instanceWith()));
  put('answer.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n');
  put(
    'busy.ics',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261031T130000Z\nDTEND:20261031T140000Z\nEND:VEVENT\nEND:VCALENDAR\n',
  );
  put('agenda.csv', 'title,date,start,end\nOpening,2026-10-31,09:00,09:30\n');
  put('report.txt', 'Report on a visit to Lima\n');
  return root;
}

test('every command is tried', () => {
  const isTried = (title: string) => WORK.some((call) => call === title || call.startsWith(`${title} `));
  expect(CALLS.filter((title) => !isTried(title) && !ELSEWHERE.includes(title))).toEqual([]);
});

test('what comes of a command is one document, and what it says beside is an object a line', async () => {
  const root = workspace();
  const failed: unknown[] = [];
  for (const call of WORK) {
    const ran = await run(root, call);
    said(ran);
    if (ran.code !== 0 || ran.stdout === '') failed.push([call, ran]);
  }
  expect(failed).toEqual([]);
});

test.each(ABOUT)('%s is one document, too', async (call) => {
  const { code, stdout, stderr } = await runInProcess(...call.split(' '), '--json');
  const kind = call.includes('version') ? 'version' : 'help';
  expect([code, Object.keys(JSON.parse(stdout)), stderr]).toEqual([0, [kind], '']);
});

test('a fault of the facts is told so whatever was asked for', async () => {
  const root = workspace();
  edit(root, `data/missions/${MISSION}/mission.yaml`, { find: 'fictional: true', put: 'fictionl: yes' });
  const silent: unknown[] = [];
  for (const call of WORK) {
    const ran = await run(root, call);
    const told = [...said(ran), ...(ran.stdout === '' ? [] : [JSON.parse(ran.stdout)].flat())];
    if (ran.code !== 0 && !told.some(({ severity }) => severity === 'error')) silent.push([call, ran]);
  }
  expect(silent).toEqual([]);
});
