import { existsSync, renameSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

// As `attache.js` does.
enableCompileCache();

const NOW = Date.parse('2026-11-29T04:00:00Z');

/** One build in a process of its own: `ours <workspace> <out>`, again where `out` is there, or `bare <folder>`. */
const [what = '', from = '', to = ''] = process.argv.slice(2);
const started = performance.now();
const pages =
  what === 'bare' ? await (await import('./site-bare.ts')).buildBare(from) : await buildOurs(from, to);
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    pages,
  }),
);

/** As `build` does: beside the former output, which then gives way. */
async function buildOurs(workspaceRoot: string, outDir: string): Promise<number> {
  const former = `${outDir}.former`;
  if (existsSync(outDir)) renameSync(outDir, former);
  const { buildSite } = await import('../../site/build.ts');
  const { made } = await buildSite({
    workspaceRoot,
    outDir,
    audience: 'public',
    now: NOW,
    former: { folder: former, memory: `${outDir}.memory.json`, code: 'the same' },
  });
  return made.filter((file) => file.endsWith('.html')).length;
}
