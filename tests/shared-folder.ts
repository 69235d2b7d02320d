import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PARENT = join(tmpdir(), 'attache-tests');
const WAIT_MS = 200;
/** Longer than any run of the tests: what was used since may still be looked at. */
const UNUSED_MS = 3_600_000;

/** `name` is that of no other: folders of former inputs go by it. `digest` stands for all that it is made of. */
export type SharedFolder = { readonly name: string; readonly digest: string };

/**
 * A folder that is filled once for all tests that look at it: whoever comes first fills it, the others wait. What
 * was made from the same inputs before is taken as it is. Read only.
 * @example await sharedFolder({ name: 'package', digest }, (folder) => stagePackage(folder))
 */
export async function sharedFolder(
  { name, digest }: SharedFolder,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const made = join(PARENT, `${name}-${digest.slice(0, 20)}`);
  while (!existsSync(made)) {
    if (isMine(`${made}.lock`)) return fillInto(made, name, fill);
    await wait(WAIT_MS);
  }
  utimesSync(made, new Date(), new Date());
  return made;
}

/** One that a process has left behind when it was killed is taken over. */
function isMine(lock: string): boolean {
  mkdirSync(PARENT, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder === 0 || process.kill(holder, 0);
  } catch {
    return !existsSync(lock);
  }
}

async function fillInto(
  made: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const staged = `${made}.staged`;
  try {
    // Who held the lock before may just have made it.
    if (existsSync(made)) return made;
    forgetOthers(name);
    rmSync(staged, { recursive: true, force: true });
    await fill(staged);
    renameSync(staged, made);
    return made;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    rmSync(`${made}.lock`, { force: true });
  }
}

/** Made of former inputs, which no other run looks at any more. */
function forgetOthers(name: string): void {
  for (const each of readdirSync(PARENT)) {
    const folder = join(PARENT, each);
    const isOther = each.startsWith(`${name}-`) && !/\.(?:lock|staged)$/.test(each);
    const used = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (isOther && Date.now() - used > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}
