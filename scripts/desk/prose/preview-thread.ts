import { parentPort, workerData } from 'node:worker_threads';
import { createFacts } from '../facts.ts';
import { drawPage } from './draw-page.ts';
import type { Asked, Shown, ThreadData } from './preview.ts';
import { openSetter } from './set-pages-of.ts';

/** One thing after the other: what is asked meanwhile waits in the port. */
if (parentPort) serve(parentPort, (workerData as { readonly preview: ThreadData }).preview);

type Port = NonNullable<typeof parentPort>;
type Message = { readonly forget: true } | { readonly id: number; readonly asked: Asked };

function serve(port: Port, { root }: ThreadData): void {
  const facts = createFacts(root);
  const setPages = openSetter(root);
  let turn: Promise<unknown> = Promise.resolve();
  port.on('message', (message: Message) => {
    if ('forget' in message) return facts.forget();
    const { id, asked } = message;
    turn = turn.then(async () => port.postMessage({ id, shown: await show(asked) }));
  });

  async function show(asked: Asked): Promise<Shown> {
    const given = { root, workspace: facts.read().workspace };
    try {
      return asked.as === 'page' ? await drawPage(asked, given) : setPages(asked, given);
    } catch (cause) {
      // A page that cannot be drawn is no reason to end the desk: it shows the last one that could.
      return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
    }
  }
}
