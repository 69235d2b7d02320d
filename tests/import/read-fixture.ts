import { readFileSync } from 'node:fs';
import { type ReadReport, readReport } from '#import/read-report.ts';
import { fixture } from '../workspace-copy.ts';

export const PARTNERS = [
  { id: 'JP', names: ['日本', '日方'] },
  { id: 'NZ', names: ['紐西蘭', '紐方'] },
  { id: 'KR', names: ['韓國', '韓方'] },
  { id: 'CL', names: ['智利'] },
  { id: 'AU', names: ['澳大利亞'] },
  { id: 'SG', names: ['新加坡'] },
];
export const textOf = (name: string): string => readFileSync(`${fixture('reports')}/${name}.txt`, 'utf8');
export const read = (name: string): ReadReport => readReport(textOf(name), { partners: PARTNERS });

export const marks = { source: () => '', unsure: () => '', zone: '', post: { agency: '', title: '' } };

/** What was read, by kind. */
export const facts = ({
  front,
  delegation,
  period,
  meetings,
  captions,
  annexes,
  abbreviations,
  recommendations,
}: ReadReport) => ({
  title: front.title?.value,
  period: period?.value,
  reportDate: front.reportDate?.value.from,
  place: front.place?.value,
  sheet: [front.pages?.value, front.organiser?.value, front.phone?.value, ...front.keywords],
  delegation: delegation.map(({ value }) => Object.values(value).join(' ')),
  meetings: meetings.map(({ partners, date, time, place, guests, items }) => ({
    partners,
    when: [date?.from, time?.start, time?.end],
    place,
    guests: guests.map(({ name, office, title }) => [name, office, title]),
    items: items.map(({ text }) => text),
  })),
  captions: captions.map(({ caption, people }) => [caption, ...people]),
  annexes: annexes.map(({ title, page }) => [title, page]),
  abbreviations: abbreviations.map(({ short, full, translated }) => [short, full, translated]),
  recommendations: recommendations.map(({ text }) => text),
});
