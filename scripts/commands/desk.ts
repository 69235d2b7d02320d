import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { serveDesk } from '#desk/serve-desk.ts';
import type { Command } from './command.ts';
import { isWorkspace } from './open-workspace.ts';
import { portOf } from './port-of.ts';

const PORT = 4330;

/** `desk`: the workspace in the browser of this machine, for people who write neither YAML nor MDX, until it is stopped. */
export const desk: Command = {
  name: 'desk',
  positionals: [],
  options: { port: { type: 'string', value: 'number' }, 'no-open': { type: 'boolean' } },
  run: async (context, { options }) => {
    if (!isWorkspace(context)) return 1;
    const port = portOf(context, options['port'], PORT);
    if (port === undefined) return 2;
    const open = await serveDesk({ root: context.workspaceRoot, port });
    if (!open) {
      context.complain(context.t('cli.preview.port-taken', { port }));
      return 1;
    }
    const { address, close } = open;
    context.print(context.json ? JSON.stringify({ address }) : context.t('cli.desk.serving', { address }));
    if (options['no-open'] !== true) showInBrowser(address);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await close();
    context.tell(context.t('cli.desk.closed'));
    return 0;
  },
};

/** Where no browser opens by itself, the address on the terminal does. */
function showInBrowser(address: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};
