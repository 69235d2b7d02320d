import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolkitDigest } from '#load/toolkit-digest.ts';
import { EXTERNAL } from '../../pack/bundle.ts';
import { ROOT, stagePackage } from '../../pack/stage.ts';
import { sharedFolder } from '../shared-folder.ts';

/**
 * The package as npm would lay it, and beside it the packages that it names: `<folder>/node_modules/attache`. What
 * tests run as a process they run of this, which starts in a third of the time that the sources take.
 * @example join(await installedPackage(), START)
 */
export function installedPackage(): Promise<string> {
  return sharedFolder({ name: 'installed', digest: inputs() }, async (folder) => {
    await stagePackage(join(folder, 'node_modules', 'attache'), { withNode: false, fontLevel: 1 });
    for (const name of EXTERNAL) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), link);
    }
  });
}

/** Where the command line lies in what is installed. */
export const START = 'node_modules/attache/bin/attache.js';

function inputs(): string {
  const hash = createHash('sha256').update(`${toolkitDigest()} ${ROOT}`);
  const files = readdirSync(join(ROOT, 'pack'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile()))
    hash.update(readFileSync(join(file.parentPath, file.name)));
  return hash.digest('hex');
}
