import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasErrors } from '#diagnostics/diagnostic.ts';
import { writeEdits } from '#edit/write-edits.ts';
import { loadFromKept } from '#load/load-kept-workspace.ts';
import { zoneOfCity } from '#locale/zone-of-city.ts';
import { addDays, CivilDate, civilOf, TimeZone } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { MissionId } from '#model/identifier.ts';
import { knownPost } from '#model/known-post.ts';
import { markOf } from '#model/mark.ts';
import { missionZone, type Workspace } from '#model/workspace.ts';
import type { Command, Context, Input } from './command.ts';
import { textsIn } from './given-texts.ts';
import { movedPeriod } from './new-from-mission.ts';
import { fillFurther, type Start, startOf } from './new-further.ts';
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
    title: { type: 'string', value: 'text', multiple: true },
    place: { type: 'string', value: 'text', multiple: true },
    zone: { type: 'string', value: 'zone' },
    from: { type: 'string', value: 'date|mission', multiple: true },
    to: { type: 'string', value: 'date' },
    person: { type: 'string', value: 'id' },
    people: { type: 'string', value: 'file' },
    requests: { type: 'string', value: 'file' },
  },
  uses: ['now', 'dry-run'],
  run: async (context, input) => {
    const id = MissionId.safeParse(input.positionals[0]);
    if (!id.success) return refuse(context, 'cli.new.bad-name', { mission: input.positionals[0] ?? '' });
    const folder = join(context.workspaceRoot, 'data', 'missions', id.data);
    if (existsSync(folder))
      return refuse(context, 'cli.new.exists', { folder: relative(context.workspaceRoot, folder) });
    const { workspace, diagnostics } = loadFromKept(context.workspaceRoot);
    if (!workspace) {
      tellDiagnostics(context, diagnostics);
      return 1;
    }
    const start = startOf(context, input, workspace);
    if (!start) return 1;
    const facts = factsOf(id.data, { context, input, workspace, start });
    const misfit = misfitOf(facts, workspace);
    if (misfit) return refuse(context, misfit.key, misfit.values);
    const skeleton = fillMission(readSkeleton(), {
      facts,
      languages: workspace.settings.languages,
      words: context.words,
    });
    const files = await fillFurther(context, skeleton, { input, workspace, start, facts });
    if (!files) return 1;
    if (!context.dryRun) {
      const faults = await writeEdits(context.workspaceRoot, files);
      tellDiagnostics(context, faults);
      if (faults.length > 0) return 1;
    }
    printFiles(
      context,
      files.map(({ file }) => file),
    );
    if (context.dryRun) return 0;
    return checkMade(context, facts);
  },
};

function factsOf(
  id: string,
  {
    context,
    input,
    workspace,
    start,
  }: { context: Context; input: Input; workspace: Workspace; start: Start },
): MissionFacts {
  const { home, languages } = workspace.settings;
  const given = (name: string): string | undefined =>
    typeof input.options[name] === 'string' ? input.options[name] : undefined;
  const place = given('place');
  const today = civilOf(context.now, home.timeZone).date;
  const moved = start.mission && movedPeriod(start.mission, { id, from: start.date, to: given('to'), today });
  const said = moved?.from ?? start.date;
  const from = said ?? guessedDay(id, today);
  const person: string | undefined =
    given('person') ??
    namedDelegates(workspace.missions.at(-1)?.delegation ?? [])[0]?.person ??
    [...workspace.people.keys()][0];
  const [onlyPlace, another] = start.mission?.places ?? [];
  return {
    id,
    person,
    post: person === undefined ? undefined : knownPost(workspace.missions, { person, by: from }),
    from,
    areDaysGuessed: said === undefined,
    to: moved?.to ?? given('to') ?? (start.date === undefined ? addDays(from, DAYS_LONG) : from),
    zone: given('zone') ?? (start.mission ? missionZone(start.mission) : home.timeZone),
    title: textsIn(given('title') ?? markOf(id), languages),
    place: place === undefined ? (another ? undefined : onlyPlace?.name) : textsIn(place, languages),
    agency: home.agency,
  };
}

/** In a month; where the name of the mission says another year, its first day, which nobody takes for the true one. */
function guessedDay(id: string, today: string): string {
  const soon = addDays(today, DAYS_AHEAD);
  const year = /^((?:19|20|21)\d\d)(?!\d)/.exec(id)?.[1];
  return year === undefined || soon.startsWith(year) ? soon : `${year}-01-01`;
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
    return {
      key: 'cli.new.bad-zone',
      values: { value: facts.zone, suggestion: zoneOfCity(facts.zone) ?? 'Asia/Taipei' },
    };
  const { person } = facts;
  if (person !== undefined && ![...workspace.people.keys()].some((id) => id === person))
    return { key: 'diagnostics.unknown-person.why', values: { id: person } };
  return undefined;
}

function checkMade(context: Context, { id, from, to, areDaysGuessed }: MissionFacts): 0 | 1 {
  const own = loadFromKept(context.workspaceRoot).diagnostics.filter((each) =>
    each.position.file.includes(`/missions/${id}/`),
  );
  tellDiagnostics(context, own);
  if (areDaysGuessed) context.tell(context.t('cli.new.days-guessed', { from, to }));
  context.tell(context.t('cli.new.next', { call: context.call(`check ${id}`) }));
  return hasErrors(own) ? 1 : 0;
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>>): 1 {
  context.complain(context.t(key, values));
  return 1;
}
