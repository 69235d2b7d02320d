import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { hasErrors } from '#diagnostics/diagnostic.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import { diffOf, type FileEdit } from '#edit/file-edit.ts';
import { readForEdit, writeEdits } from '#edit/write-edits.ts';
import { draftBilaterals, draftMission, type GivenFacts, type Marks } from '#import/draft-facts.ts';
import { type DraftPerson, draftPeople, slugOf } from '#import/draft-people.ts';
import { draftReadout, draftReport, photoLines } from '#import/draft-prose.ts';
import { partnerNamesOf } from '#import/partner-names.ts';
import { type ReadReport, readReport } from '#import/read-report.ts';
import { loadFromKept } from '#load/load-kept-workspace.ts';
import { readDocument } from '#load/read-document.ts';
import { readSmallFile } from '#load/read-small-file.ts';
import { CivilDate, TimeZone } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { MissionId } from '#model/identifier.ts';
import { markOf } from '#model/mark.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Context, Deed, ExitCode, Input } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { editsJson } from './tell-edits.ts';
import { whyUnread } from './why-unread.ts';

/** No report of an office is larger. */
const MOST_BYTES = 64 * 1024 * 1024;

/** `import report <file>`: an existing report as a draft mission. */
export const importReport: Deed = {
  positionals: ['<file>'],
  options: {
    mission: { type: 'string', value: 'mission' },
    title: { type: 'string', value: 'text' },
    place: { type: 'string', value: 'text' },
    zone: { type: 'string', value: 'zone' },
    from: { type: 'string', value: 'date' },
    to: { type: 'string', value: 'date' },
    person: { type: 'string', value: 'id' },
  },
  uses: ['dry-run'],
  run: async (context, input) => {
    const file = resolve(input.positionals.at(-1) ?? '');
    if (!existsSync(file)) return refuse(context, 'cli.import.no-file', { file });
    const bytes = readSmallFile(file, MOST_BYTES);
    if (!bytes) {
      context.complain(whyUnread(context, { file, otherwise: 'cli.import.damaged', most: MOST_BYTES }));
      return 1;
    }
    const document = await readDocument(file, bytes);
    if ('fault' in document) return refuse(context, `cli.import.${document.fault}`, { file });
    const { workspace, diagnostics } = loadFromKept(context.workspaceRoot);
    if (!workspace) {
      tellDiagnostics(context, diagnostics);
      return 1;
    }
    const language = workspace.settings.languages.find((each) => each.startsWith('zh'));
    if (language === undefined) return refuse(context, 'cli.import.no-chinese', {});
    const report = readReport(document.text, {
      partners: partnerNamesOf(workspace.economies.values(), language),
    });
    const given = complete(context, input, { report, workspace, language, file });
    return given ? writeDraft(context, { report, workspace, given, file, input }) : 2;
  },
};

type Draft = {
  readonly report: ReadReport;
  readonly workspace: Workspace;
  readonly given: GivenFacts;
  readonly file: string;
  readonly input: Input;
};

/** What a mission cannot do without and the report does not say is asked for, all at once. */
function complete(
  context: Context,
  { options }: Input,
  { report, workspace, language, file }: Omit<Draft, 'given' | 'input'> & { readonly language: string },
): GivenFacts | undefined {
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? options[name] : undefined;
  const from = text('from') ?? report.period?.value.from;
  const to = text('to') ?? report.period?.value.to ?? from;
  const place = text('place') ?? report.front.place?.value;
  const person = text('person');
  const isKnown = [...workspace.people.keys()].some((id) => id === person);
  const lacking = [
    ...(from && to && CivilDate.safeParse(from).success && CivilDate.safeParse(to).success && from <= to
      ? []
      : ['--from', '--to']),
    ...(place ? [] : ['--place']),
    ...(report.delegation.length > 0 || isKnown ? [] : ['--person']),
  ];
  const timeZone = text('zone') ?? workspace.settings.home.timeZone;
  if (!TimeZone.safeParse(timeZone).success) lacking.push('--zone');
  if (lacking.length > 0 || !from || !to || !place) {
    context.complain(context.t('cli.import.lacking', { options: lacking.join(', ') }));
    return undefined;
  }
  const title = text('title') ?? report.front.title?.value ?? basename(file, extname(file));
  return { title, from, to, place, timeZone, language, ...(person !== undefined && { person }) };
}

