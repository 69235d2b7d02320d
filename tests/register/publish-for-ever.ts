import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newStagedName } from '../../scripts/register/leftovers.ts';
import { withLock } from '../../scripts/register/lock.ts';
import { publish } from '../../scripts/register/publication.ts';

/** A process that publishes one version after another, until it is killed; each names itself in the register. */
const [root = '', first] = process.argv.slice(2);
const target = join(root, 'dist');
// Without a number to begin with it has nothing to do.
let version = Number(first);
while (version >= 0) {
  const staged = newStagedName(target);
  const pages = ['index.html', 'a/page.html', 'a/style.css', `only/${version}.html`];
  for (const file of pages) {
    mkdirSync(dirname(join(staged, file)), { recursive: true });
    writeFileSync(join(staged, file), `version ${version}`);
  }
  const line = JSON.stringify({ id: `v${version}` });
  const appends = [{ file: 'data/register/invites/m.jsonl', lines: [line] }];
  await withLock(root, async () => publish(root, { staged, target, appends }));
  writeSync(1, `${version}\n`);
  version += 1;
}
