import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

type Figure = { readonly value: string; readonly at: Finding['at'] };

/** Figures of three digits or more and percentages: small ones are often words in one of the languages. */
const FIGURE = /\d[\d,]*(?:\.\d+)?(?:\s*[%％])?/g;

/** A figure that stands in one edition stands in the other: 680 firms here and 608 there is a slip. */
export const numbersAgree: Rule = {
  name: 'numbers-agree',
  codes: ['figure-differs'],
  example: { wrong: '680 firms here, 608 there', right: '680 firms in both' },
  find: (workspace) => findNumbersAgree(workspace),
};

function findNumbersAgree(workspace: Workspace): readonly Finding[] {
  const [filing, companion] = workspace.settings.languages;
  return workspace.missions.flatMap((mission) =>
    mission.prose
      .filter((prose) => prose.language === companion)
      .flatMap((prose) => {
        const twin = findProse(mission.prose, {
          kind: prose.kind,
          language: filing ?? '',
          ...(prose.bilateral && { bilateral: prose.bilateral }),
        });
        return twin ? missingFrom(prose, twin) : [];
      }),
  );
}

function missingFrom(prose: Prose, twin: Prose): readonly Finding[] {
  const remaining = countOf(figuresIn(twin));
  return figuresIn(prose).flatMap(({ value, at }) => {
    const left = remaining.get(value) ?? 0;
    remaining.set(value, left - 1);
    return left === 0 && !remaining.has(`seen ${value}`) && !seenAtAll(twin, value)
      ? [warning('figure-differs', at, { value, file: twin.file })]
      : [];
  });
}

const seenAtAll = (prose: Prose, value: string): boolean =>
  figuresIn(prose).some((figure) => figure.value === value);

function countOf(figures: readonly Figure[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of figures) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Years are left out: one edition counts them from 1912. */
function figuresIn(prose: Prose): readonly Figure[] {
  return textRuns(prose).flatMap(({ text, at }) =>
    [...text.matchAll(FIGURE)]
      .map((match) => ({ value: normalise(match[0]), at: at(match.index) }))
      .filter(
        ({ value }) =>
          /%$/.test(value) ||
          (value.replace(/\D/g, '').length >= 3 &&
            !/^(?:1[89]|20)\d\d$/.test(value) &&
            !/^(?:9\d|1[01]\d)$/.test(value)),
      ),
  );
}

function normalise(figure: string): string {
  const plain = figure.replaceAll(',', '').replace(/\s+/g, '').replace('％', '%');
  return plain.endsWith('.') ? plain.slice(0, -1) : plain;
}
