import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Signature } from '#model/register-event.ts';

/** Where the name is looked for, and when it is. */
type Scene = { readonly workspaceRoot: string; readonly now: number };

/**
 * Who writes into the register: `--by`, else git's `user.name`, else the name of the account.
 * @example await changeLog(root, ACTIONS, { name, signature: signature(context, input.options['by']) }, …)
 */
export function signature({ workspaceRoot, now }: Scene, by?: unknown): Signature {
  const given = typeof by === 'string' ? by.trim() : '';
  const name = given || nameInGit(workspaceRoot) || nameOfAccount();
  return { now, ...(name !== '' && { by: [...name].slice(0, MAX_NAME_LENGTH).join('') }) };
}

const MAX_NAME_LENGTH = 100;
const GIT_PATIENCE_MS = 5_000;

/** Forty mails noted are forty lines of one author: a name that changes while the desk is open is taken up so much later. */
const KNOWN_FOR_MS = 60_000;
const known = new Map<string, { readonly name: string; readonly until: number }>();

function nameInGit(folder: string): string {
  const former = known.get(folder);
  if (former && performance.now() < former.until) return former.name;
  const name = askGit(folder);
  known.set(folder, { name, until: performance.now() + KNOWN_FOR_MS });
  return name;
}

/** Git may be absent, and need not know a name. */
function askGit(folder: string): string {
  try {
    const options = { cwd: folder, encoding: 'utf8', timeout: GIT_PATIENCE_MS } as const;
    return execFileSync('git', ['config', 'user.name'], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** Some containers run under a number without a name. */
function nameOfAccount(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