async function writeDraft(context: Context, draft: Draft): Promise<ExitCode> {
  const { report, given, file, input } = draft;
  const wanted =
    typeof input.options['mission'] === 'string'
      ? input.options['mission']
      : `${given.from.slice(0, 4)}-${slugOf(basename(file, extname(file)))
          .toLowerCase()
          .slice(0, 40)}`;
  const id = MissionId.safeParse(wanted);
  if (!id.success) return refuse(context, 'cli.new.bad-name', { mission: wanted });
  if (existsSync(join(context.workspaceRoot, 'data', 'missions', id.data)))
    return refuse(context, 'cli.new.exists', { folder: join('data', 'missions', id.data) });
  const edits = draftEdits(context, draft, id.data);
  if (context.dryRun) {
    context.print(context.json ? editsJson(edits, { isWritten: false }) : diffOf(edits).trimEnd());
    return 0;
  }
  const faults = await writeEdits(context.workspaceRoot, edits);
  tellDiagnostics(context, faults);
  if (faults.length > 0) return 1;
  if (context.json) context.print(editsJson(edits, { isWritten: true }));
  else for (const edit of edits) context.print(edit.file);
  const own = loadFromKept(context.workspaceRoot).diagnostics.filter(
    ({ position, severity }) => severity === 'error' && position.file.includes(`/missions/${id.data}/`),
  );
  tellDiagnostics(context, own);
  context.tell(
    context.t('cli.import.found', {
      people: report.delegation.length + report.meetings.reduce((sum, { guests }) => sum + guests.length, 0),
      meetings: report.meetings.length,
      photos: report.captions.length,
      annexes: report.annexes.length,
      recommendations: report.recommendations.length,
    }),
  );
  for (const { title, line } of report.unknownPartners)
    context.complain(context.t('cli.import.unknown-partner', { title, line }));
  context.tell(context.t('cli.import.next', { mission: id.data }));
  return hasErrors(own) ? 1 : 0;
}

function draftEdits(
  context: Context,
  { report, workspace, given }: Draft,
  mission: string,
): readonly FileEdit[] {
  const known = [...workspace.people.values()].map(({ id, name }) => ({
    id,
    name: typeof name === 'string' ? { '*': name } : name,
  }));
  const people = draftPeople(report, { known, homePartner: homePartner(workspace) });
  const marks: Marks = {
    source: (line) => context.t('cli.import.mark.source', { line }),
    unsure: (line) => context.t('cli.import.mark.unsure', { line }),
    zone: context.t('cli.import.mark.zone'),
    post: {
      agency: markOf(context.words(given.language)('desk.field.agency')),
      title: markOf(context.words(given.language)('cli.new.job-title')),
    },
  };
  const { text: bilaterals, ids } = draftBilaterals(report, { people, marks });
  const photos = photoLines(report);
  const data = `data/missions/${mission}`;
  const prose = `content/missions/${mission}/${given.language}`;
  const made = (file: string, after: string): FileEdit => ({ file, before: undefined, after });
  return [
    made(`${data}/mission.yaml`, draftMission(report, { given, people, marks })),
    made(`${data}/bilaterals.yaml`, bilaterals),
    made(
      `${prose}/report.mdx`,
      draftReport(report, { ids, note: markOf(context.t('cli.import.mark.left-over')) }),
    ),
    ...report.meetings.flatMap((meeting) => {
      const text = draftReadout(meeting, photos);
      return text === undefined ? [] : [made(`${prose}/readouts/${ids.get(meeting)}.mdx`, text)];
    }),
    ...addedPeople(context, people),
    ...addedAbbreviations(context, { report, workspace, language: given.language }),
  ];
}

/** The home side, where the workspace's people say which it is. */
function homePartner(workspace: Workspace): string | undefined {
  const delegates = workspace.missions.flatMap(({ delegation }) =>
    namedDelegates(delegation).map(({ person }) => person),
  );
  return delegates.map((id) => workspace.people.get(id)?.partner).find((each) => each !== undefined);
}

function addedPeople(context: Context, people: ReadonlyMap<string, DraftPerson>): readonly FileEdit[] {
  const added = [...people.values()].filter(({ isNew }) => isNew);
  return appended(
    context,
    'people',
    added.map(({ isNew: _, ...person }) => person),
  );
}

function addedAbbreviations(
  context: Context,
  { report, workspace, language }: Pick<Draft, 'report' | 'workspace'> & { readonly language: string },
): readonly FileEdit[] {
  const known = new Set([...workspace.abbreviations.values()].map(({ short }) => short));
  const other = workspace.settings.languages.find((each) => each !== language);
  const added = report.abbreviations
    .filter(({ short }) => !known.has(short))
    .map(({ short, full, translated }) => ({
      short,
      full: translated && other !== undefined ? { [language]: translated, [other]: full } : full,
    }));
  return appended(context, 'glossary', added, 'abbreviations');
}

function appended(
  context: Context,
  name: string,
  values: readonly Readonly<Record<string, string | Readonly<Record<string, string>>>>[],
  list: string = name,
): readonly FileEdit[] {
  const file = `data/${name}.yaml`;
  const before = readForEdit(context.workspaceRoot, file);
  if (before === undefined || values.length === 0) return [];
  const edited = editYaml(
    before,
    values.map((value) => ({ deed: 'insert', path: [list], value })),
  );
  return 'fault' in edited ? [] : [{ file, before, after: edited.text }];
}

function refuse(context: Context, key: string, values: Readonly<Record<string, string>>): 2 {
  context.complain(context.t(key, values));
  return 2;
}
