import { expect, test } from 'vitest';
import { setBrief } from '#reports/set-brief.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const workspace = openFixture();

test('the briefing book and the pocket schedule hold the meeting, its time and its people', async () => {
  for (const make of [setBrief, setPocketSchedule]) {
    const made = make(inputFor(workspace, 'en'));
    if ('findings' in made) throw new Error(JSON.stringify(made.findings));
    const text = squash((await readPdf(made.bytes)).pages.join(''));
    expect(
      ['Meeting with Alandra', '09:30–10:00', 'Quay Room', '林一'].filter(
        (part) => !text.includes(squash(part)),
      ),
    ).toEqual([]);
  }
});

test('of a mission whose place nobody has named, the days alone stand on the first page', async () => {
  const [mission] = workspace.missions;
  if (!mission) throw new Error('the fixture has a mission');
  const dayLine = async (places: typeof mission.places) => {
    const made = setBrief(inputFor(workspace, 'en', { ...mission, places }));
    if ('findings' in made) throw new Error(JSON.stringify(made.findings));
    const text = squash((await readPdf(made.bytes)).pages[0] ?? '');
    return /\d+[–-]\d+[A-Z][a-z]+2020(?:,[A-Z][a-z]+)?,?/.exec(text)?.[0];
  };
  const named = await dayLine(mission.places);
  expect([named?.includes(','), await dayLine([])]).toEqual([true, named?.replace(/,.*/, '')]);
});
