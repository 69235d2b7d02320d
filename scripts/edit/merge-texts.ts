import { diffArrays } from 'diff';

/** Lines that both sides have made something else of. */
export type TextConflict = { readonly base: string; readonly mine: string; readonly theirs: string };

/** The merged text in its order: what is agreed, and what a person has to choose. */
export type MergedTexts = readonly (string | TextConflict)[];

type Three = { readonly base: string; readonly mine: string; readonly theirs: string };
/** Lines `from` to `to` of the base become `lines`. */
type Hunk = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

/**
 * What both sides have made of `base`, line by line (a three-way merge as diff3 does it): what one side has left
 * alone is as the other has it. Lines that both have changed, or that touch, to something else are a conflict.
 * @example mergeTexts({ base: 'a\n\nb\n', mine: 'A\n\nb\n', theirs: 'a\n\nB\n' }) // ['A\n\nB\n']
 */
export function mergeTexts({ base, mine, theirs }: Three): MergedTexts {
  if (mine === theirs || base === theirs) return [mine];
  if (base === mine) return [theirs];
  const lines = linesOf(base);
  const [own, others] = [hunksOf(lines, mine), hunksOf(lines, theirs)];
  const parts: (string | TextConflict)[] = [];
  let at = 0;
  for (const { from, to } of regionsOf([...own, ...others])) {
    parts.push(lines.slice(at, from).join(''));
    parts.push(settle(lines, { from, to, own: within(own, from, to), others: within(others, from, to) }));
    at = to;
  }
  return joined([...parts, lines.slice(at).join('')]);
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/).filter((line) => line !== '');

function hunksOf(base: readonly string[], text: string): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays([...base], [...linesOf(text)])) {
    const last = hunks.at(-1);
    const [from, to] = added ? [at, at] : [at, at + value.length];
    if (added || removed) {
      const put = added ? value : [];
      if (last && last.to === from)
        hunks[hunks.length - 1] = { from: last.from, to, lines: [...last.lines, ...put] };
      else hunks.push({ from, to, lines: put });
    }
    at = to;
  }
  return hunks;
}

/** Changes that overlap or touch, as one stretch of the base. */
function regionsOf(hunks: readonly Hunk[]): readonly { readonly from: number; readonly to: number }[] {
  const regions: { from: number; to: number }[] = [];
  for (const { from, to } of hunks.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = regions.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else regions.push({ from, to });
  }
  return regions;
}

const within = (hunks: readonly Hunk[], from: number, to: number): readonly Hunk[] =>
  hunks.filter((hunk) => hunk.from >= from && hunk.to <= to);

type Region = {
  readonly from: number;
  readonly to: number;
  readonly own: readonly Hunk[];
  readonly others: readonly Hunk[];
};

function settle(lines: readonly string[], { from, to, own, others }: Region): string | TextConflict {
  const [mine, theirs] = [own, others].map((hunks) => applied(lines, { from, to, hunks }));
  const base = lines.slice(from, to).join('');
  if (mine === undefined || theirs === undefined || mine === theirs || base === theirs) return mine ?? '';
  return base === mine ? theirs : { base, mine, theirs };
}

function applied(
  lines: readonly string[],
  { from, to, hunks }: { readonly from: number; readonly to: number; readonly hunks: readonly Hunk[] },
): string {
  let at = from;
  const parts = hunks.map((hunk) => {
    const part = [...lines.slice(at, hunk.from), ...hunk.lines];
    at = hunk.to;
    return part.join('');
  });
  return parts.join('') + lines.slice(at, to).join('');
}

/** What is agreed side by side is one text. */
function joined(parts: MergedTexts): MergedTexts {
  const all: (string | TextConflict)[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (typeof part !== 'string' || typeof last !== 'string') all.push(part);
    else all[all.length - 1] = last + part;
  }
  const said = all.filter((part) => part !== '');
  return said.length === 0 ? [''] : said;
}
