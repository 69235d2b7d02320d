import { joinNames } from '#locale/list-names.ts';
import { obstacleLines, relaxationLines, type Speech } from '../reason-words.ts';
import type { SlotVerdict } from './judge-slot.ts';
import { describeCost, describeSlot } from './slot-words.ts';
import type { WhyNot } from './why-not.ts';

export type WordsOfWhyNot = { readonly why: string; readonly details: readonly string[] };

/** The answer to "why not then?" as people read it. */
export function describeWhyNot(id: string, answer: WhyNot, speech: Speech): WordsOfWhyNot {
  const { t, names, language } = speech;
  const meeting = names.meeting(id);
  switch (answer.kind) {
    case 'there':
      return { why: t('schedule.why-not.there', { meeting }), details: costLines(answer.now, speech) };
    case 'no-start':
      return { why: t('schedule.why-not.no-start', { meeting }), details: [] };
    case 'possible': {
      const { verdict, costs } = describeSlot(answer.best, speech);
      const now = answer.now && costLines(answer.now, speech);
      return {
        why: verdict,
        details: [
          ...costs,
          ...(now
            ? [
                t('schedule.why-not.now', {
                  costs: joinNames(now, language) || t('schedule.why-not.nothing'),
                }),
              ]
            : []),
        ],
      };
    }
    case 'impossible': {
      const { exchange, obstacles, relaxations, together } = answer;
      return {
        why: t('schedule.why-not.impossible', { meeting }),
        details: [
          ...obstacleLines(obstacles, speech),
          ...(exchange
            ? [
                t('schedule.why-not.exchange', {
                  rivals: joinNames(exchange.rivals.map(names.meeting), language),
                }),
              ]
            : []),
          ...relaxationLines({ meeting: id, relaxations, together }, speech),
        ],
      };
    }
    default:
      return answer satisfies never;
  }
}

function costLines({ costs }: SlotVerdict, speech: Speech): readonly string[] {
  return [...new Set(costs.map((cost) => describeCost(cost, speech)))];
}
