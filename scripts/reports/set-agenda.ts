import { outlineStyles } from '#locale/outline.ts';
import { findProse } from '#model/prose.ts';
import type { Block } from './block.ts';
import { agendaBlocks } from './content/agenda.ts';
import { openCounters } from './content/counters.ts';
import { type FromProse, fromProse } from './content/from-prose.ts';
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
  const prose = agendaProse(input);
  if (prose && prose.findings.length > 0) return { findings: prose.findings };
  const heading = partHeading('agenda', title, language);
  const blocks = prose?.blocks ?? eventBlocks(input);
  return setPages(input, [heading, ...blocks], { title, sizePt: 10.5, isNumbered: true });
}

/** The prose of the agenda, where there are events and somebody wrote any of them. */
export function agendaProse(input: ReportInput): FromProse | undefined {
  const { mission, language, workspace } = input;
  const prose =
    mission.events.length > 0 ? findProse(mission.prose, { kind: 'agenda', language }) : undefined;
  if (!prose) return undefined;
  const counters = openCounters(outlineStyles(profileOf(workspace, mission), language), `${language}-a`);
  return fromProse(prose, contextOf(input), { headingShift: 0, counters });
}

function eventBlocks(input: ReportInput): readonly Block[] {
  const context = contextOf(input);
  return input.mission.events.flatMap((event) => agendaBlocks(context, event.id) ?? []);
}
