import { toString as textOf } from 'mdast-util-to-string';
import type { PartnerId } from '#model/identifier.ts';
import type { Localized } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import { onceABuild } from '../context.ts';
import { outlineProse } from '../prose/prepare.ts';
import { abbreviationAnchor, abbreviationsInView } from './abbreviations.ts';
import { actionHref, actionsOf, ownerOf } from './actions.ts';
import { type Locale, localeOf } from './locale.ts';
import { meetingsOf, titleOf } from './meetings.ts';
import { missionsByDay, placesOf, shortTitle } from './missions.ts';
import { everydayName, headingName, namesOf, partnersInView } from './partners.ts';
import { hrefOf, pagePath } from './paths.ts';
import { showAttendee } from './people.ts';
import { sessionAnchor } from './programme.ts';
import type { SearchDocument, SearchKind } from './search-rank.ts';

/** What can be found in a language: everything that its pages say, and nothing else. */
export function searchDocuments(language: string): readonly SearchDocument[] {
  return [
    ...missionsByDay().flatMap((mission) => documentsOfMission(mission, language)),
    ...documentsOfNames(language),
  ];
}

const known = onceABuild(() => new Map<string, readonly SearchDocument[]>());
const names = onceABuild(() => new Map<string, readonly SearchDocument[]>());

/** What of a mission can be found. */
export function documentsOfMission(mission: Mission, language: string): readonly SearchDocument[] {
  const key = `${language}/${mission.id}`;
  const documents = known().get(key) ?? ofMission(mission, localeOf(language));
  known().set(key, documents);
  return documents;
}

/** What is looked up by its name: partners and abbreviations. */
export function documentsOfNames(language: string): readonly SearchDocument[] {
  const locale = localeOf(language);
  const documents = names().get(language) ?? [...ofPartners(locale), ...ofAbbreviations(locale)];
  names().set(language, documents);
  return documents;
}

function ofMission(mission: Mission, locale: Locale): readonly SearchDocument[] {
  return [
    ofOverview(mission, locale),
    ...ofReport(mission, locale),
    ...ofMeetings(mission, locale),
    ...ofCommitments(mission, locale),
    ...ofSessions(mission, locale),
  ];
}

type Found = {
  readonly kind: SearchKind;
  readonly href: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly partners?: readonly PartnerId[];
};

function documentOf(mission: Mission, { kind, href, title, texts, partners = [] }: Found): SearchDocument {
  const sentences = texts.flatMap(sentencesOf);
  return {
    href,
    title,
    kind,
    mission: mission.id,
    partners,
    year: mission.period.from.slice(0, 4),
    sentences,
  };
}

function ofOverview(mission: Mission, locale: Locale): SearchDocument {
  const { text, language } = locale;
  const { purpose, abstractSheet } = mission;
  const people = mission.delegation.map((each) => sayPerson(each, locale));
  return documentOf(mission, {
    kind: 'mission',
    href: hrefOf(language, pagePath.mission(mission.id)),
    title: text(mission.title),
    texts: [
      shortTitle(mission, locale),
      placesOf(mission, locale),
      ...textsOf([purpose, abstractSheet?.abstract], locale),
      ...mission.events.map(({ title }) => text(title)),
      ...people,
    ],
  });
}

/** A report by its headings: a hit leads to the place. */
function ofReport(mission: Mission, locale: Locale): readonly SearchDocument[] {
  const prose = mission.prose.find(({ kind, language }) => kind === 'report' && language === locale.language);
  if (!prose) return [];
  const { tree, outline } = outlineProse(mission, prose);
  const headings = outline.filter(({ text }) => text !== undefined);
  const sections: { readonly id: string; readonly title: string; readonly texts: string[] }[] = [
    { id: '', title: locale.t('site.report'), texts: [] },
  ];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const heading = headings[sections.length - 1];
      sections.push({ id: heading?.id ?? '', title: heading?.text ?? '', texts: [] });
    } else sections.at(-1)?.texts.push(...blocksOf(node));
  }
  const href = hrefOf(locale.language, pagePath.report(mission.id));
  return sections
    .filter(({ id, texts }) => id !== '' || texts.length > 0)
    .map(({ id, title, texts }) =>
      documentOf(mission, { kind: 'report', href: id ? `${href}#${encodeURI(id)}` : href, title, texts }),
    );
}

