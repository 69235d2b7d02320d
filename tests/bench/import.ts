import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerNamesOf } from '#import/partner-names.ts';
import { type ReadReport, readReport } from '#import/read-report.ts';
import { nameKey } from '#import/draft-people.ts';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { namedDelegates } from '#model/delegation.ts';
import { localize } from '#model/localized.ts';
import type { Mission, Workspace } from '#model/workspace.ts';

/**
 * Holds what `import report` finds in published reports against our own missions of the same trips:
 * `node tests/bench/import.ts <folder of texts>`, a text for each mission in the order of `MISSIONS`.
 */
const MISSIONS = ['2014-c-tpat', '2011-c-tpat', '2016-sccp2', '2008-wco-it', '2025-sccp1'];
const LANGUAGE = 'zh-TW';

type Kinds = Readonly<Record<string, readonly string[]>>;

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s「」『』“”"()（）、，,.：:]/g, '').toLowerCase();

function found(report: ReadReport): Kinds {
  const meetings = report.meetings;
  return {
    delegation: report.delegation.map(({ value }) => nameKey(value.name)),
    'people met': meetings.flatMap(({ guests }) => guests.map(({ name }) => nameKey(name))),
    'posts of people': [
      ...report.delegation.flatMap(({ value }) => (value.title ? [`${nameKey(value.name)} ${plain(value.title)}`] : [])),
    ],
    period: report.period ? [report.period.value.from, report.period.value.to ?? ''] : [],
    'date of the report': report.front.reportDate ? [report.front.reportDate.value.from] : [],
    meetings: meetings.map(({ partners }) => [...partners].sort().join('+')),
    'times of meetings': meetings.flatMap(({ date, time }) => (date && time ? [`${date.from} ${time.start} ${time.end ?? ''}`] : [])),
    'places of meetings': meetings.flatMap(({ place }) => (place ? [plain(place)] : [])),
    keywords: report.front.keywords.map(plain),
    'pages, organiser, phone': [report.front.pages?.value, report.front.organiser?.value, report.front.phone?.value].flatMap((each) => (each === undefined ? [] : [plain(String(each))])),
    captions: report.captions.map(({ caption }) => plain(caption)),
    annexes: report.annexes.map(({ title, page }) => `${plain(title)} ${page ?? ''}`),
    abbreviations: report.abbreviations.map(({ short }) => short),
    recommendations: report.recommendations.map(({ line }) => String(line)),
  };
}

function truth(workspace: Workspace, mission: Mission): Kinds {
  const name = (id: string): string => {
    const person = workspace.people.get(id as never);
    return nameKey(person ? localize(person.name, LANGUAGE) : id);
  };
  const delegates = namedDelegates(mission.delegation);
  const sheet = mission.abstractSheet;
  return {
    delegation: delegates.map(({ person }) => name(person)),
    'people met': mission.bilaterals.flatMap(({ theirs }) => theirs.flatMap((each) => ('person' in each && each.person ? [name(each.person)] : []))),
    'posts of people': delegates.flatMap(({ person, title }) => (title ? [`${name(person)} ${plain(localize(title, LANGUAGE))}`] : [])),
    period: [mission.period.from, mission.period.to],
    'date of the report': mission.reportDate ? [mission.reportDate] : [],
    meetings: mission.bilaterals.map(({ partners }) => [...partners].sort().join('+')),
    'times of meetings': mission.bilaterals.flatMap(({ placement: at }) => (at?.date && at.start ? [`${at.date} ${at.start} ${at.end ?? ''}`] : [])),
    'places of meetings': mission.bilaterals.flatMap(({ placement: at }) => {
      const room = mission.rooms.find(({ id }) => id === at?.room);
      return room ? [plain(localize(room.name, LANGUAGE))] : [];
    }),
    keywords: sheet ? (sheet.keywords[LANGUAGE] ?? sheet.keywords['*'] ?? []).map(plain) : [],
    'pages, organiser, phone': [sheet?.pages, sheet?.organiser && localize(sheet.organiser, LANGUAGE), sheet?.phone].flatMap((each) => (each === undefined ? [] : [plain(String(each))])),
    captions: mission.photos.map(({ caption }) => plain(localize(caption, LANGUAGE))),
    annexes: mission.annexes.map(({ title, page }) => `${plain(localize(title, LANGUAGE))} ${page ?? ''}`),
    abbreviations: [],
    recommendations: mission.recommendations.map(({ id }) => id),
  };
}

function run(folder: string): void {
  const { workspace } = loadWorkspace(TOOLKIT_ROOT);
  if (!workspace) throw new Error('the sample workspace is at fault');
  const partners = partnerNamesOf(workspace.economies.values(), LANGUAGE);
  const sums = new Map<string, { right: number; found: number; true: number }>();
  readdirSync(folder).sort().forEach((file, index) => {
    const mission = workspace.missions.find(({ id }) => id === MISSIONS[index]);
    if (!mission) return;
    const ours = truth(workspace, mission);
    for (const [kind, theirs] of Object.entries(found(readReport(readFileSync(join(folder, file), 'utf8'), { partners })))) {
      const rest = [...(ours[kind] ?? [])];
      const isMatched = theirs.filter((each) => {
        const at = rest.indexOf(each);
        if (at >= 0) rest.splice(at, 1);
        return at >= 0;
      });
      const sum = sums.get(kind) ?? { right: 0, found: 0, true: 0 };
      sums.set(kind, { right: sum.right + isMatched.length, found: sum.found + theirs.length, true: sum.true + (ours[kind]?.length ?? 0) });
      const odd = theirs.filter((each) => !isMatched.includes(each));
      if (process.argv.includes('--verbose') && odd.length + rest.length > 0)
        process.stdout.write(`${mission.id} ${kind}\n  not ours: ${odd.join(' | ')}\n  missed: ${rest.join(' | ')}\n`);
    }
  });
  process.stdout.write('| kind | in our missions | found | right | precision | recall |\n|---|---|---|---|---|---|\n');
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);
  for (const [kind, { right, found: all, true: wanted }] of sums)
    process.stdout.write(`| ${kind} | ${wanted} | ${all} | ${right} | ${share(right, all)} | ${share(right, wanted)} |\n`);
}

run(process.argv[2] ?? '');
