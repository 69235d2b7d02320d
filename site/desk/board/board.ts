/** Where a meeting is or might be, on the clocks of the mission. */
export type Slot = { readonly date: string; readonly start: string; readonly room: string };

export type Stretch = {
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly minutes: number;
};

export type Meeting = {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly status: string;
  /** Where it stands between the sides, in words. */
  readonly state: string;
  readonly isPinned: boolean;
  readonly mayChange: boolean;
  readonly people: readonly string[];
  readonly place?: Stretch & { readonly room: string };
  /** What guests said; those come first who cannot come then. */
  readonly answers: readonly string[];
  readonly declined: number;
};

export type Day = {
  readonly date: string;
  readonly name: string;
  readonly from: string;
  readonly minutes: number;
};
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly busy: readonly (Stretch & { readonly what: string })[];
};
/** `seats`: null where nobody has said how many. */
export type Room = { readonly id: string; readonly name: string; readonly seats: number | null };

/** What the server says of a mission's schedule. */
export type Board = {
  readonly mission: string;
  readonly title: string;
  readonly zone: string;
  readonly digest: string;
  readonly standing: {
    readonly kind: 'draft' | 'release' | 'none';
    readonly name: string;
    readonly releases: readonly string[];
  };
  readonly isOfTheseFacts: boolean;
  readonly step: number;
  readonly days: readonly Day[];
  readonly rooms: readonly Room[];
  readonly people: readonly Person[];
  readonly meetings: readonly Meeting[];
};

export type Verdict = {
  readonly fits: boolean;
  readonly verdict: string;
  readonly clashes: readonly string[];
  readonly costs: readonly string[];
};

/** How high a minute is on the page. */
export const PIXELS_A_MINUTE = 1.6;
export const HOUR = 60;
/** Lengths are told in these. */
export const LENGTH_STEP = 5;
const LONGEST = 480;

/** A length on its own grid, within what a meeting may last. @example lengthOf(33) // 35 */
export const lengthOf = (minutes: number): number =>
  Math.min(LONGEST, Math.max(LENGTH_STEP, Math.round(minutes / LENGTH_STEP) * LENGTH_STEP));

/** Minutes of a clock. @example minutesOf('09:30') // 570 */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** @example clockOf(570) // '09:30' */
export const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, '0')).join(':');

/** The nearest start of the grid at which the meeting still ends within the day. */
export function snap(
  day: Day,
  step: number,
  wanted: { readonly at: number; readonly minutes: number },
): string {
  const first = minutesOf(day.from);
  const last = first + Math.floor(Math.max(0, day.minutes - wanted.minutes) / step) * step;
  const nearest = first + Math.round((wanted.at - first) / step) * step;
  return clockOf(Math.min(last, Math.max(first, nearest)));
}

/**
 * One step of a held meeting by a key: up and down in time, left and right between rooms.
 * Nothing for another key.
 */
export function stepOf(board: Board, meeting: Meeting, slot: Slot, key: string): Slot | undefined {
  const day = board.days.find(({ date }) => date === slot.date);
  if (!day) return undefined;
  const at = minutesOf(slot.start);
  const place = board.rooms.findIndex(({ id }) => id === slot.room);
  const roomAt = (index: number) => board.rooms[Math.min(board.rooms.length - 1, Math.max(0, index))];
  const to = (minutes: number) => snap(day, board.step, { at: at + minutes, minutes: meeting.minutes });
  switch (key) {
    case 'ArrowUp':
      return { ...slot, start: to(-board.step) };
    case 'ArrowDown':
      return { ...slot, start: to(board.step) };
    case 'ArrowLeft':
      return { ...slot, room: roomAt(place - 1)?.id ?? slot.room };
    case 'ArrowRight':
      return { ...slot, room: roomAt(place + 1)?.id ?? slot.room };
    default:
      return undefined;
  }
}

/** Where a meeting that has no place yet is taken up: the first room, at the day's beginning. */
export function firstSlot(board: Board, meeting: Meeting, date: string): Slot {
  const { place } = meeting;
  if (place && place.date === date) return { date, start: place.start, room: place.room };
  const day = board.days.find((each) => each.date === date);
  return { date, start: day?.from ?? '09:00', room: place?.room ?? board.rooms[0]?.id ?? '' };
}
