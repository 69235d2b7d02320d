import { partnerName } from '#locale/names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import type { Attendee } from '#model/participant.ts';
import type { Person } from '#model/person.ts';
import { type Block, type Cell, paragraph, plain, type Row } from '../block.ts';
import { localizeAll } from './cells.ts';
import type { ReportContext } from './context.ts';
import { describeAffiliation, nameOf } from './people.ts';

const PHOTO_EM = 7;
/** As high as a passport photo of that width. */
const PHOTO_PT = 62;

/**
 * The people across the table of whom something is known: a photo that shows them alone, or its place, their
 * names in each language and how they are said, and who they are.
 */
export function portraitBlocks({ theirs }: Bilateral, context: ReportContext): readonly Block[] {
  const { workspace, language, t } = context;
  const known = theirs.flatMap((attendee) => {
    const person = 'person' in attendee ? workspace.people.get(attendee.person) : undefined;
    return person?.biography ? [{ attendee, person }] : [];
  });
  if (known.length === 0) return [];
  return [
    paragraph(plain(t('report.brief.biographies'), language), 'lead'),
    {
      kind: 'table',
      look: 'form',
      columns: [{ weight: 0, fixedEm: PHOTO_EM }, { weight: 1 }],
      rows: known.map(({ attendee, person }) => portraitRow(attendee, person, context)),
    },
  ];
}

function portraitRow(attendee: Attendee, person: Person, context: ReportContext): Row {
  const { language, t } = context;
  const names = [...otherNames(person, context), ...pronunciation(person, context)];
  const affiliation = describeAffiliation(attendee, context);
  const text: Cell = {
    blocks: [
      paragraph(plain(nameOf(attendee, context), language, { emphasis: ['bold'] }), 'plain'),
      ...(names.length > 0
        ? [paragraph(plain(names.join(t('report.pair-separator')), language), 'aside')]
        : []),
      ...(affiliation === '' ? [] : [paragraph(plain(affiliation, language), 'plain')]),
      ...localizeAll([person.biography], language).map((said) => paragraph(plain(said, language), 'plain')),
    ],
  };
  return [photoCell(person, context), text];
}

/** The names that the other languages have for them, where they differ. */
function otherNames(person: Person, { workspace, language }: ReportContext): readonly string[] {
  const own = localize(person.name, language);
  const others = workspace.settings.languages.map((each) => localize(person.name, each));
  return [...new Set(others)].filter((name) => name !== own);
}

function pronunciation(person: Person, { language }: ReportContext): readonly string[] {
  return localizeAll([person.pronunciation], language);
}

function photoCell(person: Person, context: ReportContext): Cell {
  const { workspace, mission, language, t, readPhoto } = context;
  const photo = mission.photos.find(({ people }) => people.length === 1 && people[0] === person.id);
  const image = photo && readPhoto?.(mission, photo);
  if (!photo || !image) return placeholder(context);
  const partner = person.partner ? partnerName(workspace, person.partner, { language }) : '';
  const alt = [localize(person.name, language), partner].filter((part) => part !== '');
  return {
    blocks: [
      {
        kind: 'figure',
        anchor: `portrait-${person.id}`,
        label: '',
        caption: [],
        alt: t('report.brief.portrait-of', { name: alt.join(t('report.pair-separator')) }),
        image,
      },
    ],
  };
}

/** Room to stick one in. */
function placeholder({ language, t }: ReportContext): Cell {
  const word = paragraph(plain(t('report.brief.photo'), language), 'aside');
  return {
    blocks: [
      { kind: 'space', heightPt: PHOTO_PT / 2 - 8 },
      { ...word, align: 'centre' },
      { kind: 'space', heightPt: PHOTO_PT / 2 - 8 },
    ],
  };
}
