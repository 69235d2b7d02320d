import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkspace } from '#load/load-workspace.ts';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { addDays } from '#model/civil-time.ts';
import { commitmentsOf, type Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { changeLog } from '#register/event-log.ts';

const ITEMS_A_MEETING = 4;
const MEETINGS_A_MISSION = 25;
const FIRST_YEAR = 1976;
const MISSIONS_A_YEAR = 20;

/**
 * A workspace with so many items of the sizes and shapes of the sample's: a hundred a mission, a third of
 * them with one partner, some of whose items go on from mission to mission; one in four has a life in the
 * register.
 * @example await makeLargeTracker(root, 10_000) // 100 missions, 2,500 meetings
 */
export async function makeLargeTracker(root: string, items: number): Promise<void> {
  const { workspace } = loadWorkspace(TOOLKIT_ROOT);
  if (!workspace) throw new Error('the sample workspace is at fault');
  for (const file of ['workspace', 'economies', 'people', 'glossary'])
    cpSync(join(TOOLKIT_ROOT, `data/${file}.yaml`), join(root, `data/${file}.yaml`));
  const missions = Math.ceil(items / (ITEMS_A_MEETING * MEETINGS_A_MISSION));
  const made = models(workspace);
  for (let index = 0; index < missions; index += 1) {
    const id = nameOf(index);
    const folder = join(root, 'data/missions', id);
    mkdirSync(folder, { recursive: true });
    // JSON is YAML.
    writeFileSync(join(folder, 'mission.yaml'), JSON.stringify(mission(index, workspace)));
    const bilaterals = Array.from({ length: MEETINGS_A_MISSION }, (_, of) => meeting({ index, of }, made));
    writeFileSync(join(folder, 'bilaterals.yaml'), JSON.stringify({ bilaterals }));
    await liveThrough(root, id);
  }
}

const nameOf = (index: number): string => `m-${String(index).padStart(4, '0')}`;

type Models = {
  readonly commitments: readonly object[];
  readonly partners: readonly string[];
  readonly people: readonly string[];
};

/** Texts, words of dates and states as reports have them, without what leads to other items. */
function models({ missions, economies, people }: Workspace): Models {
  const commitments = missions.flatMap(commitmentsOf).map(({ commitment }) => {
    const { id: _, partners: _of, continues: _c, closes: _e, waitsOn: _w, ...own } = commitment;
    return own;
  });
  const partners = [...economies.keys()].filter((id) => id !== 'TW' && !id.startsWith('X'));
  return { commitments, partners, people: [...people.keys()] };
}

function mission(index: number, { missions }: Workspace): object {
  const from = addDays(
    `${FIRST_YEAR + Math.floor(index / MISSIONS_A_YEAR)}-01-10`,
    (index % MISSIONS_A_YEAR) * 17,
  );
  const [sample] = missions;
  return {
    title: { 'zh-TW': `第 ${index + 1} 次關務會議`, en: `Customs meeting number ${index + 1}` },
    period: { from, to: addDays(from, 4) },
    places: sample?.places,
    published: addDays(from, 60),
    delegation: sample?.delegation,
  };
}

type Place = { readonly index: number; readonly of: number };

function meeting({ index, of }: Place, { commitments, partners, people }: Models): object {
  const partner = of % 3 === 0 ? 'US' : (partners[(index * 7 + of) % partners.length] ?? 'US');
  const modelOf = (item: number) =>
    commitments[(index * 13 + of * ITEMS_A_MEETING + item) % commitments.length];
  const text = {
    'zh-TW': `第 ${of + 1} 場：通關、資料交換與相互承認`,
    en: `Meeting ${of + 1}: clearance, data exchange and mutual recognition`,
  };
  return {
    id: `meeting-${of}`,
    partners: [partner],
    format: 'exchange',
    status: 'held',
    theirs: [0, 1, 2].map((each) => ({ person: people[(index + of * 3 + each) % people.length] })),
    points: [text],
    commitments: Array.from({ length: ITEMS_A_MEETING }, (_, item) => ({
      ...modelOf(item),
      id: `item-${of}-${item}`,
      // What goes on from the mission before, for a thread through all of them.
      ...(of < 6 &&
        of % 3 === 0 &&
        item === 0 &&
        index > 0 && { continues: [`${nameOf(index - 1)}/item-${of}-0`] }),
    })),
  };
}

/** One in four items is settled, waits or was noted of. */
async function liveThrough(root: string, id: string): Promise<void> {
  const states = ['done', 'waiting', 'in-progress', 'lapsed'] as const;
  const signature = { by: 'Lin', now: Date.UTC(2026, 8, 1) };
  await changeLog(root, ACTIONS, { name: id, signature }, () =>
    Array.from({ length: MEETINGS_A_MISSION }, (_, of) => [
      { type: 'status' as const, item: `${id}/item-${of}-1`, status: states[of % states.length] ?? 'done' },
      { type: 'note' as const, item: `${id}/item-${of}-1`, note: `asked by letter ${of}` },
    ]).flat(),
  );
}
