import { createInterface } from 'node:readline';

/** Ctrl+D or Ctrl+C instead of an answer: nothing goes on. */
export class Unanswered extends Error {
  constructor() {
    super('ended without an answer');
    this.name = 'Unanswered';
  }
}

/** Questions on a terminal, one after the other. */
export type Questions = { readonly ask: (prompt: string) => Promise<string>; readonly close: () => void };

/**
 * Asks on stderr and reads lines of stdin. What is typed before it is asked answers the next question.
 * @throws Unanswered when the input ends
 */
export function openQuestions(): Questions {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const typed: string[] = [];
  let waiting: PromiseWithResolvers<string> | undefined;
  let isOver = false;
  reader.on('line', (line) => {
    if (waiting) waiting.resolve(line);
    else typed.push(line);
    waiting = undefined;
  });
  reader.on('close', () => {
    isOver = true;
    waiting?.reject(new Unanswered());
  });
  return {
    ask: (prompt) => {
      reader.setPrompt(prompt);
      reader.prompt();
      const ahead = typed.shift();
      if (ahead !== undefined) return Promise.resolve(ahead);
      if (isOver) return Promise.reject(new Unanswered());
      waiting = Promise.withResolvers<string>();
      return waiting.promise;
    },
    close: () => reader.close(),
  };
}
