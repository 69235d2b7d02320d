import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edit } from '../workspace-copy.ts';

/** What somebody in a hurry does to a sound workspace (`tiny`), or types; what is said is an accepted text. */
export type Slip = {
  readonly slip: string;
  readonly spoil?: (root: string) => void;
  /** Where nothing is typed, `check` is. */
  readonly types?: readonly string[];
};

const MISSION = 'data/missions/2020-visit/mission.yaml';
const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';
const PEOPLE = 'data/people.yaml';
const REPORT = 'content/missions/2020-visit/en/report.mdx';
const SETTINGS = 'data/workspace.yaml';
const PERIOD = 'period: { from: 2020-03-02, to: 2020-03-31 }';

const put = (file: string, find: string, text: string) => (root: string) =>
  edit(root, file, { find, put: text });
const rename = (from: string, to: string) => (root: string) => renameSync(join(root, from), join(root, to));
const write = (file: string, bytes: string | Uint8Array) => (root: string) => {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), bytes);
};

/** 「標題：會議」 as Windows writes it where nobody asked for Unicode. */
const BIG5 = Uint8Array.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xb7, 0x7c, 0xc4, 0xb3, 0x0a]);

export const SLIPS: readonly Slip[] = [
  // What is typed on the command line.
  {
    slip: 'a folder that is no workspace',
    spoil: (root) => rmSync(join(root, 'data'), { recursive: true }),
    types: ['check'],
  },
  { slip: 'a command misspelt', types: ['chekc'] },
  { slip: 'a command in Chinese', types: ['檢查'] },
  { slip: 'an option misspelt', types: ['report', '--audence', 'internal'] },
  { slip: 'an option of another command', types: ['check', '--audience', 'internal'] },
  { slip: 'an option with one dash', types: ['check', '-lang', 'en'] },
  { slip: 'an audience that there is none of', types: ['report', '2020-visit', '--audience', 'private'] },
  { slip: 'a mission misspelt', types: ['check', '2020-vist'] },
  { slip: 'a mission in capitals', types: ['report', '2020-VISIT'] },
  { slip: 'a part of a mission’s name', types: ['report', 'visit'] },
  {
    slip: 'a mission where there is none yet',
    spoil: (root) => rmSync(join(root, 'data/missions'), { recursive: true }),
    types: ['report', '2020-visit'],
  },
  { slip: 'a mission for what makes everything', types: ['build', '2020-visit'] },
  { slip: 'a deed without its arguments', types: ['agenda', 'import'] },
  { slip: 'a language at the end of an option', types: ['new', '2027-lima', '--title-en', 'Lima'] },
  { slip: 'a dash pasted from Word', types: ['new', '2027-lima', '—from', '2027-02-20'] },
  { slip: 'quotes pasted from Word', types: ['new', '2027-lima', '--title', '“APEC', 'SCCP', '2027”'] },
  { slip: 'an economy that there is none of', types: ['init', 'office', '--economy', 'Japn'] },
  { slip: 'a mission’s title for its identifier', types: ['report', 'Visit to Madrid'] },
  { slip: 'new without a name', types: ['new'] },
  { slip: 'a mission’s name with spaces', types: ['new', 'Lima 2027'] },
  { slip: 'a mission that is there already', types: ['new', '2020-visit'] },
  { slip: 'a first day with slashes', types: ['new', '2027-lima', '--from', '2027/2/20'] },
  { slip: 'a day that does not exist', types: ['new', '2027-lima', '--from', '2027-02-30'] },
  {
    slip: 'a last day before the first',
    types: ['new', '2027-lima', '--from', '2027-02-20', '--to', '2027-02-10'],
  },
  { slip: 'a city for a time zone', types: ['new', '2027-lima', '--from', '2027-02-20', '--zone', 'Lima'] },
  { slip: 'a list that is not there', types: ['new', '2027-lima', '--people', 'team.csv'] },
  { slip: 'an office made where one is', types: ['init', '.', '--yes'] },
  { slip: 'a report that is not there', types: ['import', 'report', 'last-year.docx'] },
  { slip: 'an item misspelt', types: ['actions', 'show', '2020-visit/send-rule'] },
  {
    slip: 'a status that there is none of',
    types: ['actions', 'update', '2020-visit/send-rules', '--status', 'finished'],
  },
  { slip: 'a preview before anything was built', types: ['preview'] },
  { slip: 'a meeting confirmed before anything was released', types: ['confirm', '2020-visit', 'es-wanted'] },
  // What is written into the files.
  {
    slip: 'a tab as indent',
    spoil: put(MISSION, '  - { from: 2020-03-02, text', '\t- { from: 2020-03-02, text'),
  },
  { slip: 'a full-width colon', spoil: put(MISSION, 'reportDate: 2020-05', 'reportDate：2020-05') },
  { slip: 'a colon without a blank', spoil: put(MISSION, 'reportDate: 2020-05', 'reportDate:2020-05') },
  { slip: 'curly quotes', spoil: put(BILATERALS, 'start: 11:00', 'start: “11:00”') },
  { slip: 'a quote left open', spoil: put(MISSION, 'en: Visit to Madrid', "en: 'Visit to Madrid") },
  {
    slip: 'a colon within a text',
    spoil: put(MISSION, 'title: { ja: マドリード出張, en: Visit to Madrid }', 'title: Visit: Madrid'),
  },
  { slip: 'a date with slashes', spoil: put(MISSION, 'from: 2020-03-02, to', 'from: 2020/3/2, to') },
  { slip: '30 February with slashes', spoil: put(MISSION, 'from: 2020-03-02, to', 'from: 2020/2/30, to') },
  {
    slip: 'a year of the Republic of China',
    spoil: put(MISSION, 'from: 2020-03-02, to', 'from: 民國109年3月2日, to'),
  },
  {
    slip: 'a year of the Republic of China without its name',
    spoil: put(MISSION, 'from: 2020-03-02, to', 'from: 109-03-02, to'),
  },
  { slip: 'the end left out', spoil: put(MISSION, PERIOD, 'period: { from: 2020-03-02 }') },
  { slip: 'a time as people say it', spoil: put(BILATERALS, 'start: 11:00', 'start: 11am') },
  {
    slip: 'a photo that is not there',
    spoil: put(MISSION, 'id: handshake,', 'id: handshake, file: handshake.jpg,'),
  },
  { slip: 'one identifier for two meetings', spoil: put(BILATERALS, 'id: es-wanted', 'id: es') },
  {
    slip: 'a person’s name for the identifier',
    spoil: put(BILATERALS, 'attendees: [山田花子]', 'attendees: [Hanako Yamada]'),
  },
  {
    slip: 'an address without its at sign',
    spoil: put(MISSION, ', head: true', ', email: hanako.example.org'),
  },
  { slip: 'a file saved as .txt', spoil: rename(MISSION, `${MISSION}.txt`) },
  { slip: 'a file saved as .yml', spoil: rename(MISSION, 'data/missions/2020-visit/mission.yml') },
  { slip: 'prose saved as .md', spoil: rename(REPORT, 'content/missions/2020-visit/en/report.md') },
  { slip: 'a file in Big5', spoil: write(MISSION, BIG5) },
  { slip: 'an empty file', spoil: write(MISSION, '') },
  {
    slip: 'a file that is a Word document',
    spoil: write(MISSION, Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0])),
  },
  { slip: 'the settings deleted', spoil: (root) => rmSync(join(root, SETTINGS)) },
  { slip: 'the people deleted', spoil: (root) => rmSync(join(root, PEOPLE)) },
  {
    slip: 'prose pasted from Word',
    spoil: put(REPORT, '## ', '<p class="MsoNormal"><b>Purpose</b><o:p></o:p></p>\n\n## '),
  },
  { slip: 'less than five percent', spoil: put(REPORT, '## ', 'Less than <5% of all.\n\n## ') },
  { slip: 'an address in angle brackets', spoil: put(REPORT, '## ', 'See <https://example.org>.\n\n## ') },
  { slip: 'a remark as HTML has it', spoil: put(REPORT, '## ', '<!-- to be checked -->\n\n## ') },
  { slip: 'a line broken as HTML does', spoil: put(REPORT, '## ', 'One<br/>two\n\n## ') },
  { slip: 'a component misspelt', spoil: put(REPORT, '## ', '<Bilateral id="se" />\n\n## ') },
  { slip: 'a chapter numbered by hand', spoil: put(REPORT, '## ', '# 1. Purpose\n\n## ') },
  {
    slip: 'a line of program in prose',
    spoil: put(REPORT, '## ', 'import notes from "./notes"\n\n{today\n\n## '),
  },
  {
    slip: 'two versions as git leaves them',
    spoil: put(MISSION, PERIOD, `<<<<<<< HEAD\n${PERIOD}\n=======\n${PERIOD}\n>>>>>>> theirs`),
  },
  { slip: 'a title in stars', spoil: put(MISSION, 'en: Visit to Madrid', 'en: **Visit to Madrid**') },
  { slip: 'an exclamation before a title', spoil: put(MISSION, 'en: Visit to Madrid', 'en: !urgent visit') },
  {
    slip: 'quotes around a part of a title',
    spoil: put(MISSION, 'en: Visit to Madrid', "en: 'Visit' to Madrid"),
  },
  { slip: 'a list beside its name', spoil: put(MISSION, 'places:', 'places: - one\nplaces2:') },
  { slip: 'a line that is too far in', spoil: put(MISSION, PERIOD, `  ${PERIOD}`) },
  { slip: 'a line that is no field', spoil: put(MISSION, PERIOD, `The visit took a month\n${PERIOD}`) },
  { slip: 'a comma forgotten', spoil: put(MISSION, 'from: 2020-03-02, to', 'from: 2020-03-02 to') },
];
