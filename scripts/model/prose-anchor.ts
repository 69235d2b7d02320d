import type { Nodes } from 'mdast';
import { findProse, type Prose } from './prose.ts';
import type { Mission } from './workspace.ts';

/**
 * What `[…](#name)` of prose leads to, by the names that the web page has as well: a meeting
 * (`#meeting-us`, or `#us`), a photo (`#photo-table`), a heading of the report (`#心得與建議`).
 * Anchors hold the language, for both stand in the parallel edition.
 */
export function findAnchor(name: string, prose: Prose, mission: Mission): string | undefined {
  const meeting = mission.bilaterals.find(({ id }) => name === id || name === `meeting-${id}`);
  if (meeting) return meetingAnchor(meeting.id, prose.language);
  const photo = mission.photos.find(({ id }) => name === id || name === `photo-${id}`);
  if (photo) return `photo-${photo.id}`;
  const report = findProse(mission.prose, { kind: 'report', language: prose.language }) ?? prose;
  const isHeading = report.tree.children.some((node) => node.type === 'heading' && slugOf(node) === name);
  return isHeading ? `${prose.language}-${name}` : undefined;
}

export const meetingAnchor = (id: string, language: string): string => `${language}-meeting-${id}`;

/** The anchor of a heading of prose; `undefined` for one that has no letters. */
export function headingAnchor(heading: Nodes, language: string): string | undefined {
  const slug = slugOf(heading);
  return slug === '' ? undefined : `${language}-${slug}`;
}

/** As web pages name their headings: lower case, hyphens for spaces, no punctuation. */
function slugOf(node: Nodes): string {
  return textIn(node)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function textIn(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}
