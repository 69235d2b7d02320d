import type { Bilateral } from '#model/bilateral.ts';
import type { Localized } from '#model/localized.ts';
import type { Seat } from '#model/logistics.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';
import { showPerson } from './people.ts';

/** A line of a brief with what belongs to it: fallback, red line, answer. */
export type BriefLine = {
  readonly text: string;
  readonly further: readonly { readonly label: string; readonly text: string; readonly isLimit: boolean }[];
};
export type BriefSection = {
  readonly label: string;
  readonly lines: readonly BriefLine[];
  readonly isList: boolean;
};

/** What the office has prepared for a meeting, in the order in which it is needed; empty sections are left out. */
export function briefSections(
  mission: Mission,
  bilateral: Bilateral,
  locale: Locale,
): readonly BriefSection[] {
  const { brief, theirs } = bilateral;
  const { t, text } = locale;
  const one = (word: string, said: Localized | undefined): BriefSection => ({
    label: t(`site.brief.${word}`),
    lines: said ? [lineOf(text(said))] : [],
    isList: false,
  });
  const list = (word: string, lines: readonly BriefLine[]): BriefSection => ({
    label: t(`site.brief.${word}`),
    lines,
    isList: true,
  });
  const further = (word: string, said: Localized | undefined) =>
    said ? [{ label: t(`site.brief.${word}`), text: text(said), isLimit: word === 'red-line' }] : [];
  const biographies = theirs.flatMap((each) => {
    const person = 'person' in each ? siteContext().workspace.people.get(each.person) : undefined;
    const said = person?.biography;
    return person && said
      ? [
          {
            ...lineOf(showPerson(person.id, locale)),
            further: [{ label: '', text: text(said), isLimit: false }],
          },
        ]
      : [];
  });
  return [
    one('objective', brief?.objective),
    one('message', brief?.message),
    list(
      'our-points',
      (brief?.ourPoints ?? []).map((point) => ({
        text: text(point.text),
        further: [...further('fallback', point.fallback), ...further('red-line', point.redLine)],
      })),
    ),
    list(
      'their-points',
      (brief?.theirPoints ?? []).map((point) => ({
        text: text(point.text),
        further: further('answer', point.answer),
      })),
    ),
    list(
      'agreed',
      (brief?.agreed ?? []).map(({ text: said, source }) => ({
        text: text(said),
        further: source ? [{ label: '', text: text(source), isLimit: false }] : [],
      })),
    ),
    list(
      'promises',
      (brief?.promises ?? []).map(({ say }) => lineOf(text(say))),
    ),
    one('background', brief?.background),
    one('about-them', brief?.aboutThem),
    list('biographies', biographies),
    list('arrangements', arrangementLines(mission, bilateral, locale)),
  ].filter(({ lines }) => lines.length > 0);
}

const lineOf = (text: string): BriefLine => ({ text, further: [] });

function arrangementLines(
  mission: Mission,
  { id, arrangements }: Bilateral,
  locale: Locale,
): readonly BriefLine[] {
  const { t, text } = locale;
  const names = (word: string, seats: readonly Seat[] = [], separator = t('site.list-separator')) =>
    seats.length > 0
      ? [labelled(word, seats.map((seat) => seatName(seat, locale)).join(separator), locale)]
      : [];
  const said = (word: string, words: Localized | undefined) =>
    words ? [labelled(word, text(words), locale)] : [];
  const gifts = (mission.logistics?.gifts ?? []).filter(({ meeting }) => meeting === id);
  return [
    ...names('interpreters', arrangements?.interpreters),
    ...names('note-takers', arrangements?.noteTakers),
    ...names('entry', arrangements?.entry, ' → '),
    ...names('seats-ours', arrangements?.seating?.ours),
    ...names('seats-theirs', arrangements?.seating?.theirs),
    ...said('dress', arrangements?.dress),
    ...gifts.map((gift) => labelled('gifts', giftText(gift, locale), locale)),
    ...said('note', arrangements?.note),
  ];
}

const labelled = (word: string, words: string, { t }: Locale): BriefLine =>
  lineOf(t('report.brief.label', { label: t(`site.brief.${word}`) }) + words);

const seatName = (seat: Seat, locale: Locale): string =>
  typeof seat === 'string' ? showPerson(seat, locale) : locale.text(seat.unnamed);

type Gift = NonNullable<Mission['logistics']>['gifts'][number];

/** What is given, to whom, and who has it. */
export function giftText({ text, to, carriedBy, note }: Gift, locale: Locale): string {
  const { t } = locale;
  const further = [
    ...(to ? [t('report.logistics.gift-to', { name: showPerson(to, locale) })] : []),
    ...(carriedBy ? [t('report.logistics.carried-by', { name: showPerson(carriedBy, locale) })] : []),
    ...(note ? [locale.text(note)] : []),
  ];
  const said = locale.text(text);
  if (further.length === 0) return said;
  return t('report.logistics.gift', {
    text: said,
    further: further.join(t('report.logistics.gift-separator')),
  });
}
