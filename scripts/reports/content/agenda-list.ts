import type { Event, Session } from '#model/event.ts';
import { type Block, type List, type ListItem, type Paragraph, paragraph, plain } from '../block.ts';
import { itemBlocks, placeOf, sessionDetails, sessionTitle, summaryBlocks } from './agenda-session.ts';
import type { ReportContext } from './context.ts';

type SessionList = {
  readonly event: Event;
  readonly context: ReportContext;
  /** The day, or that none is told. */
  readonly title: string;
};

/**
 * Sessions of which no time is known, under the day they were on: without a column of times there is
 * nothing to set in a table, and a session of many items would be a row of pages. Sessions without
 * items are lines of a list; others lead up to one.
 */
export function sessionList(
  sessions: readonly Session[],
  { event, context, title }: SessionList,
): readonly Block[] {
  const { language } = context;
  const heading = paragraph(plain(title, language, { emphasis: ['bold'] }), 'lead');
  const isPlain = sessions.every(({ items }) => items.length === 0);
  const partsOf = (session: Session): readonly Block[] => [
    isPlain
      ? withoutEmphasis(sessionTitle(session, context))
      : { ...sessionTitle(session, context), style: 'lead' },
    ...sessionDetails(session, context, [placeOf(session, event, context)]),
  ];
  if (isPlain)
    return [
      heading,
      bullets(sessions.map((session) => [...partsOf(session), ...summaryBlocks(session.summary, context)])),
    ];
  return [
    heading,
    ...sessions.flatMap((session) => [
      ...partsOf(session),
      ...(session.items.length > 0
        ? [bullets(session.items.map((item) => itemBlocks(item, context, '')))]
        : []),
      ...summaryBlocks(session.summary, context),
    ]),
  ];
}

/** A list of titles alone is bold nowhere. */
const withoutEmphasis = (title: Paragraph): Paragraph => ({
  ...title,
  runs: title.runs.map(({ emphasis: _bold, ...run }) => run),
});

function bullets(items: readonly (readonly Block[])[]): List {
  return { kind: 'list', ordered: false, items: items.map((blocks): ListItem => ({ label: '', blocks })) };
}
