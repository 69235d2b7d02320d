import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const BIG = '2027-fair';

const MEETINGS = 400;
const PEOPLE = 40;
const ROOMS = 20;
const DAYS = 5;
const STARTS = ['09:00', '09:40', '11:20', '13:20', '14:00', '15:20', '16:00'];

/** A mission of 400 meetings, forty delegates and twenty rooms over five days, most meetings agreed. */
export function writeBigMission(root: string): void {
  const folder = join(root, 'data', 'missions', BIG);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, `${name}.yaml`), `${lines.join('\n')}\n`);
  const people = upTo(PEOPLE).map((index) => `  - { id: delegate-${index}, name: Delegate ${index} }`);
  appendFileSync(join(root, 'data', 'people.yaml'), `${people.join('\n')}\n`);
  write('mission', missionLines());
  write('bilaterals', ['bilaterals:', ...upTo(MEETINGS).flatMap(meetingLines)]);
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

function missionLines(): readonly string[] {
  return [
    'title: { zh-TW: 年度會展, en: Annual fair }',
    'period: { from: 2027-05-03, to: 2027-05-07 }',
    'places: [{ name: { zh-TW: 利馬, en: Lima }, timeZone: America/Lima }]',
    'purpose: { zh-TW: 會談, en: Meetings }',
    'delegation:',
    ...upTo(PEOPLE).map(
      (index) =>
        `  - { person: delegate-${index}, agency: { zh-TW: 關務署, en: Customs }, title: { zh-TW: 專員, en: Officer }${index === 0 ? ', head: true' : ''} }`,
    ),
    'itinerary: [{ from: 2027-05-03, to: 2027-05-07, text: { zh-TW: 利馬, en: Lima } }]',
    'rooms:',
    ...upTo(ROOMS).map(
      (index) => `  - { id: room-${index}, name: { zh-TW: 會議室${index}, en: Room ${index} }, seats: 12 }`,
    ),
  ];
}

function meetingLines(index: number): readonly string[] {
  const slot = Math.floor(index / ROOMS);
  const date = `2027-05-0${3 + (slot % DAYS)}`;
  const start = STARTS[Math.floor(slot / DAYS)] ?? '09:00';
  const isAgreed = index % 4 !== 0;
  const pin = `      pin: { date: ${date}, start: '${start}', end: '${endOf(start)}', room: room-${index % ROOMS} }`;
  return [
    `  - id: m-${index}`,
    '    partners: [US]',
    '    theirs: [{ unnamed: { zh-TW: 局長, en: Director } }]',
    `    status: ${isAgreed ? 'confirmed' : 'wanted'}`,
    `    points: [{ zh-TW: 第${index}項資料交換, en: Exchange of data ${index} }]`,
    '    request:',
    '      durationMinutes: 30',
    `      attendees: [delegate-${index % PEOPLE}, delegate-${(index * 7 + 3) % PEOPLE}]`,
    `      windows: [{ date: ${date}, from: '09:00', to: '18:00' }]`,
    ...(isAgreed ? [pin] : []),
  ];
}
function endOf(start: string): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const end = hours * 60 + minutes + 30;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
