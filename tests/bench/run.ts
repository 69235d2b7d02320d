import { layColumns } from '#locale/text-columns.ts';

/** One line of a bench's table, by heading. */
export type BenchRow = Readonly<Record<string, string | number>>;

const BENCHES: Readonly<
  Record<string, () => Promise<{ readonly bench: () => Promise<readonly BenchRow[]> }>>
> = {
  check: () => import('./check.ts'),
  desk: () => import('./desk.ts'),
  start: () => import('./cold-start.ts'),
  invites: () => import('./invites.ts'),
  reports: () => import('./reports.ts'),
  schedule: () => import('./schedule.ts'),
  site: () => import('./site.ts'),
  tracker: () => import('./tracker.ts'),
};

/** `npm run bench [-- name …]`: speed and memory beside named rivals on the same work in the same run. */
async function runBenches(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    process.stderr.write(
      `no bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`,
    );
    process.exitCode = 2;
    return;
  }
  for (const [name, load] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    const rows = await (await load()).bench();
    for (const line of tableOf(rows)) process.stdout.write(`${line}\n`);
  }
}

function tableOf(rows: readonly BenchRow[]): readonly string[] {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => headings.map((heading) => show(row[heading])));
  return layColumns(
    headings.map((heading) => ({ heading })),
    cells,
    { width: 160 },
  );
}

const show = (value: string | number | undefined): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(4))) : (value ?? '');

await runBenches(process.argv.slice(2));
