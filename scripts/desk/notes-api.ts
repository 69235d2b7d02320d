import { z } from 'zod';
import { readForEdit } from '#edit/write-edits.ts';
import { dateStyle, formatDate } from '#locale/dates.ts';
import { joinNames } from '#locale/list-names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import { readSchedules } from '#register/schedules.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse, refuseMission } from './failures.ts';
import { languageOf } from './language.ts';
import { readoutOf } from './readout-text.ts';
import { isWorkspaceFile } from './workspace-files.ts';
import { writeStep } from './write-step.ts';

const Words = z.string().max(20_000);
const Notes = z.object({
  language: z.string().max(35),
  /** What was said, point by point, in the order of the meeting. */
  points: z.array(z.object({ title: Words, words: Words })).max(100),
});

/**
 * - `GET /api/notes/<mission>`: its meetings, who was to be there, what they are about, whether they are recorded.
 * - `POST /api/notes/<mission>/<meeting> { language, points }`: the readout of the meeting in that language,
 *   after what stands in it already.
 */
export function addNotes(app: DeskApp, desk: Desk): void {
  app.get('/api/notes/:mission', (c) => {
    const { workspace } = desk.facts.read();
    const mission = workspace?.missions.find(({ id }) => id === c.req.param('mission'));
    if (!workspace || !mission) return refuseMission(c, desk, c.req.param('mission'));
    const language = languageOf(c);
    const style = dateStyle(workspace.settings, language);
    const nameOf = (id: string): string => {
      const person = [...workspace.people.values()].find((each) => each.id === id);
      return person ? localize(person.name, language) : id;
    };
    const placed = placesOf(desk.root, mission);
    return c.json({
      languages: workspace.settings.languages,
      meetings: mission.bilaterals.map((meeting) => {
        const place = meeting.placement ?? meeting.request?.pin ?? placed.get(meeting.id);
        const sides = [...meeting.ours, ...meeting.theirs].map((each) =>
          'person' in each ? nameOf(each.person) : localize(each.unnamed, language),
        );
        const partners = meeting.partners.map((id) => {
          const partner = workspace.economies.get(id);
          return partner ? localize(partner.shortName ?? partner.name, language) : id;
        });
        return {
          id: meeting.id,
          title: meeting.title ? localize(meeting.title, language) : joinNames(partners, language),
          status: meeting.status,
          isRecorded: meeting.placement !== undefined,
          when: place ? `${formatDate(place.date, style)} ${place.start}` : '',
          people: [...new Set([...(meeting.request?.attendees ?? []).map(nameOf), ...sides])],
          points: meeting.points.map(({ text }) => localize(text, language)),
          commitments: meeting.commitments.map(({ text }) => localize(text, language)),
          readouts: workspace.settings.languages.filter(
            (each) => readForEdit(desk.root, readoutFile(mission.id, each, meeting.id)) !== undefined,
          ),
        };
      }),
    });
  });
  app.post('/api/notes/:mission/:meeting', async (c) => {
    const asked = Notes.safeParse(await c.req.json().catch(() => undefined));
    const { mission: missionId, meeting } = c.req.param();
    const { workspace } = desk.facts.read();
    const mission = workspace?.missions.find(({ id }) => id === missionId);
    const known = mission?.bilaterals.find(({ id }) => id === meeting);
    if (
      !asked.success ||
      !known ||
      !workspace?.settings.languages.some((each) => each === asked.data.language)
    )
      return refuse(c, desk, { key: 'no-meeting', status: 404 });
    const file = readoutFile(missionId, asked.data.language, meeting);
    if (!isWorkspaceFile(desk.root, file)) return refuse(c, desk, { key: 'no-file' });
    const before = readForEdit(desk.root, file);
    const { language } = asked.data;
    const points = asked.data.points.map((each) => ({
      ...each,
      title: titleIn(known, each.title, language),
    }));
    const after = readoutOf(before, points);
    const stale = await writeStep(desk, { label: 'notes', edits: [{ file, before, after }] });
    return stale.length > 0 ? refuse(c, desk, { key: 'edit-stale', status: 409, file }) : c.json({ file });
  });
}

/** A point by its name in the language of the notes, whatever that of the page. */
function titleIn({ points }: Bilateral, title: string, language: string): string {
  const named = points.find(({ text }) => typeof text !== 'string' && Object.values(text).includes(title));
  return named ? localize(named.text, language) : title;
}

const readoutFile = (mission: string, language: string, meeting: string): string =>
  `content/missions/${mission}/${language}/readouts/${meeting}.mdx`;

function placesOf(root: string, mission: Mission) {
  const reading = readSchedules(root, mission.id);
  const release = 'value' in reading ? reading.value.releases.at(-1) : undefined;
  return new Map((release?.assignments ?? []).map((each) => [each.bilateral, each]));
}
