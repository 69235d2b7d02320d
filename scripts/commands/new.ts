import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasErrors } from '#diagnostics/diagnostic.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { addDays, CivilDate, civilOf, TimeZone } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { MissionId } from '#model/identifier.ts';
import { markOf } from '#model/mark.ts';
import type { Workspace } from '#model/workspace.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Command, Context, Input } from './command.ts';
import { fillMission, type MissionFacts, readSkeleton } from './new-mission.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { printFiles } from './print-files.ts';

const DAYS_AHEAD = 30;
const DAYS_LONG = 4;

/** `new <mission>`: the files of a mission that passes `check` at once. */
export const newMission: Command = {
  name: 'new',
  positionals: ['<mission>'],
  options: {
    title: { type: 'string', value: 'text' },
    place: { type: 'string', value: 'text' },
    zone: { type: 'string', value: 'zone' },
    from: { type: 'string', value: 'date' },
    to: { type: 'string', value: 'date' },
    person: { type: 'string', value: 'id' },
  },
  uses: ['now', 'dry-run'],
  run: async (context, input) => {
    const id = MissionId.safeParse(input.positionals[0]);
    if (!id.success) return refuse(context, 'cli.new.bad-name', { mission: input.positionals[0] ?? '' });
    const folder = join(context.workspaceRoot, 'data', 'missions', id.data);
    if (existsSync(folder))
      return refuse(context, 'cli.new.exists', { folder: relative(context.workspaceRoot, folder) });
    const { workspace, diagnostics } = loadWorkspace(context.workspaceRoot);
    if (!workspace) {
      tellDiagnostics(context, diagnostics);
      return 1;
    }
    const facts = factsOf(id.data, { context, input, workspace });
    const misfit = misfitOf(facts, workspace);
    if (misfit) return refuse(context, misfit.key, misfit.values);
    const files = fillMission(readSkeleton(), {
      facts,
      languages: workspace.settings.languages,
      words: context.words,
    });
    const taken = files.find(({ file }) => existsSync(join(context.workspaceRoot, file)));
    if (taken) return refuse(context, 'cli.new.exists', { folder: taken.file });
    if (!context.dryRun)
      for (const { file, text } of files) writeWhole(join(context.workspaceRoot, file), text);
    printFiles(
      context,
      files.map(({ file }) => file),
    );
    if (context.dryRun) return 0;
    return checkMade(context, id.data);
  },
};

function factsOf(
  id: string,
  { context, input, workspace }: { context: Context; input: Input; workspace: Workspace },
): MissionFacts {
  const { home } = workspace.settings;
  const given = (name: string): string | undefined =>
    typeof input.options[name] === 'string' ? input.options[name] : undefined;
  const today = civilOf(context.now, home.timeZone).date;
  const from = given('from') ?? addDays(today, DAYS_AHEAD);
  const person: string | undefined =
    given('person') ??
    namedDelegates(workspace.missions.at(-1)?.delegation ?? [])[0]?.person ??
    [...workspace.people.keys()][0];
  return {
    id,
    person,
    from,
    to: given('to') ?? (given('from') === undefined ? addDays(from, DAYS_LONG) : from),
    zone: given('zone') ?? home.timeZone,
    title: given('title') ?? markOf(id),
    place: given('place'),
    agency: home.agency,
  };
}

/** What was asked for may not exist: a 30 February, a zone, a person. Then nothing is written. */
function misfitOf(
  facts: MissionFacts,
  workspace: Workspace,
): { readonly key: string; readonly values: Readonly<Record<string, string>> } | undefined {
  for (const date of [facts.from, facts.to]) {
    if (!CivilDate.safeParse(date).success) return { key: 'cli.new.bad-date', values: { value: date } };
  }
  if (facts.from > facts.to)
    return { key: 'diagnostics.range-reversed.why', values: { from: facts.from, to: facts.to } };
  if (!TimeZone.safeParse(facts.zone).success)
    return { key: 'diagnostics.bad-time-zone.why', values: { value: facts.zone } };
  const { person } = facts;
  if (person !== undefined && ![...workspace.people.keys()].some((id) => id === person))
    return { key: 'diagnostics.unknown-person.why', values: { id: person } };
  return undefined;
}

function checkMade(context: Context, id: string): 0 | 1 {
  const own = loadWorkspace(context.workspaceRoot).diagnostics.filter((each) =>
    each.position.file.includes(`/missions/${id}/`),
  );
  tellDiagnostics(context, own);
  context.tell(context.t('cli.new.next', { call: context.call(`check ${id}`) }));
  return hasErrors(own) ? 1 : 0;
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>>): 1 {
  context.complain(context.t(key, values));
  return 1;
}
