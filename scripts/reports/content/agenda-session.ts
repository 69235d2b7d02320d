import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { dateStyle, formatTimeRange } from '#locale/dates.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import type { Role } from '#model/participant.ts';
import { type Block, type Paragraph, paragraph, plain } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { localizeAll } from './cells.ts';
import type { ReportContext } from './context.ts';
import { describePerson } from './people.ts';

/** Breaks and meals are told, but not as if they were the programme. */
export const PAUSES: readonly Session['kind'][] = ['break', 'meal', 'registration'];

/** What a session is called, as a line of its own. */
export function sessionTitle(session: Session, { language, t }: ReportContext): Paragraph {
  const title = titleOfOff(localize(session.title, language), session, t);
  const emphasis = PAUSES.includes(session.kind) ? {} : { emphasis: ['bold' as const] };
  return paragraph(plain(title, language, emphasis), 'plain');
}

/** Why it is off, what else is said above its people (`lines`: where it is, when it ends), and who they are. */
export function sessionDetails(
  session: Session,
  context: ReportContext,
  lines: readonly string[],
): readonly Block[] {
  return [
    ...asides([...reasonOfOff(session, context), ...lines.filter((line) => line !== '')], context),
    ...rolesBlocks(session.roles, context),
  ];
}

/** An item of a session with its people. `mark`: what stands before one that has no time. */
export function itemBlocks(item: AgendaItem, context: ReportContext, mark: string): readonly Block[] {
  const { workspace, language } = context;
  const style = dateStyle(workspace.settings, language);
  const time = item.start ? `${formatTimeRange(item.start, item.end, style)}\u2002` : mark;
  const title = paragraph(plain(`${time}${localize(item.title, language)}`, language), 'plain');
  const details = [...rolesBlocks(item.roles, context), ...summaryBlocks(item.summary, context)];
  return [details.length > 0 ? { ...title, keepsNext: true } : title, ...details];
}

export function summaryBlocks(summary: Session['summary'], context: ReportContext): readonly Block[] {
  return summary ? asides([localize(summary, context.language)], context) : [];
}

const asides = (texts: readonly string[], { language }: ReportContext): readonly Block[] =>
  texts.map((text) => paragraph(plain(text, language), 'aside'));

/** The room of a session: its own, else that of its track. */
export const roomOfSession = ({ room, track }: Session, { tracks }: Event): string | undefined =>
  room ?? tracks.find(({ id }) => id === track)?.room;

/** The track, where the event has several, and the room. */
export function placeOf(session: Session, event: Event, { mission, language, t }: ReportContext): string {
  const track = event.tracks.length > 1 ? event.tracks.find(({ id }) => id === session.track) : undefined;
  const room = mission.rooms.find(({ id }) => id === roomOfSession(session, event));
  return [...new Set(localizeAll([track?.name, room?.name], language))].join(t('report.pair-separator'));
}

/** A line for each; those of one part who are told in few words share one. */
function rolesBlocks(roles: readonly Role[], context: ReportContext): readonly Block[] {
  const { t } = context;
  const lines = byPart(roles, context).flatMap(({ role, who }) =>
    inLines(who, t('report.list-separator')).map((line) =>
      t('report.role-of', { role: t(`report.role.${role}`), who: line }),
    ),
  );
  return asides(lines, context);
}

type Part = { readonly role: Role['role']; readonly who: readonly string[] };

/** Who speaks, who chairs, each part where the first of its people is named. */
export function byPart(roles: readonly Role[], context: ReportContext): readonly Part[] {
  return [...Map.groupBy(roles, ({ role }) => role)].map(([role, people]) => ({
    role,
    who: people.map((each) => describePerson(each, context)),
  }));
}

const FEW_WORDS_EM = 16;

const inLines = (who: readonly string[], separator: string): readonly string[] =>
  who.every((each) => emWidth(each) <= FEW_WORDS_EM) ? [who.join(separator)] : who;
