import { relative } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { RegisterBusy } from './lock.ts';
import { RegisterDamaged } from './register-damaged.ts';

/** The fault behind what opening or changing a register threw; whatever else was thrown goes on. */
export function faultOf(root: string, cause: unknown): Diagnostic {
  if (cause instanceof RegisterDamaged && cause.diagnostics[0]) return cause.diagnostics[0];
  if (!(cause instanceof RegisterBusy)) throw cause;
  const file = relative(root, cause.lockFile).split('\\').join('/');
  const { pid, host } = cause.holder ?? { pid: '?', host: '?' };
  return {
    code: 'register-busy',
    severity: 'error',
    position: { file, line: 1, column: 1 },
    parameters: { file, pid, host },
  };
}
