import { partnerName } from '#locale/names.ts';
import { assigneeName } from '#model/assignee.ts';
import type { TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';
import { type Cell, writeCsv } from './csv.ts';
import { inEachLanguage, textsOf, writeJson } from './export-context.ts';

/** A recommendation as `recommendations.json` holds it. */
export function recommendationEntry(workspace: Workspace, tracked: TrackedRecommendation) {
  const { id, mission, recommendation, adoption, adoptionFrom, updates } = tracked;
  const { decidedBy, decidedOn, outcome, evidence } = tracked;
  const { about, text, adoptionNote } = recommendation;
  return {
    id,
    adoption,
    adoptionFrom,
    ...(adoptionFrom === 'update' && { adoptionInReport: recommendation.adoption }),
    ...(adoptionNote && { adoptionNote: textsOf(workspace, adoptionNote) }),
    ...(decidedBy !== undefined && {
      decidedBy,
      decidedByName: inEachLanguage(workspace, (language) => assigneeName(workspace, decidedBy, language)),
    }),
    ...(decidedOn && { decidedOn }),
    ...(outcome !== undefined && { outcome }),
    ...(evidence.length > 0 && { evidence: evidence.at(-1), allEvidence: evidence }),
    mission: mission.id,
    ...(mission.fictional && { fictional: true }),
    about: about.map((partner) => ({
      id: partner,
      name: inEachLanguage(workspace, (language) =>
        partnerName(workspace, partner, { language, forum: missionForum(workspace, mission) }),
      ),
    })),
    text: textsOf(workspace, text),
    ...(updates.length > 0 && { updates }),
  };
}

/** What reports proposed at home and what became of it, texts in every language. */
export function recommendationsJson(workspace: Workspace, all: readonly TrackedRecommendation[]): string {
  return writeJson({ recommendations: all.map((each) => recommendationEntry(workspace, each)) });
}

const SEPARATOR = '; ';

/** The same as a table: one row each, column names for programs, each text once per language. */
export function recommendationsCsv(workspace: Workspace, all: readonly TrackedRecommendation[]): string {
  const { languages } = workspace.settings;
  const perLanguage = (name: string) => languages.map((language) => `${name}.${language}`);
  const header = [
    ...['id', 'mission', 'about', ...perLanguage('text'), 'adoption', 'adoptionFrom'],
    ...perLanguage('adoptionNote'),
    ...['decidedBy', 'decidedOn', 'outcome', 'evidence'],
  ];
  return writeCsv([header, ...all.map((each) => toRow(workspace, each))]);
}

function toRow(workspace: Workspace, tracked: TrackedRecommendation): readonly Cell[] {
  const { recommendation, mission } = tracked;
  const texts = (text: Parameters<typeof textsOf>[1] | undefined) =>
    workspace.settings.languages.map((language) => (text ? textsOf(workspace, text)[language] : undefined));
  return [
    ...[tracked.id, mission.id, recommendation.about.join(SEPARATOR), ...texts(recommendation.text)],
    ...[tracked.adoption, tracked.adoptionFrom, ...texts(recommendation.adoptionNote)],
    ...[tracked.decidedBy, tracked.decidedOn, tracked.outcome, tracked.evidence.at(-1)],
  ];
}
