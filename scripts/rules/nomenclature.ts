import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Forum } from '#model/forum.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** A word to avoid, and the proper names and ordinary words in which it is right. */
type Term = { readonly avoid: RegExp; readonly except: RegExp };

/**
 * In a forum whose members are economies nobody is a country: the word stays in proper names, ordinary phrases
 * and the fixed terms of development (UN list of least developed countries, World Bank groups by income).
 */
const COUNTRY_TERMS: readonly Term[] = [
  {
    avoid: /國家|各國|他國|兩國|會員國|該國/g,
    except:
      /東南亞國家|貿易便捷化?國家委員會|國家委員會|國家標準|國家單一窗口|國家公園|國家安全|聯合國|(?:低度開發|最低度開發|開發中|已開發|低所得|高所得|低收入|中低收入|中高收入|高收入)國家/g,
  },
  {
    avoid: /\b(?:countr(?:y|ies)|nations?)\b/gi,
    except:
      /\b(?:Association of Southeast Asian Nations|United Nations|Country of Origin|country of origin|National \w+|(?:[Ll]east[- ])?[Dd]evelop(?:ed|ing) [Cc]ountries|(?:[Ll]ow|[Ll]ower-middle|[Uu]pper-middle|[Mm]iddle|[Hh]igh)-income [Cc]ountries)\b/g,
  },
];

/** Prose of a mission calls the forum's members what the forum calls them. */
export const nomenclature: Rule = {
  name: 'nomenclature',
  codes: ['forum-term'],
  example: { wrong: '各國代表', right: '各經濟體代表' },
  readsProse: true,
  find: (workspace) => findNomenclature(workspace),
};

function findNomenclature(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const forum = missionForum(workspace, mission);
    if (!forum || !namesEconomies(forum)) return [];
    return mission.prose.flatMap((prose) =>
      textRuns(prose).flatMap(({ text, at }) =>
        COUNTRY_TERMS.flatMap((term) => misused(text, term)).map(({ index, word }) =>
          warning('forum-term', at(index), { word, forum: forum.id }),
        ),
      ),
    );
  });
}

/** The forum says so itself: its word for a member is economy. */
function namesEconomies({ memberTerm }: Forum): boolean {
  return memberTerm !== undefined && Object.values(memberTerm).some((term) => /econom|經濟體/i.test(term));
}

function misused(
  text: string,
  { avoid, except }: Term,
): readonly { readonly index: number; readonly word: string }[] {
  const allowed = [...text.matchAll(except)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  return [...text.matchAll(avoid)]
    .filter((match) => !allowed.some(({ from, to }) => match.index >= from && match.index < to))
    .map((match) => ({ index: match.index, word: match[0] }));
}
