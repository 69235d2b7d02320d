import type { RootContent } from 'mdast';
import type { Commitment } from '#model/commitment.ts';
import { type Localized, localize } from '#model/localized.ts';
import { commitmentsOf, type Mission } from '#model/workspace.ts';

export type FactText = { readonly text: string; readonly isCommitment: boolean };

/** What a component of prose brings in the words of a language: facts that can go stale as sentences do. */
export function factTexts(node: RootContent, mission: Mission, language: string): readonly FactText[] {
  if (node.type !== 'mdxJsxFlowElement') return [];
  const value = node.attributes.find((each) => typeof each.value === 'string')?.value;
  const id = typeof value === 'string' ? value.normalize('NFC') : undefined;
  return textsOf(node.name ?? '', id, mission).flatMap(({ text, isCommitment }) => {
    const said = text === undefined ? '' : localize(text, language).trim();
    return said === '' ? [] : [{ text: said, isCommitment }];
  });
}

type Text = { readonly text: Localized | undefined; readonly isCommitment: boolean };
const fact = (text: Localized | undefined): Text => ({ text, isCommitment: false });

function textsOf(name: string, id: string | undefined, mission: Mission): readonly Text[] {
  switch (name) {
    case 'Bilateral': {
      const meeting = mission.bilaterals.find((each) => each.id === id);
      if (!meeting) return [];
      const points = meeting.points.map(({ text }) => fact(text));
      return [fact(meeting.title), ...points, ...meeting.commitments.flatMap(ofCommitment)];
    }
    case 'Commitments':
      return commitmentsOf(mission)
        .filter(({ partners }) => id === undefined || partners.some((each) => each === id))
        .flatMap(({ commitment }) => ofCommitment(commitment));
    case 'Recommendations':
      return mission.recommendations.map(({ text }) => fact(text));
    case 'Photo':
      return mission.photos.filter((each) => each.id === id).map(({ caption }) => fact(caption));
    case 'Annexes':
      return mission.annexes.map(({ title }) => fact(title));
    case 'Itinerary':
      return mission.itinerary.map(({ text }) => fact(text));
    case 'Agenda':
      return mission.events
        .filter((each) => each.id === id)
        .flatMap(({ title, sessions }) => [fact(title), ...sessions.map((each) => fact(each.title))]);
    default:
      return [];
  }
}

const ofCommitment = ({ text, due, condition, state }: Commitment): readonly Text[] =>
  [text, due?.words, condition, state?.words].map((each) => ({ text: each, isCommitment: true }));
