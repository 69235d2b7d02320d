import { runCommandLine } from '../../scripts/commands/run-command-line.ts';

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command in this process, in English, and catches what it writes. */
export function runInProcess(...args: readonly string[]): Promise<Ran> {
  return runAsTyped(...(args.includes('--lang') ? args : [...args, '--lang', 'en']));
}

/** Runs a command in this process, in the language of the shell where no other is asked for. */
export async function runAsTyped(...args: readonly string[]): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const original = stream.write;
    stream.write = ((chunk: string | Uint8Array) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    }) as typeof stream.write;
    return () => {
      stream.write = original;
    };
  });
  try {
    const code = await runCommandLine(args);
    return { code, ...written };
  } finally {
    for (const each of restore) each();
  }
}
