import { Bilateral } from '#model/bilateral.ts';
import { Forum } from '#model/forum.ts';
import { MissionId } from '#model/identifier.ts';
import { MissionFile } from '#model/mission.ts';
import { PartnersFile } from '#model/partners-file.ts';
import { PeopleFile } from '#model/person.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';

const { economies } = PartnersFile.parse({
  economies: [
    { id: 'US', name: { 'zh-TW': '美國', en: 'the United States' } },
    { id: 'IL', name: { 'zh-TW': '以色列', en: 'Israel' } },
    { id: 'HK', name: { 'zh-TW': '香港', en: 'Hong Kong' } },
  ],
});

const { people } = PeopleFile.parse({
  people: [
    { id: 'may', name: 'Ron May', familyName: 'May', honorific: 'mr', partner: 'US' },
    { id: 'liu', name: '劉芳祝', culture: 'han', familyName: '劉' },
    {
      id: 'tanaka',
      name: { 'zh-TW': '田中太郎', en: 'Tanaka Taro' },
      culture: 'japanese',
      familyName: { 'zh-TW': '田中', en: 'Tanaka' },
    },
  ],
});

export const apec = Forum.parse({
  id: 'apec',
  name: 'APEC',
  names: { HK: { 'zh-TW': '中國香港', en: 'Hong Kong, China' } },
});

/** A mission with this one bilateral. */
export function missionWith(bilateral: object): { readonly mission: Mission; readonly bilateral: Bilateral } {
  const parsed = Bilateral.parse({ id: 'one', partners: ['US'], ...bilateral });
  const file = MissionFile.parse({
    title: 'A mission',
    forum: 'apec',
    period: { from: '2014-08-24', to: '2014-08-30' },
    places: [{ name: 'Chicago', timeZone: 'America/Chicago' }],
    delegation: [{ person: 'liu', agency: '關務署', title: '簡任稽核' }],
  });
  const mission = {
    ...file,
    id: MissionId.parse('m'),
    events: [],
    bilaterals: [parsed],
    commitments: [],
    prose: [],
  };
  return { mission, bilateral: parsed };
}

export const workspace: Workspace = {
  settings: WorkspaceSettings.parse({
    home: { economy: 'TW', agency: '關務署', timeZone: 'Asia/Taipei' },
    languages: ['zh-TW', 'en'],
    profile: 'tw-2011',
    site: { title: 'x', address: 'https://example.org' },
  }),
  economies: new Map(economies.map((economy) => [economy.id, economy])),
  forums: new Map([[apec.id, apec]]),
  people: new Map(people.map((person) => [person.id, person])),
  abbreviations: [],
  profiles: new Map(),
  missions: [],
};
