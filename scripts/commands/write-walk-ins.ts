import type { Change } from '#edit/change.ts';
import { missionZone } from '#model/workspace.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import type { Assignment, Instance, InstanceMeeting } from '#schedule/instance.ts';
import { digestInstance } from '#schedule/release.ts';
import type { Context } from './command.ts';
import { editMeetings } from './edit-meetings.ts';
import { windowOf } from './new-requests.ts';
import { openWorkspace } from './open-workspace.ts';
import type { FillJob } from './schedule-fill-print.ts';
import { offerEdits } from './tell-edits.ts';

type Newcomer = { readonly id: string; readonly place: Assignment };
type Day = { readonly newcomers: readonly Newcomer[]; readonly instance: Instance };

export type WrittenWalkIns = {
  readonly written: ReadonlySet<string>;
  /** Of the facts with them; nothing when they are as they were. */
  readonly digest: string | undefined;
};

const NONE: WrittenWalkIns = { written: new Set(), digest: undefined };

/**
 * Whoever walked in and has a place becomes a meeting of `bilaterals.yaml`, the diff shown first, with whom
 * of ours they meet. A partner that the workspace does not know cannot be written, and that is told.
 */
export async function writeWalkIns(
  context: Context,
  { mission, workspace, buffer, input }: FillJob,
  { newcomers, instance }: Day,
): Promise<WrittenWalkIns> {
  const zone = missionZone(mission);
  const changes = newcomers.flatMap(({ id, place }): readonly (readonly [string, Change])[] => {
    const meeting = instance.meetings.find((each) => each.id === id);
    const partner = meeting?.parties.at(-1) ?? '';
    const isKnown = [...workspace.economies.keys()].some((each) => each === partner);
    const value = meeting && isKnown ? entryOf(meeting, { place, partner, zone }) : undefined;
    return value ? [[id, { deed: 'insert', path: ['bilaterals'], value }]] : [];
  });
  const written = new Set(changes.map(([id]) => id));
  const tellLeft = (ids: readonly string[]): void => {
    const file = `data/missions/${mission.id}/bilaterals.yaml`;
    for (const meeting of ids) context.tell(context.t('cli.schedule.walk-in', { meeting, file }));
  };
  tellLeft(newcomers.map(({ id }) => id).filter((id) => !written.has(id)));
  if (changes.length === 0) return NONE;
  const edit = editMeetings(
    context,
    mission,
    changes.map(([, change]) => change),
  );
  // What there is to say to machines is said already.
  const quiet = context.json ? { ...context, print: () => {} } : context;
  const outcome = edit && (await offerEdits(quiet, [edit], { yes: input.options['yes'] === true }));
  if (outcome === 'shown') return NONE;
  if (outcome !== 'written') {
    tellLeft([...written]);
    return NONE;
  }
  const opened = openWorkspace(context, mission.id);
  const [after] = opened?.missions ?? [];
  const digest =
    opened && after && digestInstance(instanceOf(opened.workspace, after, { bufferMinutes: buffer }));
  return { written, digest };
}

type Entry = { readonly place: Assignment; readonly partner: string; readonly zone: string };

/** Nothing when nobody of ours is to meet them. */
function entryOf(meeting: InstanceMeeting, { place, partner, zone }: Entry) {
  const { id, minutes, windows = [] } = meeting;
  const attendees = place.with ?? [];
  if (attendees.length === 0) return undefined;
  return {
    id,
    partners: [partner],
    status: 'wanted',
    request: {
      priority: 'C',
      durationMinutes: minutes,
      attendees: [...attendees],
      windows: windows.map((window) => windowOf(window, zone)),
    },
  };
}
