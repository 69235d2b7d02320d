import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import { remarkRuns, textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/**
 * Characters that came along with a copied text and that nobody sees: by them a name is not found, is not the
 * same as itself elsewhere, or is read in another order than it is written (Unicode Technical Report 36, §2.10).
 */
export const unseenCharacters: Rule = {
  name: 'unseen-characters',
  codes: ['character-lost', 'character-unseen'],
  example: { wrong: 'name: Mira Sola�e', right: 'name: Mira Solañe' },
  readsProse: true,
  find: findUnseenCharacters,
};

function findUnseenCharacters(workspace: Workspace): readonly Finding[] {
  const { settings, people, economies, forums, abbreviations, missions } = workspace;
  return [
    ...inFacts(settings, (path) => ({ file: 'data/workspace.yaml', path })),
    ...inFacts({ people: [...people.values()] }, (path) => ({ file: 'data/people.yaml', path })),
    ...inFacts({ economies: [...economies.values()], forums: [...forums.values()] }, (path) => ({
      file: 'data/economies.yaml',
      path,
    })),
    ...inFacts({ abbreviations }, (path) => ({ file: 'data/glossary.yaml', path })),
    ...missions.flatMap(ofMission),
  ];
}

function ofMission({ id, events, bilaterals, commitments, prose, ...facts }: Mission): readonly Finding[] {
  return [
    ...inFacts(facts, (path) => inMission({ id }, 'mission', path)),
    ...inFacts({ events }, (path) => inMission({ id }, 'agenda', path)),
    ...inFacts({ bilaterals, commitments }, (path) => inMission({ id }, 'bilaterals', path)),
    ...prose.flatMap((each) =>
      [...textRuns(each), ...remarkRuns(each)].flatMap(({ text, at }) =>
        unseenIn(text).map(({ index, character, isSpare }) => ({
          ...found(character, at(index)),
          ...(isSpare && { edit: { find: character, put: '' } }),
        })),
      ),
    ),
  ];
}

type Path = readonly (string | number)[];

/** Of a field each character once. Where each text stands is worked out where there is something to tell. */
function inFacts(value: object, placeOf: (path: Path) => Finding['at']): readonly Finding[] {
  return holdsUnseen(value) ? unseenWithin(value, placeOf, []) : [];
}

function holdsUnseen(value: unknown): boolean {
  if (typeof value === 'string') return value.search(UNSEEN) >= 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnseen);
}

function unseenWithin(
  value: unknown,
  placeOf: (path: Path) => Finding['at'],
  path: Path,
): readonly Finding[] {
  if (typeof value === 'string') {
    const characters = new Set(unseenIn(value).map(({ character }) => character));
    return [...characters].map((character) => found(character, placeOf(path)));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return unseenWithin(each, placeOf, key === '*' ? path : [...path, step]);
  });
}

const LOST = '\ufffd';

function found(character: string, at: Finding['at']): Finding {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return character === LOST
    ? warning('character-lost', at)
    : warning('character-unseen', at, { character: codePoint });
}

/** Zero-width space and mark of byte order, marks of direction, tags that no flag begins. */
const UNSEEN =
  /[\ufffd\u200b\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0001}\u{e0020}-\u{e007f}]/gu;
const OVERRIDE = /[\u202d\u202e]/;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Scripts that part words by a space of no width. */
const WITHOUT_SPACES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** `isSpare`: without it the text says and looks the same. */
type Unseen = { readonly index: number; readonly character: string; readonly isSpare: boolean };

function unseenIn(text: string): readonly Unseen[] {
  if (text.search(UNSEEN) < 0) return [];
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  const isNeeded = (character: string): boolean =>
    (DIRECTION.test(character) && isRightToLeft && !OVERRIDE.test(character)) ||
    (character === '\u200b' && WITHOUT_SPACES.test(text));
  return [...text.matchAll(UNSEEN)]
    .map(({ index, 0: character }) => ({
      index,
      character,
      isSpare: character !== LOST && !OVERRIDE.test(character),
    }))
    .filter(({ character }) => !isNeeded(character));
}
