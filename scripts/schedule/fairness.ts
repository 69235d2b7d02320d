import { waitAdded } from './slots/waits.ts';
import type { Timetable } from './timetable.ts';

/** How one side fares: what it asked for, and what it got. */
export type PartyShare = {
  readonly party: string;
  readonly asked: number;
  readonly placed: number;
  readonly weightAsked: number;
  readonly weightPlaced: number;
  /** Meetings of it without a place, by identifier. */
  readonly refused: readonly string[];
};

/** How one person fares who waits between meetings. */
export type PersonShare = {
  readonly person: string;
  readonly meetings: number;
  readonly minutes: number;
  readonly breaks: number;
  readonly waitMinutes: number;
  readonly mostPerDay: number;
};

export type FairnessView = {
  /** Who got the smallest part of what they asked for comes first. */
  readonly parties: readonly PartyShare[];
  /** Who waits longest comes first. */
  readonly people: readonly PersonShare[];
};

/** Who was refused, and who waits: of each side but the one whose schedule it is, and of its own people. */
export function fairnessOf(
  timetable: Timetable,
  parties: ReadonlyMap<string, readonly string[]>,
  home: string | undefined,
): FairnessView {
  return {
    parties: partyShares(timetable, parties).filter(({ party }) => party !== home),
    people: timetable.problem.people
      .filter((person) => person.gapWeight > 0 && (home === undefined || person.party === home))
      .map((person) => personShare(timetable, person))
      .filter(({ meetings }) => meetings > 0)
      .sort((a, b) => b.waitMinutes - a.waitMinutes || b.meetings - a.meetings),
  };
}

function partyShares(timetable: Timetable, parties: ReadonlyMap<string, readonly string[]>): PartyShare[] {
  const shares = new Map<string, PartyShare>();
  for (const meeting of timetable.problem.meetings) {
    const isPlaced = timetable.optionOf(meeting) !== undefined;
    for (const party of new Set(parties.get(meeting.id))) {
      const share = shares.get(party) ?? NOTHING_YET(party);
      shares.set(party, {
        party,
        asked: share.asked + 1,
        placed: share.placed + Number(isPlaced),
        weightAsked: share.weightAsked + meeting.weight,
        weightPlaced: share.weightPlaced + (isPlaced ? meeting.weight : 0),
        refused: isPlaced ? share.refused : [...share.refused, meeting.id],
      });
    }
  }
  const part = ({ weightPlaced, weightAsked }: PartyShare): number => weightPlaced / weightAsked;
  return [...shares.values()].sort((a, b) => part(a) - part(b) || b.asked - a.asked);
}

const NOTHING_YET = (party: string): PartyShare => ({
  party,
  asked: 0,
  placed: 0,
  weightAsked: 0,
  weightPlaced: 0,
  refused: [],
});

function personShare(timetable: Timetable, person: Timetable['problem']['people'][number]): PersonShare {
  const { problem } = timetable;
  const own = [...timetable.ofPerson(person)].sort((a, b) => a.from - b.from);
  const perDay = problem.days.map(
    ({ from, to }) => own.filter((each) => each.from >= from && each.from < to).length,
  );
  // What the gaps come to is what each meeting adds after the one before.
  const asBuilt = timetable.copy();
  for (const { meeting } of own) asBuilt.remove(meeting);
  let [breaks, waitMinutes] = [0, 0];
  for (const { meeting, from, to } of own) {
    const wait = waitAdded(asBuilt, person, { from, to });
    breaks += wait.breaks;
    waitMinutes += wait.minutes;
    const option = timetable.optionOf(meeting);
    if (option) asBuilt.place(meeting, option);
  }
  return {
    person: person.id,
    meetings: own.length,
    minutes: own.reduce((sum, { from, to }) => sum + to - from, 0),
    breaks,
    waitMinutes,
    mostPerDay: Math.max(0, ...perDay),
  };
}
