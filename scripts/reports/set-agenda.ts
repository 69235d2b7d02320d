import { outlineStyles } from '#locale/outline.ts';
import { findProse } from '#model/prose.ts';
import type { Block } from './block.ts';
import { agendaBlocks } from './content/agenda.ts';
import { openCounters } from './content/counters.ts';
import { fromProse } from './content/from-prose.ts';
import { partHeading } from './parts/contents.ts';
import { contextOf, profileOf, type ReportInput, type SetResult } from './report-input.ts';
import { setPages } from './set-pages.ts';

/**
 * The programme of a mission's events to carry along: its introduction and every day of it. Internal,
 * for it may hold what has yet to be announced. `undefined` when the mission has no event.
 * @example setAgenda({ workspace, mission, language: 'en', t, fonts: loadFonts(), now: 0 })
 */
export function setAgenda(input: ReportInput): SetResult | undefined {
  const { mission, t, language } = input;
  if (mission.events.length === 0) return undefined;
  const title = t('report.agenda.title');
  const read = readAgenda(input);
  if ('findings' in read) return read;
  const heading = partHeading('agenda', title, language);
  return setPages(input, [heading, ...read.blocks], { title, sizePt: 10.5, isNumbered: true });
}

/** The prose of the agenda where there is any, else its events. */
function readAgenda(
  input: ReportInput,
): { readonly blocks: readonly Block[] } | Extract<SetResult, { findings: unknown }> {
  const { mission, language, workspace } = input;
  const context = contextOf(input);
  const prose = findProse(mission.prose, { kind: 'agenda', language });
  if (!prose) return { blocks: mission.events.flatMap((event) => agendaBlocks(context, event.id) ?? []) };
  const counters = openCounters(outlineStyles(profileOf(workspace, mission), language), `${language}-a`);
  const { blocks, findings } = fromProse(prose, context, { headingShift: 0, counters });
  return findings.length > 0 ? { findings } : { blocks };
}
