import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Canary } from '#audit/canary.ts';
import { type Sighting, sightingsIn } from '#audit/sightings.ts';
import { civilOf } from '#model/civil-time.ts';
import { holdSame } from '#register/file-chunks.ts';
import { copyWorkspace, deleteInternal, listMade, plantCanaries } from './audit-copy.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { openWorkspace } from './open-workspace.ts';
import { fitPrint } from './terminal.ts';

/** An internal thing that reached public output: what it is, and where it was seen. */
type Leak = Canary & { readonly output: string; readonly where: string; readonly encoding: string };
type Audit = {
  readonly planted: { readonly internal: number; readonly public: number };
  readonly files: number;
  readonly leaks: readonly Leak[];
  /** Files that come out otherwise where everything internal is deleted. */
  readonly differing: readonly string[];
  /** Kinds of files in which nothing public was seen either: there the audit sees nothing. */
  readonly blind: readonly string[];
  /** Public texts that are shown nowhere. */
  readonly unseen: readonly Canary[];
};

/** Kinds that hold texts, so that something public must be seen in one file of each. */
const READABLE: ReadonlySet<string> = new Set(
  '.html .json .csv .ics .xml .pdf .docx .odt .ods .xlsx'.split(' '),
);

/**
 * `audit`: does anything internal reach public output? Plants a word of its own in everything that people
 * wrote, in a copy of the workspace; builds it; reads everything that came of it; and compares that with
 * what comes of a copy from which everything internal is deleted. It writes nowhere else.
 */
export const audit: Command = {
  name: 'audit',
  positionals: [],
  options: {},
  uses: ['now'],
  run: async (context) => {
    const opened = openWorkspace(context);
    if (!opened) return 1;
    const { workspace } = opened;
    const today = civilOf(context.now, workspace.settings.home.timeZone).date;
    const folder = mkdtempSync(join(tmpdir(), 'attache-audit-'));
    try {
      const [whole, bare] = ['whole', 'bare'].map((name) => join(folder, name)) as [string, string];
      for (const each of [whole, bare]) mkdirSync(each);
      copyWorkspace(context.workspaceRoot, whole);
      const canaries = plantCanaries(whole, { workspace, today });
      copyWorkspace(whole, bare);
      deleteInternal(bare, { workspace, today });
      for (const each of [whole, bare])
        if ((await buildQuietly(context, each)) !== 0) {
          context.complain(context.t('cli.audit.no-build'));
          return 1;
        }
      return tell(context, await compare({ whole: join(whole, 'dist'), bare: join(bare, 'dist') }, canaries));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function buildQuietly(context: Context, workspaceRoot: string): Promise<ExitCode> {
  const { build } = await import('./build.ts');
  const silent: Context = {
    ...context,
    workspaceRoot,
    out: undefined,
    quiet: true,
    json: false,
    print: () => {},
    tell: () => {},
  };
  return build.run(silent, { positionals: [], options: { audience: 'public' } });
}

/** Reads all that was made of the planted copy, and what differs in that of the bare one. */
export async function compare(
  made: { readonly whole: string; readonly bare: string },
  canaries: readonly Canary[],
): Promise<Audit> {
  const byWord = new Map(canaries.map((canary) => [canary.word, canary]));
  const files = listMade(made.whole);
  const seen: (Sighting & { readonly output: string })[] = [];
  for (const output of files)
    for (const sighting of await sightingsIn(output, readFileSync(join(made.whole, output))))
      seen.push({ ...sighting, output });
  const known = seen.flatMap((each) => {
    const canary = byWord.get(each.word);
    return canary ? [{ ...canary, ...each }] : [];
  });
  const arrived = new Set(known.map(({ word }) => word));
  const kinds = new Set(files.map((file) => extname(file)).filter((kind) => READABLE.has(kind)));
  const seeing = new Set(
    known.flatMap(({ audience, output }) => (audience === 'public' ? [extname(output)] : [])),
  );
  const publicOnes = canaries.filter(({ audience }) => audience === 'public');
  return {
    planted: { internal: canaries.length - publicOnes.length, public: publicOnes.length },
    files: files.length,
    leaks: known.filter(({ audience }) => audience === 'internal'),
    differing: differing(made, files),
    blind: [...kinds].filter((kind) => !seeing.has(kind)),
    unseen: publicOnes.filter(({ word }) => !arrived.has(word)),
  };
}

function differing(
  made: { readonly whole: string; readonly bare: string },
  files: readonly string[],
): readonly string[] {
  const others = new Set(listMade(made.bare));
  const changed = files.filter(
    (file) => !others.has(file) || !areAlike(join(made.whole, file), join(made.bare, file)),
  );
  return [...changed, ...[...others].filter((file) => !files.includes(file))];
}

const areAlike = (one: string, other: string): boolean =>
  statSync(one).size === statSync(other).size && holdSame(one, other);

function tell(context: Context, found: Audit): ExitCode {
  const { t } = context;
  const { leaks, differing: changed, blind, unseen, planted, files } = found;
  const isSound = leaks.length === 0 && changed.length === 0 && blind.length === 0;
  if (context.json) context.print(JSON.stringify(found, undefined, 2));
  else {
    for (const leak of leaks) {
      const { file, line, column } = leak.position;
      const place = [leak.output, leak.where].filter(Boolean).join(' › ');
      const values = { file, line, column, field: leak.field, place, encoding: leak.encoding };
      context.print(fitPrint(t('cli.audit.leak', values)));
    }
    for (const file of changed) context.print(fitPrint(t('cli.audit.differs', { file })));
    for (const kind of blind) context.print(fitPrint(t('cli.audit.blind', { kind })));
    const counts = {
      files,
      internal: planted.internal,
      public: planted.public,
      seen: planted.public - unseen.length,
    };
    context.print(fitPrint(t('cli.audit.counts', counts)));
    context.print(fitPrint(verdict(t, found)));
  }
  return isSound ? 0 : 1;
}

/** Nothing was seen to leak: that proves nothing where nothing public was seen either. */
function verdict(t: Context['t'], { leaks, differing, blind }: Audit): string {
  if (leaks.length + differing.length > 0)
    return t('cli.audit.unsound', { leaks: leaks.length, files: differing.length });
  return t(blind.length > 0 ? 'cli.audit.unproved' : 'cli.audit.sound');
}
