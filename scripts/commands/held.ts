import type { Change, PlainValue } from '#edit/change.ts';
import { placementValue, setField } from '#edit/meeting-fields.ts';
import { isOff } from '#model/called-off.ts';
import { civilOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission } from '#model/workspace.ts';
import { missionZone } from '#model/workspace.ts';
import { withStaff } from '#schedule/release.ts';
import type { Command, Context } from './command.ts';
import { editMeetings, openMeetings } from './edit-meetings.ts';
import { releasesOf } from './released-placements.ts';
import { proposeEdits } from './tell-edits.ts';

type Meeting = Mission['bilaterals'][number];

/**
 * `held <mission> [meeting…]`: meetings become records: time, room and our people as released or agreed;
 * what was otherwise is changed by hand, before or after, and nothing else is typed. Without names, those whose time has passed.
 */
export const held: Command = {
  name: 'held',
  positionals: ['<mission>', '[meeting…]'],
  options: { yes: { type: 'boolean' } },
  uses: ['now', 'dry-run'],
  run: async (context, { positionals, options }) => {
    const opened = openMeetings(context, positionals);
    if (!opened) return 1;
    const { mission, wanted, placements } = opened;
    const staffed = withStaff(mission, releasesOf(context, mission)?.at(-1));
    const isNamed = positionals.length > 1;
    const changes: Change[] = [];
    for (const meeting of wanted) {
      const place = meeting.placement ?? meeting.request?.pin ?? placements.get(meeting.id);
      if (isRecord(meeting) || isOff(meeting)) {
        if (isNamed) context.tell(context.t('cli.held.recorded', { meeting: meeting.id }));
        continue;
      }
      if (!place) {
        if (isNamed) context.complain(context.t('cli.held.unplaced', { meeting: meeting.id }));
        continue;
      }
      if (isNamed || isOver(context, mission, place)) {
        const own = staffed.bilaterals.find(({ id }) => id === meeting.id) ?? meeting;
        changes.push(...recordOf(mission, own, placementValue(place)));
      }
    }
    const edit = editMeetings(context, mission, changes);
    if (!edit) return 1;
    if (edit.before === edit.after) context.tell(context.t('cli.held.nothing', { mission: mission.id }));
    const code = await proposeEdits(context, [edit], { yes: options['yes'] === true });
    if (code === 0 && edit.before !== edit.after)
      context.tell(
        context.t('cli.held.next', { mission: mission.id, call: context.call(`check ${mission.id}`) }),
      );
    return code;
  },
};

function isOver(
  { now }: Context,
  mission: Mission,
  { date, start, end }: { date: string; start: string; end?: string | undefined },
): boolean {
  const today = civilOf(now, missionZone(mission));
  return `${date} ${end ?? start}` <= `${today.date} ${today.time}`;
}

/** One that has its placement but not yet the status is still to be made one. */
const isRecord = ({ placement, status }: Meeting): boolean => placement !== undefined && status === 'held';

/** The request stays: it says what was asked for, and is internal. */
function recordOf(mission: Mission, meeting: Meeting, placement: PlainValue): readonly Change[] {
  const people = meeting.ours.length > 0 ? [] : [setField(meeting.id, 'ours', oursOf(mission, meeting))];
  return [
    setField(meeting.id, 'status', 'held'),
    ...(meeting.placement ? [] : [setField(meeting.id, 'placement', placement)]),
    ...people,
  ].filter((change) => change.deed !== 'set' || !Array.isArray(change.value) || change.value.length > 0);
}

/** Our people with the office and title that the mission gives them. */
function oursOf(mission: Mission, { request }: Meeting): PlainValue {
  const delegates = new Map(namedDelegates(mission.delegation).map((each) => [each.person, each]));
  return (request?.attendees ?? []).map((person) => {
    const delegate = delegates.get(person);
    const text = (value: Readonly<Record<string, string>> | undefined): PlainValue | undefined =>
      value === undefined ? undefined : (value['*'] ?? value);
    return {
      person,
      agency: text(delegate?.agency),
      office: text(delegate?.office),
      title: text(delegate?.title),
    };
  });
}
