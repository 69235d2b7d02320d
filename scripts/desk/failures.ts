import { relative } from 'node:path';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { describeDiagnostic } from '#diagnostics/render.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import type { Translate } from '#locale/words.ts';
import { readDiskFault } from '#register/disk-fault.ts';
import { faultOf } from '#register/fault-of.ts';
import { RegisterBusy } from '#register/lock.ts';
import type { Desk } from './desk.ts';
import { languageOf } from './language.ts';

/** A fault as a page shows it. */
export type ToldFault = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly why: string;
  readonly fix: string;
};

export function tellFault(diagnostic: Diagnostic, t: Translate): ToldFault {
  const { code, severity, position } = diagnostic;
  return { code, severity, ...position, ...describeDiagnostic(diagnostic, t) };
}

/** A disk that is full, a register in use: told in words, never as a stack trace; the page keeps what it has. */
export function tellFailure(c: Context, desk: Desk, cause: unknown): Response {
  const t = desk.words(languageOf(c));
  if (cause instanceof HTTPException)
    return c.json({ fault: 'request', why: t('desk.bad-request') }, cause.status);
  if (cause instanceof RegisterBusy) {
    const { why, fix } = describeDiagnostic(faultOf(desk.root, cause), t);
    return c.json({ fault: 'busy', why: `${why} · ${t('cli.fix')}: ${fix}` }, 503);
  }
  const disk = readDiskFault(cause);
  if (!disk) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return c.json({ fault: 'bug', why: t('cli.bug', { reason }) }, 500);
  }
  const { code, path, state } = disk;
  const values = { reason: code, path: ownPath(desk.root, path) };
  return c.json({ fault: 'disk', why: t(DISK_WORDS[state], values) }, 507);
}

const DISK_WORDS = { full: 'desk.disk.full', closed: 'desk.disk.closed', other: 'cli.disk-fault' } as const;

/** Of a file of the workspace, its name within it; of a lock, which no person knows of, where it stands for. */
function ownPath(root: string, path = ''): string {
  const within = relative(root, path);
  if (within.endsWith('.lock')) return 'data';
  return within === '' || within.startsWith('..') ? path : within;
}

/** The answer to what a page should not have asked. */
export function refuse(
  c: Context,
  desk: Desk,
  {
    key,
    status = 400,
    ...values
  }: { readonly key: string; readonly status?: 400 | 404 | 409 } & Readonly<Record<string, string | number>>,
): Response {
  return c.json({ fault: key, why: desk.words(languageOf(c))(`desk.refused.${key}`, values) }, status);
}

/**
 * The answer to what is asked of a mission that is not among those that were read: the files that all share are
 * at fault, its own are, or there is none; else its register cannot be read.
 */
export function refuseMission(c: Context, desk: Desk, mission: string): Response {
  const { workspace } = desk.facts.read();
  if (!workspace) return refuse(c, desk, { key: 'facts-at-fault', status: 409 });
  const isRead = workspace.missions.some(({ id }) => String(id) === mission);
  const isAtFault = !isRead && listMissionIds(desk.root).includes(mission);
  return refuse(c, desk, { key: isAtFault ? 'mission-at-fault' : 'no-mission', status: 404 });
}
