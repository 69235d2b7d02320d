import type { Edit, Finding } from '#diagnostics/diagnostic.ts';
import { inBrackets, isFullWidth } from '#locale/in-brackets.ts';
import type { Audience } from '#model/audience.ts';
import { abbreviationsOf } from '#model/used-abbreviations.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { fold, hasMostOf, keyOf, placesOf, type Span, type Term, type Terms, termsOf } from './expansions.ts';
import { warning } from './places.ts';
import { type Passage, type Piece, readReport } from './report-reading.ts';
import type { Rule } from './rule.ts';

const AUDIENCES: readonly Audience[] = ['internal', 'public'];
/** An expansion that follows is no further away than this: `WCO, that is the World Customs Organization`. */
const CHARACTERS_AFTER = 40;
/** What is quoted is printed as it was said or named. */
const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|«[^»]*»/g;
const POSSESSIVE = /^['’]s(?![\p{L}\p{N}])/u;
/** Full-width brackets bring their own. */
const SPACE_BEFORE_WORD = /^ (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Z0-9])/u;

/** The first time a report uses an abbreviation of the glossary in running prose, it spells it out. */
export const abbreviationsFirstUse: Rule = {
  name: 'abbreviations-first-use',
  codes: ['abbreviation-unexpanded'],
  example: { wrong: 'WCO, never spelt out', right: 'World Customs Organization (WCO), and WCO from then on' },
  readsProse: true,
  find: (workspace) => findFirstUses(workspace),
};

function findFirstUses(workspace: Workspace): readonly Finding[] {
  return workspace.settings.languages.flatMap((language) => {
    const common = termsOf(workspace.abbreviations, language);
    return workspace.missions.flatMap((mission) => {
      const own = abbreviationsOf(workspace, mission);
      const terms = own === workspace.abbreviations ? common : termsOf(own, language);
      return terms ? unexpandedIn(mission, language, terms) : [];
    });
  });
}

/** Each audience reads an edition of its own: what `<Internal>` spells out is not spelt out for the public. */
function unexpandedIn(mission: Mission, language: string, terms: Terms): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const audience of AUDIENCES)
    for (const use of unexpandedUses(readReport(language, { mission, audience }), terms)) {
      for (const finding of findingOf(use, language)) found.set(JSON.stringify(finding.at), finding);
    }
  return [...found.values()];
}

type Use = Span & {
  readonly term: Term;
  readonly short: string;
  readonly full: string;
  readonly passage: Passage;
  readonly printed: string;
};

/** First uses without an expansion, in the order of reading. */
function unexpandedUses(passages: readonly Passage[], terms: Terms): readonly Use[] {
  const met = new Set<string>();
  const found: Use[] = [];
  for (const passage of passages) {
    const uses = usesIn(passage, terms).filter(({ term }) => !met.has(term.key));
    if (uses.length === 0) continue;
    const folded = fold(passage.text);
    const named = [...placesOf(terms.names, folded), ...quotedIn(passage.text)];
    for (const use of uses) {
      if (met.has(use.term.key)) continue;
      const isSpelt = isSpeltBeside(use, folded) || isSpeltAlmost(use);
      const isName = named.some(({ from, to }) => from <= use.from && use.to <= to);
      if (!isSpelt && (passage.isHeading || isName)) continue;
      met.add(use.term.key);
      if (!isSpelt) found.push(use);
    }
  }
  return found;
}

/** The expansion stands in the passage before the use, or soon after it. */
const isSpeltBeside = ({ term, to }: Use, folded: string): boolean =>
  placesOf(term.folded, folded).some(
    ({ from }) => withoutBrackets(folded.slice(to, from)).length <= CHARACTERS_AFTER,
  );

/** `certificates of origin (CO)` and `CO (certificates of origin)`: what brackets join need not be word for word. */
function isSpeltAlmost({ full, passage: { text }, from, to }: Use): boolean {
  const reach = Math.round(full.length * 1.5) + 8;
  const after = text.slice(to);
  const [aside] = withoutBrackets(/^ ?[(（](.*)/s.exec(after)?.[1] ?? '').split(/[)）]/);
  return (
    (/^[)）]/.test(after) && hasMostOf(full, withoutBrackets(text.slice(0, from)).slice(-reach))) ||
    hasMostOf(full, aside?.slice(0, reach) ?? '')
  );
}

/** What is in brackets within a text is aside, and makes nothing further away. */
function withoutBrackets(text: string): string {
  const less = text.replace(/[(（][^()（）]*[)）]/g, '');
  return less === text ? text : withoutBrackets(less);
}

function usesIn(passage: Passage, { pattern, byKey }: Terms): readonly Use[] {
  return [...passage.text.matchAll(pattern)].flatMap((match): readonly Use[] => {
    const [printed] = match;
    const term = byKey.get(keyOf(printed));
    const entry = term?.entries.find(({ short }) => short === printed) ?? term?.entries[0];
    return term && entry ? [{ term, ...entry, passage, printed, ...spanOf(match) }] : [];
  });
}

const quotedIn = (text: string): readonly Span[] => [...text.matchAll(QUOTED)].map(spanOf);

const spanOf = (match: RegExpExecArray): Span => ({
  from: match.index,
  to: match.index + match[0].length,
});

function findingOf(use: Use, language: string): readonly Finding[] {
  const { short, full, passage, printed, from } = use;
  const piece = passage.pieces.findLast((each) => each.from <= from);
  if (!piece) return [];
  const at = piece.at(from - piece.from);
  const form = inBrackets(full, short, language);
  const edit = cureOf(use, piece, language);
  return [{ ...warning('abbreviation-unexpanded', at, { short: printed, form }), ...(edit && { edit }) }];
}

/**
 * The expansion put after the use; after one that stands alone in brackets, within them. Beside marks of
 * bold or italics, and in the label of a reference, brackets could undo the markup: no cure.
 */
function cureOf({ full, passage, printed, from, to }: Use, piece: Piece, language: string): Edit | undefined {
  const inside = escapeMarkup(full);
  const isWide = isFullWidth(language);
  const next = passage.text.slice(to);
  if (/[(（]$/.test(passage.text.slice(0, from)) && /^[)）]/.test(next))
    return piece.isMarked ? undefined : { find: printed, put: `${printed}${isWide ? '，' : ', '}${inside}` };
  const [possessive] = POSSESSIVE.exec(next) ?? [''];
  const own = `${printed}${possessive}`;
  const [space] = (isWide &&
    SPACE_BEFORE_WORD.exec(piece.text.slice(to - piece.from + possessive.length))) || [''];
  if (piece.isMarked || /^[*_~]/.test(next.slice(possessive.length))) return undefined;
  return { find: `${own}${space}`, put: inBrackets(own, inside, language) };
}

/** Glossary text as plain text of MDX. */
const escapeMarkup = (text: string): string => text.replace(/[\\`*_{}[\]<>|~&]/g, '\\$&');
