import { DEFAULT_BUFFER_MINUTES } from '#schedule/from-mission.ts';
import type { Command, Context, Input } from './command.ts';
import { openWorkspace } from './open-workspace.ts';
import { solveInstanceFile } from './schedule-instance.ts';
import type { Supposed } from './schedule-job.ts';
import { scheduleMission } from './schedule-mission.ts';
import { listReleases, tellDifference } from './schedule-releases.ts';
import { failWith } from './schedule-search.ts';

const DEFAULT_SEED = 1;
/** What a search of any kind takes. */
const SEARCH = ['seed', 'time', 'buffer'] as const;
/** What says where a search begins, and what it may move. */
const BEGIN = ['replan', 'fresh', 'free'] as const;

/** `schedule <mission>`: proposes, explains, supposes, and with `--release` freezes; `--instance` solves a file. */
export const schedule: Command = {
  name: 'schedule',
  positionals: ['[mission]'],
  options: {
    replan: { type: 'boolean' },
    fresh: { type: 'boolean' },
    free: { type: 'string', value: 'bilateral', multiple: true },
    release: { type: 'string', value: 'name' },
    releases: { type: 'boolean' },
    compare: { type: 'string', value: 'a..b' },
    fill: { type: 'boolean' },
    yes: { type: 'boolean' },
    happens: { type: 'string', value: 'what', multiple: true },
    reasons: { type: 'boolean' },
    slots: { type: 'string', value: 'bilateral' },
    'why-not': { type: 'string', value: 'bilateral=when' },
    fairness: { type: 'boolean' },
    rota: { type: 'boolean' },
    explain: { type: 'string', value: 'bilateral' },
    without: { type: 'string', value: 'room|person|bilateral|day', multiple: true },
    with: { type: 'string', value: 'what', multiple: true },
    seed: { type: 'string', value: 'number' },
    time: { type: 'string', value: 'seconds' },
    buffer: { type: 'string', value: 'minutes' },
    instance: { type: 'string', value: 'file' },
    prev: { type: 'string', value: 'file' },
  },
  uses: ['out', 'now', 'dry-run'],
  modes: [
    {
      when: 'instance',
      uses: [...SEARCH, 'prev', 'without', 'with', 'out', 'dry-run'],
      takesNoArgument: true,
    },
    { when: 'releases', uses: ['buffer'] },
    { when: 'compare', uses: [] },
    { when: 'fill', uses: ['happens', 'free', 'yes', 'buffer', 'seed', 'now', 'dry-run'] },
    { when: 'reasons', uses: [...SEARCH] },
    { when: 'slots', uses: [...SEARCH] },
    { when: 'why-not', uses: [...SEARCH] },
    { when: 'fairness', uses: [...SEARCH] },
    { when: 'rota', uses: [...SEARCH] },
    { when: 'without', uses: [...SEARCH, 'with'] },
    { when: 'with', uses: [...SEARCH] },
    { when: 'explain', uses: [...SEARCH, ...BEGIN] },
    { when: 'release', uses: [...SEARCH, ...BEGIN, 'now', 'dry-run'] },
    { uses: [...SEARCH, ...BEGIN, 'now', 'dry-run'] },
  ],
  run: async (context, input) => {
    const numbers = readNumbers(context, input);
    if (!numbers) return 2;
    const { instance } = input.options;
    if (typeof instance === 'string') {
      const former = textOption(input, 'prev');
      return solveInstanceFile(context, { file: instance, former, supposed: supposedIn(input), ...numbers });
    }
    const [missionId] = input.positionals;
    if (missionId === undefined) return failWith(context, 'needs-mission', {}, 2);
    const opened = openWorkspace(context, missionId, { keeps: true });
    const mission = opened?.missions[0];
    if (!opened || !mission) return 1;
    const { workspace } = opened;
    if (input.options['releases'] === true)
      return listReleases(context, { workspace, mission, buffer: numbers.buffer });
    const compared = textOption(input, 'compare');
    if (compared !== undefined) return tellDifference(context, { workspace, mission, compared });
    return scheduleMission(context, { workspace, mission, input, supposed: supposedIn(input), ...numbers });
  },
};

/** What `--without` and `--with` suppose, a line each; nothing when neither is there. */
function supposedIn(input: Input): Supposed | undefined {
  const [without, more] = [textOption(input, 'without'), textOption(input, 'with')];
  return without === undefined && more === undefined
    ? undefined
    : { without: without ?? '', with: more ?? '' };
}

function textOption({ options }: Input, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

type Numbers = { readonly seed: number; readonly buffer: number; readonly seconds: number | undefined };

function readNumbers(context: Context, { options }: Input): Numbers | undefined {
  const seed = wholeNumber(options['seed'], DEFAULT_SEED);
  const buffer = wholeNumber(options['buffer'], DEFAULT_BUFFER_MINUTES);
  const seconds = wholeNumber(options['time'], Number.POSITIVE_INFINITY);
  if (seed !== undefined && buffer !== undefined && seconds !== undefined)
    return { seed, buffer, seconds: Number.isFinite(seconds) ? seconds : undefined };
  const option = seed === undefined ? 'seed' : buffer === undefined ? 'buffer' : 'time';
  failWith(context, 'bad-number', { option, value: String(options[option]) });
  return undefined;
}

function wholeNumber(text: string | boolean | undefined, otherwise: number): number | undefined {
  if (typeof text !== 'string') return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
