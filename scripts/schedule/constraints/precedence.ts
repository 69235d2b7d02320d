import type { Meeting } from '../problem.ts';
import type { Timetable } from '../timetable.ts';
import type { Constraint, Trial } from './constraint.ts';

/**
 * Of two meetings in a given order, the first starts before the second.
 * Breaks: the reply at 10:00, the request at 11:00. Holds: the request at 09:00.
 */
export const inOrder: Constraint<Trial> = {
  code: 'precedence',
  violation: (timetable, { meeting, start }) => {
    const wrong =
      wrongSide(timetable, meeting.after, (other) => other >= start) ??
      wrongSide(timetable, meeting.before, (other) => other <= start);
    return wrong && { code: 'precedence', blockers: [wrong], parameters: { meeting: wrong.id } };
  },
};

function wrongSide(
  timetable: Timetable,
  others: readonly number[],
  isWrong: (start: number) => boolean,
): Meeting | undefined {
  return others
    .map((index) => timetable.problem.meetings[index])
    .find((other) => {
      const option = other && timetable.optionOf(other);
      return option !== undefined && isWrong(option.start);
    });
}
