import type { Context } from './command.ts';

export type Progress = { readonly start: (title: string) => void; readonly end: () => void };

const BAR_WIDTH = 24;

/** Progress on stderr: a bar that redraws itself on a terminal, one line a step elsewhere, nothing under `--quiet`. */
export function createProgress(
  context: Pick<Context, 'quiet' | 'json' | 'tell' | 't'>,
  total: number,
): Progress {
  let done = 0;
  const terminal = process.stderr.isTTY === true && !context.quiet && !context.json;
  const clear = () => process.stderr.write('\r\u001b[2K');
  return {
    start: (title) => {
      done += 1;
      if (!terminal) return context.tell(context.t('cli.build.step', { step: title, done, total }));
      const filled = Math.round((BAR_WIDTH * (done - 1)) / total);
      clear();
      process.stderr.write(
        `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total} ${title}`,
      );
    },
    end: () => {
      if (terminal) clear();
    },
  };
}
