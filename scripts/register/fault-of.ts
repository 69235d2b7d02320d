import { relative } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { RegisterBusy } from './lock.ts';
import type { LockHolder } from './lock-holder.ts';
import { RegisterDamaged } from './register-damaged.ts';

/** The fault behind what opening or changing a register threw; whatever else was thrown goes on. */
export function faultOf(root: string, cause: unknown): Diagnostic {
  if (cause instanceof RegisterDamaged && cause.diagnostics[0]) return cause.diagnostics[0];
  if (!(cause instanceof RegisterBusy)) throw cause;
  return busyFault(root, { path: cause.lockFile, holder: cause.holder, since: cause.since });
}

type Held = {
  readonly path: string;
  readonly holder: LockHolder | undefined;
  readonly since: number | undefined;
};

/** Who holds a lock, and when it last gave a sign of life, as far as anybody can say. */
export function busyFault(root: string, { path, holder, since }: Held): Diagnostic {
  const file = relative(root, path).split('\\').join('/');
  const { pid, host } = holder ?? { pid: '?', host: '?' };
  const sign = since === undefined ? '?' : new Date(since).toISOString();
  return {
    code: 'register-busy',
    severity: 'error',
    position: { file, line: 1, column: 1 },
    parameters: { file, pid, host, since: sign },
  };
}
