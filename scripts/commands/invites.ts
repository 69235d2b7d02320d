import { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission } from '#model/workspace.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { clearOutbox } from './invites-mails.ts';
import { outbox } from './invites-outbox.ts';
import { replies } from './invites-replies.ts';
import { send } from './invites-send.ts';
import { actionTexts, missionTexts, tellFindings, writeTexts } from './invites-texts.ts';
import type { Issuing } from './issue-calendars.ts';
import { type Opened, openWorkspace } from './open-workspace.ts';
import { openOutput } from './output-folder.ts';
import { printFiles } from './print-files.ts';

/** `invites [mission]`: calendars of missions, delegates, meetings and action items. */
export const invites: Command = {
  name: 'invites',
  deeds: { outbox, send, replies },
  positionals: ['[mission]'],
  options: {
    audience: { type: 'string', value: 'public|internal' },
    since: { type: 'string', value: 'release' },
    caldav: { type: 'boolean' },
  },
  uses: ['out', 'now', 'dry-run'],
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
  return writeAll(
    {
      context,
      audience: audience.data,
      folder,
      language: String(language),
      address: opened.workspace.settings.site.address,
    },
    work,
    input,
  );
}

function misuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  context.complain(context.t(key, values));
  return 2;
}

async function writeAll(
  issuing: Issuing,
  { workspace, missions }: Opened,
  { positionals: [only], options }: Input,
): Promise<ExitCode> {
  const { context, audience, language } = issuing;
  const today = civilOf(context.now, workspace.settings.home.timeZone).date;
  const view = viewFor(workspace, { audience, today });
  const entry = { workspace: view, language, t: context.words(language) };
  const written: string[] = [];
  for (const { id } of missions) {
    const mission = findMission(view, id);
    if (!mission) {
      if (only !== undefined) context.tell(context.t('cli.invites.not-public', { mission: id }));
      continue;
    }
    const texts = await missionTexts(mission, { issuing, entry, options });
    if (!texts) return 1;
    const places = writeTexts(issuing, texts);
    if (!places) return 2;
    written.push(...places);
    if (!context.dryRun && audience === 'internal')
      clearOutbox(
        issuing.folder,
        id,
        texts.map(({ path }) => path),
      );
  }
  if (only === undefined) {
    const texts = await actionTexts({ issuing, entry, today });
    if (!texts) return 1;
    const places = writeTexts(issuing, texts);
    if (!places) return 2;
    written.push(...places);
  }
  tellWritten(context, written);
  return 0;
}

function tellWritten(context: Context, files: readonly string[]): void {
  printFiles(context, files);
  context.tell(
    context.t(context.dryRun ? 'cli.invites.would-write' : 'cli.invites.written', { files: files.length }),
  );
}
