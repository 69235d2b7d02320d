import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey } from '#import/draft-people.ts';
import { partnerNamesOf } from '#import/partner-names.ts';
import { type ReadReport, readReport } from '#import/read-report.ts';
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

/** Our missions say these in other words than the report: the same is meant where most of it is said. */
const ABOUT = new Set(['captions', 'annexes', 'recommendations']);
const MOST = 0.5;

const pairs = (text: string): readonly string[] =>
  [...text].slice(1).map((each, index) => `${[...text][index]}${each}`);

function isAbout(own: string, theirs: string): boolean {
  const [ours, said] = [pairs(own), new Set(pairs(theirs))];
  return ours.filter((each) => said.has(each)).length >= ours.length * MOST;
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s「」『』“”"()（）、，,.：:]/g, '')
    .toLowerCase();

function found(report: ReadReport): Kinds {
  const meetings = report.meetings;
  return {
    delegation: report.delegation.map(({ value }) => nameKey(value.name)),
    'people met': meetings.flatMap(({ guests }) => guests.map(({ name }) => nameKey(name))),
    'posts of people': [
      ...report.delegation.flatMap(({ value }) =>
        value.title ? [`${nameKey(value.name)} ${plain(value.title)}`] : [],
      ),
    ],
    period: report.period ? [report.period.value.from, report.period.value.to ?? ''] : [],
    'date of the report': report.front.reportDate ? [report.front.reportDate.value.from] : [],
    meetings: meetings.map(({ partners }) => [...partners].sort().join('+')),
    'times of meetings': meetings.flatMap(({ date, time }) =>
      date && time ? [`${date.from} ${time.start} ${time.end ?? ''}`] : [],
    ),
    'places of meetings': meetings.flatMap(({ place }) => (place ? [plain(place)] : [])),
    keywords: report.front.keywords.map(plain),
    'pages, organiser, phone': [
      report.front.pages?.value,
      report.front.organiser?.value,
      report.front.phone?.value,
    ].flatMap((each) => (each === undefined ? [] : [plain(String(each))])),
    captions: report.captions.map(({ caption, people }) =>
      plain(/^由左/.test(caption) ? people.join('') : caption),
    ),
    annexes: report.annexes.map(({ title, page }) => `${plain(title)} ${page ?? ''}`),
    abbreviations: report.abbreviations.map(({ short }) => short),
    recommendations: report.recommendations.map(({ text }) => plain(text)),
  };
}

function truth(workspace: Workspace, mission: Mission, text: string): Kinds {
  const isOnlyPeople = /^相片 ?\d+ ?由左至右/m.test(text);
  const name = (id: string): string => {
    const person = workspace.people.get(id as never);
    return nameKey(person ? localize(person.name, LANGUAGE) : id);
  };
  const delegates = namedDelegates(mission.delegation);
  const sheet = mission.abstractSheet;
  return {
    delegation: delegates.map(({ person }) => name(person)),
    'people met': mission.bilaterals.flatMap(({ theirs }) =>
      theirs.flatMap((each) => ('person' in each && each.person ? [name(each.person)] : [])),
    ),
    'posts of people': delegates.flatMap(({ person, title }) =>
      title ? [`${name(person)} ${plain(localize(title, LANGUAGE))}`] : [],
    ),
    period: [mission.period.from, mission.period.to],
    'date of the report': mission.reportDate ? [mission.reportDate] : [],
    meetings: mission.bilaterals.map(({ partners }) => [...partners].sort().join('+')),
    'times of meetings': mission.bilaterals.flatMap(({ placement: at }) =>
      at?.date && at.start ? [`${at.date} ${at.start} ${at.end ?? ''}`] : [],
    ),
    'places of meetings': mission.bilaterals.flatMap(({ placement: at }) => {
      const room = mission.rooms.find(({ id }) => id === at?.room);
      return room ? [plain(localize(room.name, LANGUAGE))] : [];
    }),
    keywords: sheet ? (sheet.keywords[LANGUAGE] ?? sheet.keywords['*'] ?? []).map(plain) : [],
    'pages, organiser, phone': [
      sheet?.pages,
      sheet?.organiser && localize(sheet.organiser, LANGUAGE),
      sheet?.phone,
    ].flatMap((each) => (each === undefined ? [] : [plain(String(each))])),
    // Some reports say only who is in a picture, from left to right.
    captions: mission.photos.map(({ caption, people }) =>
      isOnlyPeople
        ? plain(
            people
              .map((each) => (typeof each === 'string' ? name(each) : localize(each.unnamed, LANGUAGE)))
              .join(''),
          )
        : plain(localize(caption, LANGUAGE)),
    ),
    annexes: mission.annexes.map(({ title, page }) => `${plain(localize(title, LANGUAGE))} ${page ?? ''}`),
    // Those of the glossary that the report itself spells out.
    abbreviations: [...workspace.abbreviations.values()].flatMap(({ short, full }) =>
      new RegExp(`(?<![A-Za-z])${short.replace(/[^A-Za-z0-9]/g, '.')}(?![A-Za-z])`).test(text) &&
      plain(text).includes(plain(localize(full, 'en')))
        ? [short]
        : [],
    ),
    recommendations: mission.recommendations.map(({ text }) => plain(localize(text, LANGUAGE))),
  };
}

function run(folder: string): void {
  const { workspace } = loadWorkspace(TOOLKIT_ROOT);
  if (!workspace) throw new Error('the sample workspace is at fault');
  const partners = partnerNamesOf(workspace.economies.values(), LANGUAGE);
  const sums = new Map<string, { right: number; found: number; true: number }>();
  readdirSync(folder)
    .sort()
    .forEach((file, index) => {
      const mission = workspace.missions.find(({ id }) => id === MISSIONS[index]);
      if (!mission) return;
      const text = readFileSync(join(folder, file), 'utf8');
      const ours = truth(workspace, mission, text);
      for (const [kind, theirs] of Object.entries(found(readReport(text, { partners })))) {
        const rest = [...(ours[kind] ?? [])];
        const isMatched = theirs.filter((each) => {
          const at = rest.findIndex((own) => own === each || (ABOUT.has(kind) && isAbout(own, each)));
          if (at >= 0) rest.splice(at, 1);
          return at >= 0;
        });
        const sum = sums.get(kind) ?? { right: 0, found: 0, true: 0 };
        sums.set(kind, {
          right: sum.right + isMatched.length,
          found: sum.found + theirs.length,
          true: sum.true + (ours[kind]?.length ?? 0),
        });
        const odd = theirs.filter((each) => !isMatched.includes(each));
        if (process.argv.includes('--verbose') && odd.length + rest.length > 0)
          process.stdout.write(
            `${mission.id} ${kind}\n  not ours: ${odd.join(' | ')}\n  missed: ${rest.join(' | ')}\n`,
          );
      }
    });
  process.stdout.write(
    '| kind | in our missions | found | right | precision | recall |\n|---|---|---|---|---|---|\n',
  );
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
  for (const [kind, { right, found: all, true: wanted }] of sums)
    process.stdout.write(
      `| ${kind} | ${wanted} | ${all} | ${right} | ${share(right, all)} | ${share(right, wanted)} |\n`,
    );
}

run(process.argv[2] ?? '');
