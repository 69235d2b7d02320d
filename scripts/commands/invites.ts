import { join } from 'node:path';
import { missionFolder } from '#invites/mission-files.ts';
import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission } from '#model/workspace.ts';
import { rememberCalendars, writtenCalendars } from './calendar-cache.ts';
import { AUDIENCES, type Command, type Context, type ExitCode, type Input } from './command.ts';
import { readLineage } from './invite-lineage.ts';
import { outbox } from './invites-outbox.ts';
import { replies } from './invites-replies.ts';
import { send } from './invites-send.ts';
import { actionTexts, goneTexts, missionTexts, type Text, tellFindings } from './invites-texts.ts';
import type { Issuing } from './issue-calendars.ts';
import { type Opened, openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { printFiles } from './print-files.ts';
import { publishOutputs } from './publish-outputs.ts';
import { writeOutputs } from './write-outputs.ts';

/** `invites [mission]`: calendars of missions, delegates, meetings and action items. */
export const invites: Command = {
  name: 'invites',
  positionals: ['[mission]'],
  options: {
    audience: AUDIENCES,
    since: { type: 'string', value: 'release' },
    caldav: { type: 'boolean' },
  },
  uses: ['out', 'now', 'dry-run'],
  deeds: { outbox, send, replies },
  run: (context, input) => makeCalendars(context, input),
};

/** The feed of deadlines without those of missions: what is left to make where parts of a build are joined. */
export const actionCalendars: Pick<Command, 'run'> = {
  run: (context, input) => makeCalendars(context, input, { isOfActions: true }),
};

async function makeCalendars(
  context: Context,
  input: Input,
  { isOfActions = false }: { readonly isOfActions?: boolean } = {},
): Promise<ExitCode> {
  const audience = Audience.safeParse(input.options['audience'] ?? 'public');
  if (!audience.success)
    return misuse(context, 'cli.invites.bad-audience', { value: String(input.options['audience']) });
  const folder = openOutput(context, audience.data);
  if (folder === undefined) return 2;
  const mission = input.positionals[0];
  if (input.options['since'] !== undefined && mission === undefined)
    return misuse(context, 'cli.invites.since-needs-mission', {});
  const opened = openWorkspace(context, mission);
  if (!opened) return 1;
  const languages = opened.workspace.settings.languages;
  const language = input.options['lang'] ?? languages[0];
  if (!languages.some((each) => each === language)) {
    return misuse(context, 'cli.invites.bad-language', {
      value: String(language),
      known: languages.join(', '),
    });
  }
  const work = isOfActions ? { ...opened, missions: [] } : opened;
  if (!tellFindings(context, work)) return 1;
  return publishAll(context, { audience: audience.data, folder, language: String(language) }, work, input);
}

function misuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  context.complain(context.t(key, values));
  return 2;
}

type Wanted = Pick<Issuing, 'audience' | 'folder' | 'language'>;
type Made = { readonly issuing: Issuing; readonly texts: readonly Text[] };

/** Another command may number calendars at the same moment: then they are made anew after its numbers. */
const TRIES = 5;

async function publishAll(context: Context, wanted: Wanted, work: Opened, input: Input): Promise<ExitCode> {
  for (let tries = 0; tries < TRIES; tries++) {
    const made = await makeTexts(context, wanted, work, input);
    if (!made) return 1;
    const code = await putInPlace(made);
    if (code !== 'register-moved') return code;
  }
  context.complain(context.t('cli.invites.register-moved'));
  return 1;
}

async function makeTexts(
  context: Context,
  wanted: Wanted,
  { workspace, missions }: Opened,
  { positionals: [only], options }: Input,
): Promise<Made | undefined> {
  const lineage = readLineage(context.workspaceRoot);
  if ('fault' in lineage) {
    tellDiagnostics(context, [lineage.fault]);
    return undefined;
  }
  const { audience } = wanted;
  const { address, internalAddress } = workspace.settings.site;
  const issuing: Issuing = {
    context,
    ...wanted,
    address: audience === 'public' ? address : internalAddress,
    seed: address,
    pending: context.pending ?? [],
    lineage: lineage.value,
    written: writtenCalendars(context.workspaceRoot, audience),
  };
  const today = civilOf(context.now, workspace.settings.home.timeZone).date;
  const view = viewFor(workspace, { audience, today });
  const texts: Text[] = [];
  for (const whole of missions) {
    const mission = findMission(view, whole.id);
    const own = mission
      ? await missionTexts(mission, { issuing, view, options })
      : goneTexts(whole.id, issuing, view);
    if (!own) return undefined;
    if (!mission && only !== undefined) context.tell(context.t('cli.invites.not-public', { mission: only }));
    texts.push(...own);
  }
  if (only !== undefined) return { issuing, texts };
  for (const orphan of lineage.value.orphans()) {
    const own = goneTexts(orphan, issuing, view);
    if (!own) return undefined;
    texts.push(...own);
  }
  const own = actionTexts(issuing, { view, today });
  return own && { issuing, texts: [...texts, ...own] };
}

async function putInPlace({ issuing, texts }: Made): Promise<ExitCode | 'register-moved'> {
  const { context, folder, audience, pending } = issuing;
  const outputs = texts.map(({ path, text }) => ({ path, content: text }));
  if (context.dryRun || context.pending) {
    const places = writeOutputs(context, { folder, audience }, outputs);
    if (!places) return 2;
    if (!context.dryRun) remember(issuing, texts);
    tellWritten(context, places);
    return 0;
  }
  const isOld = (path: string) => pending.some(({ name }) => isOf(path, name));
  const result = await publishOutputs(context, outputs, { folder, audience, pending, isOld });
  if (result === 'register-moved') return result;
  if (result !== 'done') {
    context.complain(context.t('cli.output.foreign-files', { folder, files: result.foreign }));
    return 2;
  }
  remember(issuing, texts);
  tellWritten(
    context,
    texts.map(({ path }) => join(folder, path)),
  );
  return 0;
}

function remember({ context, audience }: Issuing, texts: readonly Text[]): void {
  const calendars = texts.flatMap(({ keys, ...text }) => (keys ? [{ ...text, keys }] : []));
  rememberCalendars(context.workspaceRoot, audience, calendars);
}

/** Calendars and messages of a mission that are not made any longer are dead. */
function isOf(path: string, mission: string): boolean {
  const calendars = `${missionFolder(mission)}/`.normalize('NFC');
  return (
    (path.endsWith('.ics') && path.startsWith(calendars)) ||
    path.startsWith(`outbox/${mission}/`.normalize('NFC'))
  );
}

function tellWritten(context: Context, files: readonly string[]): void {
  printFiles(context, files);
  context.tell(
    context.t(context.dryRun ? 'cli.invites.would-write' : 'cli.invites.written', { files: files.length }),
  );
}
