import type { RunCommand } from '../../scripts/desk/jobs.ts';
import { runInProcess } from '../commands/run-in-process.ts';

let last: Promise<unknown> = Promise.resolve();

/** Commands of a desk within this process, one after the other: a process of its own takes seconds to begin. */
export const runHere: RunCommand = (args, heard) => {
  const run = last.then(() => runInProcess(...args));
  last = run.catch(() => undefined);
  const ended = run.then(({ code, stdout, stderr }) => {
    if (stdout !== '') heard.output(stdout);
    for (const line of stderr.split('\n').slice(0, -1)) heard.line(line);
    return code;
  });
  return { stop: () => undefined, ended };
};
