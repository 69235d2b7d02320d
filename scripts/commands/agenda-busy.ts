import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { suggest } from '#diagnostics/suggestion.ts';
import type { Change, PlainValue } from '#edit/change.ts';
import { pathText } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { busyWindows } from '#import/busy/busy-windows.ts';
import { readBusy } from '#import/busy/read-busy.ts';
import { addDays, instantOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { Context, Deed, ExitCode } from './command.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { proposeEdits } from './tell-edits.ts';
import { whyUnread } from './why-unread.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * `agenda busy <mission> <person> <file.ics>`: when somebody is taken, by their calendar or what their
 * program publishes of it, becomes a closure of the schedule for them, shown as a diff first. The next file
 * takes the place of the one before. Only times are taken over: nothing of what a person does is anybody's.
 */
export const busy: Deed = {
  positionals: ['<mission>', '<person>', '<file>'],
  options: { yes: { type: 'boolean' } },
  uses: ['dry-run'],
  run: async (context, { positionals: [missionId = '', person = '', file = ''], options }) => {
    const opened = openWorkspace(context, missionId);
    const mission = opened?.missions[0];
    if (!opened || !mission) return 1;
    if (!isThere(mission, person)) return refusePerson(context, mission, person);
    const text = readSmall(resolve(file));
    if (text === undefined) {
      context.complain(whyUnread(context, { file, otherwise: 'cli.agenda.unreadable', most: MOST_BYTES }));
      return 1;
    }
    const zone = missionZone(mission);
    const { from, to } = mission.period;
    const within = { from: instantOf(from, '00:00', zone), to: instantOf(addDays(to, 1), '00:00', zone) };
    const read = readBusy(text, { zone, within });
    if ('fault' in read) return refuse(context, `busy.${read.fault}`, { file: basename(file) });
    const when = busyWindows(read.stretches, { zone, period: mission.period });
    context.tell(context.t('cli.agenda.busy.found', { person, count: when.length }));
    return propose(context, opened.workspace, { mission, person, when, yes: options['yes'] === true });
  },
};

/** Ours, or somebody across the table who has said when they are taken. */
function isThere(mission: Mission, person: string): boolean {
  return peopleOf(mission).includes(person);
}

function peopleOf(mission: Mission): readonly string[] {
  const theirs = mission.bilaterals.flatMap(({ theirs: people }) =>
    people.flatMap((each) => ('person' in each ? [String(each.person)] : [])),
  );
  return [...new Set([...namedDelegates(mission.delegation).map((each) => String(each.person)), ...theirs])];
}

function refusePerson(context: Context, mission: Mission, person: string): ExitCode {
  const known = peopleOf(mission);
  const suggestion = suggest(person, known) ?? known.join(', ');
  return refuse(context, 'busy.unknown-person', { person, mission: mission.id, suggestion });
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>>): ExitCode {
  context.complain(context.t(`cli.agenda.${key}`, values));
  return 1;
}

function readSmall(path: string): string | undefined {
  try {
    return statSync(path).size > MOST_BYTES ? undefined : readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

type Proposed = {
  readonly mission: Mission;
  readonly person: string;
  readonly when: ReturnType<typeof busyWindows>;
  readonly yes: boolean;
};

async function propose(
  context: Context,
  workspace: Workspace,
  { mission, person, when, yes }: Proposed,
): Promise<ExitCode> {
  const file = `data/missions/${mission.id}/mission.yaml`;
  const before = readForEdit(context.workspaceRoot, file) ?? '';
  const edited = editYaml(before, changesOf(context, workspace, { mission, person, when }));
  if ('fault' in edited) {
    const position = { file, line: 1, column: 1 };
    const parameters = { path: pathText(edited.fault.path) };
    tellDiagnostics(context, [
      { code: `edit-${edited.fault.reason}`, severity: 'error', position, parameters },
    ]);
    return 1;
  }
  if (edited.text === before) context.tell(context.t('cli.agenda.busy.same', { person }));
  return proposeEdits(context, [{ file, before, after: edited.text }], { yes });
}

/** The closure is known by its name and its one person. */
function changesOf(
  context: Context,
  { settings }: Workspace,
  { mission, person, when }: Omit<Proposed, 'yes'>,
): readonly Change[] {
  const name = Object.fromEntries(
    settings.languages.map((language) => [language, context.words(language)('cli.agenda.busy.name')]),
  );
  const closures = mission.scheduling?.closures ?? [];
  const index = closures.findIndex(
    (each) =>
      each.people.length === 1 &&
      each.people[0] === person &&
      Object.entries(name).some(([language, text]) => each.name[language] === text),
  );
  const path = ['scheduling', 'closures'];
  if (index !== -1)
    return when.length === 0
      ? [{ deed: 'remove', path: [...path, index] }]
      : [{ deed: 'set', path: [...path, index, 'when'], value: plain(when) }];
  if (when.length === 0) return [];
  const value: PlainValue = { name, when: plain(when), people: [person] };
  return closures.length > 0 ? [{ deed: 'insert', path, value }] : [{ deed: 'set', path, value: [value] }];
}

const plain = (when: Proposed['when']): PlainValue => when.map(({ date, from, to }) => ({ date, from, to }));