function ofMeetings(mission: Mission, locale: Locale): readonly SearchDocument[] {
  return meetingsOf(mission).map((meeting) => {
    const { bilateral } = meeting;
    const readout = mission.prose.find(
      (each) => each.bilateral === bilateral.id && each.language === locale.language,
    );
    return documentOf(mission, {
      kind: 'meeting',
      href: hrefOf(locale.language, pagePath.bilateral(mission.id, bilateral.id)),
      title: titleOf(meeting, locale),
      partners: bilateral.partners,
      texts: [
        ...bilateral.partners.map((partner) => everydayName(partner, locale)),
        ...bilateral.points.map((point) => locale.text(point.text)),
        ...(readout ? readout.tree.children.flatMap(blocksOf) : []),
        ...[...bilateral.ours, ...bilateral.theirs].map((each) => sayPerson(each, locale)),
      ],
    });
  });
}

function ofCommitments(mission: Mission, locale: Locale): readonly SearchDocument[] {
  return actionsOf(mission).map((action) =>
    documentOf(mission, {
      kind: 'commitment',
      href: actionHref(action, locale),
      title: locale.text(action.commitment.text),
      partners: action.partners,
      texts: [
        ownerOf(action, locale),
        ...action.partners.map((partner) => everydayName(partner, locale)),
        ...textsOf([action.commitment.condition, action.commitment.state?.words, action.due.words], locale),
      ],
    }),
  );
}

function ofSessions(mission: Mission, locale: Locale): readonly SearchDocument[] {
  const href = hrefOf(locale.language, pagePath.agenda(mission.id));
  return mission.events.flatMap((event) =>
    event.sessions.map((session) =>
      documentOf(mission, {
        kind: 'agenda',
        href: `${href}#${encodeURI(sessionAnchor(event.id, session.id))}`,
        title: locale.text(session.title),
        texts: [
          locale.text(event.title),
          ...textsOf([session.summary], locale),
          ...session.items.flatMap((item) => textsOf([item.title, item.summary], locale)),
          ...[...session.roles, ...session.items.flatMap(({ roles }) => roles)].map((each) =>
            sayPerson(each, locale),
          ),
        ],
      }),
    ),
  );
}

function ofPartners(locale: Locale): readonly SearchDocument[] {
  return partnersInView().map((partner) => ({
    href: hrefOf(locale.language, pagePath.partner(partner)),
    title: headingName(partner, locale),
    kind: 'partner',
    mission: undefined,
    partners: [partner],
    year: '',
    sentences: namesOf(partner, locale),
  }));
}

function ofAbbreviations({ language, text }: Locale): readonly SearchDocument[] {
  return abbreviationsInView(language).map(({ short, full }) => ({
    href: `${hrefOf(language, pagePath.abbreviations())}#${encodeURI(abbreviationAnchor(short))}`,
    title: short,
    kind: 'abbreviation',
    mission: undefined,
    partners: [],
    year: '',
    sentences: [text(full)],
  }));
}

function sayPerson(person: Parameters<typeof showAttendee>[0], locale: Locale): string {
  const { name, affiliation } = showAttendee(person, locale);
  return [name, affiliation].filter((part) => part !== '').join(locale.t('site.affiliation-separator'));
}

const textsOf = (texts: readonly (Localized | undefined)[], { text }: Locale): readonly string[] =>
  texts.flatMap((each) => (each ? [text(each)] : []));

type Node = { readonly type: string; readonly children?: readonly Node[] };

/** The paragraphs, cells and items of a block. */
function blocksOf(node: Node): readonly string[] {
  const isText = ['paragraph', 'heading', 'tableCell'].includes(node.type);
  return isText || !node.children ? [textOf(node)] : node.children.flatMap(blocksOf);
}

const LONGEST_SENTENCE = 240;

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？])|(?<=[.!?]["”’)]?)\s+(?=[A-Z“"])|\n+/)
    .flatMap((sentence) => (sentence.length > LONGEST_SENTENCE ? sentence.split(/(?<=[；;，])/) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
