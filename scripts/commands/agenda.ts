import { basename, resolve } from 'node:path';
import { suggest } from '#diagnostics/suggestion.ts';
import { pathText } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { mergeProgramme } from '#import/agenda/merge-programme.ts';
import type { Programme } from '#import/agenda/programme.ts';
import { readProgramme } from '#import/agenda/read-programme.ts';
import type { Headings } from '#import/agenda/table-sessions.ts';
import { readSmallFile } from '#load/read-small-file.ts';
import { listLanguages } from '#load/words.ts';
import { lexiconOf } from '#locale/availability/lexicon.ts';
import { addDays, type CivilDate, daysBetween } from '#model/civil-time.ts';
import type { Event } from '#model/event.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { withoutControls } from '#model/xml-text.ts';
import { busy } from './agenda-busy.ts';
import type { Command, Context, Deed, ExitCode } from './command.ts';
import { textsIn } from './given-texts.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { proposeEdits } from './tell-edits.ts';
import { whyUnread } from './why-unread.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * `agenda import <mission> <file>`: a host's programme becomes sessions of an event, shown as a diff first.
 * The next version of it changes the day, hours and room of what came before; comments and all that people
 * added stay, and nothing is taken away.
 */
const importProgramme: Deed = {
  positionals: ['<mission>', '<file>'],
  options: { event: { type: 'string', value: 'event' }, yes: { type: 'boolean' } },
  uses: ['dry-run'],
  run: async (context, { positionals: [missionId = '', file = ''], options }) => {
    const opened = openWorkspace(context, missionId);
    const mission = opened?.missions[0];
    if (!mission) return 1;
    const names = mission.events.map(({ id }) => String(id));
    const wanted = options['event'] ?? (names.length === 1 ? names[0] : undefined);
    const event = mission.events.find(({ id }) => id === wanted);
    if (!event) {
      const known = names.join(', ') || '–';
      const suggestion = typeof wanted === 'string' ? suggest(wanted, names) : undefined;
      return refuse(context, 'which-event', { known: suggestion ?? known });
    }
    const bytes = readSmallFile(resolve(file), MOST_BYTES);
    if (!bytes) {
      context.complain(whyUnread(context, { file, otherwise: 'cli.agenda.unreadable', most: MOST_BYTES }));
      return 1;
    }
    const zone = event.timeZone ?? missionZone(mission);
    const programme = await readProgramme(bytes, basename(file), {
      zone,
      headings: headingsOf(context),
      days: daysOf(mission, event),
      lexicon: lexiconOf(listLanguages(context.workspaceRoot), []),
    });
    if ('fault' in programme) return refuse(context, programme.fault, { file: basename(file) });
    tellUnread(context, programme);
    if (programme.sessions.length === 0) return refuse(context, 'no-sessions', { file: basename(file) });
    const textsOf = (title: string) => {
      const texts = textsIn(title, opened.workspace.settings.languages);
      return texts['*'] ?? texts;
    };
    const { changes, remarks } = mergeProgramme(mission, event, programme.sessions, textsOf);
    for (const { about, session, text } of remarks)
      context.tell(withoutControls(context.t(`cli.agenda.${about}`, { session, text })));
    const path = `data/missions/${mission.id}/agenda.yaml`;
    const before = readForEdit(context.workspaceRoot, path) ?? '';
    const edited = editYaml(before, changes);
    if ('fault' in edited) {
      const parameters = { path: pathText(edited.fault.path) };
      const position = { file: path, line: 1, column: 1 };
      tellDiagnostics(context, [
        { code: `edit-${edited.fault.reason}`, severity: 'error', position, parameters },
      ]);
      return 1;
    }
    if (edited.text === before) context.tell(context.t('cli.agenda.nothing', { file: basename(file) }));
    return proposeEdits(context, [{ file: path, before, after: edited.text }], {
      yes: options['yes'] === true,
    });
  },
};

/** `agenda`: what a host has, brought into `agenda.yaml`, and when people are taken, into the schedule's facts. */
export const agenda: Command = {
  ...importProgramme,
  name: 'agenda',
  positionals: ['<import>', '<mission>', '<file>'],
  deeds: { import: importProgramme, busy },
};

const MOST_DAYS = 400;

/** Those of the event and of the journey: a reception may be on the eve. */
function daysOf({ period }: Mission, event: Event): readonly CivilDate[] {
  const [from = event.from] = [event.from, period.from].sort();
  const [to = event.to] = [event.to, period.to].sort().reverse();
  const [last = to] = [to, addDays(from, MOST_DAYS)].sort();
  return daysBetween(from, last);
}

const MOST_TOLD = 20;

/** What of the host's file did not become sessions, place by place. */
function tellUnread(context: Context, { skipped, unread }: Programme): void {
  const { t } = context;
  for (const { where, what, text } of skipped.slice(0, MOST_TOLD))
    context.tell(
      withoutControls(t('cli.agenda.skipped', { where, lack: t(`cli.agenda.lacks.${what}`, { text }) })),
    );
  const more = skipped.length - MOST_TOLD;
  if (more > 0) context.tell(t('cli.agenda.skipped-more', { count: more }));
  if (unread.length > 0)
    context.tell(withoutControls(t('cli.agenda.unread', { columns: unread.join(' · ') })));
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  context.complain(context.t(`cli.agenda.${key}`, values));
  return 1;
}

/** What the columns of a table may be called, in every language there is. */
function headingsOf(context: Context): Headings {
  const all = listLanguages(context.workspaceRoot).map((language) => context.words(language));
  const of = (name: keyof Headings): readonly string[] =>
    all.flatMap((t) => t(`cli.agenda.heading.${name}`).split('|'));
  return {
    uid: of('uid'),
    title: of('title'),
    date: of('date'),
    start: of('start'),
    end: of('end'),
    time: of('time'),
    room: of('room'),
  };
}
