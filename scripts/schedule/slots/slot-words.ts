import { joinNames } from '#locale/list-names.ts';
import { describeObstacle, type Speech } from '../reason-words.ts';
import type { SlotCost } from './costs.ts';
import type { SlotClash, SlotVerdict } from './judge-slot.ts';

export type SlotWords = {
  /** One line: it can be, it can be at a price, or it cannot. */
  readonly verdict: string;
  readonly clashes: readonly string[];
  readonly costs: readonly string[];
};

/** A slot as people read it: the verdict, what stands against it, and what it costs. */
export function describeSlot(verdict: SlotVerdict, speech: Speech): SlotWords {
  const { t, names } = speech;
  const state = !verdict.fits ? 'clashes' : verdict.costs.length > 0 ? 'costs' : 'fits';
  const meeting = speech.problem.meetings.find(({ id }) => id === verdict.meeting);
  const minutes = verdict.minutes ?? meeting?.minutes ?? 0;
  const room = names.room(verdict.room);
  const slot = names.moment(verdict.start, verdict.start + minutes) + (room && ` · ${room}`);
  return {
    verdict: t(`schedule.slot.${state}`, { meeting: names.meeting(verdict.meeting), slot }),
    clashes: [...new Set(verdict.clashes.map((clash) => describeClash(clash, speech)))],
    costs: [...new Set(verdict.costs.map((cost) => describeCost(cost, speech)))],
  };
}

/** One clash, with whom to move where moving a meeting would lift it. */
export function describeClash(clash: SlotClash, speech: Speech): string {
  const { t, names, language } = speech;
  const said =
    clash.code === 'outside-day' ? t('schedule.slot.outside-day') : describeObstacle(clash, speech);
  const named = clash.parameters['meeting'];
  const others = clash.meetings.filter((id) => id !== named);
  if (others.length === 0) return said;
  return t('schedule.slot.unless', { said, meetings: joinNames(others.map(names.meeting), language) });
}

export function describeCost(cost: SlotCost, { t, names }: Speech): string {
  // A long wait that a meeting parts is two, and may be shorter in all.
  const isParted = cost.code === 'wait' && cost.minutes <= 0;
  return t(`schedule.cost.${isParted ? 'wait-parted' : cost.code}`, {
    ...('person' in cost && { person: names.person(cost.person) }),
    ...('minutes' in cost && { minutes: Math.abs(cost.minutes) }),
    ...('room' in cost && { room: names.room(cost.room), better: names.room(cost.better) }),
  });
}
