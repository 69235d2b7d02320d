import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER_FOLDER } from '../paths.ts';
import { writeWhole } from '../write-file.ts';
import type { Complaint } from './complaint.ts';

/** A line of one of git's files of settings, and a file that git would treat otherwise without it. */
type Line = { readonly line: string; readonly about: string };

const NEVER_COMMITTED: readonly Line[] = [
  { line: `${REGISTER_FOLDER}/.*`, about: `${REGISTER_FOLDER}/.desk/draft.json` },
  { line: '.*.tmp', about: 'data/.people.yaml.half.tmp' },
  { line: '.*.staged-*/', about: '.dist.staged-one/index.html' },
  { line: '.*.former/', about: '.dist.former/index.html' },
];
const MERGED_BY_LINES: Line = {
  line: `${REGISTER_FOLDER}/**/*.jsonl merge=union text eol=lf`,
  about: `${REGISTER_FOLDER}/actions/mission.jsonl`,
};
const GIT_PATIENCE_MS = 5000;

/**
 * What git would do wrong in this workspace: commit what commands use while they work or keep aside, or find a
 * conflict where two people have written into one register. Nothing where no git is, or none is installed.
 */
export function gitComplaints(root: string): readonly Complaint[] {
  if (ask(root, ['rev-parse', '--is-inside-work-tree']) !== 'true\n') return [];
  const ignored = ask(root, ['check-ignore', '--no-index', ...NEVER_COMMITTED.map(({ about }) => about)]);
  const merged = ask(root, ['check-attr', 'merge', '--', MERGED_BY_LINES.about]);
  if (ignored === undefined || merged === undefined) return [];
  const known = new Set(ignored.split('\n'));
  const open = NEVER_COMMITTED.filter(({ about }) => !known.has(about));
  return [
    ...complain(root, { kind: 'ignore', place: '.gitignore', missing: open }),
    ...complain(root, {
      kind: 'attributes',
      place: '.gitattributes',
      missing: merged.endsWith(': union\n') ? [] : [MERGED_BY_LINES],
    }),
  ];
}

type Missing = Pick<Complaint, 'kind' | 'place'> & { readonly missing: readonly Line[] };

function complain(root: string, { kind, place, missing }: Missing): readonly Complaint[] {
  if (missing.length === 0) return [];
  const mend = (): void => addLines(join(root, place), missing);
  return [{ kind, place, count: missing.length, mend }];
}

/** What the office wrote there stays; ours stand last, where they count most. */
function addLines(path: string, missing: readonly Line[]): void {
  const former = readText(path);
  const ending = former === '' || former.endsWith('\n') ? '' : '\n';
  writeWhole(path, `${former}${ending}${missing.map(({ line }) => `${line}\n`).join('')}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw cause;
  }
}

/** What git answers; `undefined` where it cannot. That nothing is ignored is an answer, with an exit of 1. */
function ask(root: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    timeout: GIT_PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 || status === 1 ? stdout : undefined;
}
