import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listenOn } from '#desk/listen-on.ts';
import { readFields } from '#load/read-fields.ts';
import type { Audience } from '#model/audience.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';
import { readMarker } from '#register/output-marker.ts';
import { AUDIENCES, type Command } from './command.ts';
import { portOf } from './port-of.ts';
import { serveFolder } from './serve-folder.ts';

const PUBLIC_PORT = 4321;
const INTERNAL_PORT = 4322;

/** `preview`: serves what `build` made, on this machine alone and under the path of the site's address, until it is stopped. */
export const preview: Command = {
  name: 'preview',
  positionals: [],
  options: {
    port: { type: 'string', value: 'number' },
    audience: AUDIENCES,
  },
  uses: ['out'],
  run: async (context, { options }) => {
    const folder =
      context.out ??
      join(context.workspaceRoot, options['audience'] === 'internal' ? 'dist-internal' : 'dist');
    if (!existsSync(folder)) {
      const audience = options['audience'] === 'internal' ? ' --audience internal' : '';
      context.complain(context.t('cli.preview.nothing', { folder, call: context.call(`build${audience}`) }));
      return 1;
    }
    const isInternal = (readMarker(folder)?.audience ?? options['audience']) === 'internal';
    // Browsers keep things by port: what one edition left behind is not the other's.
    const port = portOf(context, options['port'], isInternal ? INTERNAL_PORT : PUBLIC_PORT);
    if (port === undefined) return 2;
    const base = basePathOf(context.workspaceRoot, isInternal ? 'internal' : 'public');
    const server = serveFolder(folder, base);
    if (!(await listenOn(server, port))) {
      context.complain(context.t('cli.preview.port-taken', { port }));
      return 1;
    }
    const bound = server.address();
    const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : port}${base}`;
    context.print(context.json ? JSON.stringify({ address }) : context.t('cli.preview.serving', { address }));
    await once(server, 'close');
    return 0;
  },
};

/** The links of the site carry this path; settings at fault do not keep anyone from looking at the former build. */
function basePathOf(workspaceRoot: string, audience: Audience): string {
  const settings = readFields(workspaceRoot, 'data/workspace.yaml', WorkspaceSettings).value;
  if (!settings) return '/';
  const { address, internalAddress } = settings.site;
  const own = (audience === 'internal' ? internalAddress : undefined) ?? address;
  return new URL(own).pathname.replace(/\/*$/, '/');
}
