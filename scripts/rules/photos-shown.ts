import type { Nodes } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse } from '#model/prose.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** Every photo of a mission is shown in each edition of its report, so that the photo directories count the same. */
export const photosShown: Rule = {
  name: 'photos-shown',
  codes: ['photo-not-shown'],
  example: { wrong: 'id: signing, shown in one edition', right: '<Photo id="signing" /> in both' },
  find: (workspace) => findPhotosShown(workspace),
};

function findPhotosShown(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const shown = workspace.settings.languages.flatMap((language) => {
      const photos = photosIn(mission, language);
      return photos ? [{ language, photos }] : [];
    });
    return mission.photos.flatMap(({ id }, index) => {
      const without = shown.filter(({ photos }) => !photos.has(id)).map(({ language }) => language);
      if (without.length === 0) return [];
      const at = inMission(mission, 'mission', ['photos', index, 'id']);
      return [warning('photo-not-shown', at, { id, languages: without.join(', ') })];
    });
  });
}

/** The photos that a report shows by itself, in its readouts and with its meetings; nothing without a report. */
function photosIn(mission: Mission, language: string): ReadonlySet<string> | undefined {
  const report = findProse(mission.prose, { kind: 'report', language });
  if (!report) return undefined;
  const meetings = new Set(identifiersOf(report.tree, 'Bilateral'));
  const shown = mission.bilaterals.filter(({ id }) => meetings.has(id));
  const readouts = shown.flatMap(({ id }) => {
    const readout = findProse(mission.prose, { kind: 'readout', language, bilateral: id });
    return readout ? identifiersOf(readout.tree, 'Photo') : [];
  });
  return new Set([
    ...identifiersOf(report.tree, 'Photo'),
    ...readouts,
    ...shown.flatMap(({ photos }) => photos),
  ]);
}

/** What components of a name say that they show. */
function identifiersOf(node: Nodes, component: string): readonly string[] {
  const own =
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === component
      ? node.attributes.flatMap((each) =>
          each.type === 'mdxJsxAttribute' && each.name === 'id' && typeof each.value === 'string'
            ? [each.value]
            : [],
        )
      : [];
  const below = 'children' in node ? node.children.flatMap((child) => identifiersOf(child, component)) : [];
  return [...own, ...below];
}
