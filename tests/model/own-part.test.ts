import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { PersonId } from '#model/identifier.ts';
import { ownPart } from '#model/own-part.ts';

const { workspace } = loadWorkspace(fileURLToPath(new URL('../..', import.meta.url)));

test('a delegate’s part is their meetings, sessions, journeys, rooms and rides', () => {
  const mission = workspace?.missions.find(({ id }) => id === '2027-harbour-forum');
  const part = mission && ownPart(mission, PersonId.parse('葉帆岸-example'));
  expect({
    meetings: part?.bilaterals.map(({ id }) => id),
    travel: part?.travel.length,
    hotels: part?.logistics?.hotels.length,
    vehicles: part?.logistics?.vehicles.length,
    gifts: part?.logistics?.gifts.map(({ meeting }) => meeting),
  }).toEqual({
    meetings: ['iskarel', 'kandreth-courtesy', 'secretariat-lunch', 'kandreth-technical'],
    travel: 0,
    hotels: 0,
    vehicles: 0,
    gifts: ['kandreth-courtesy'],
  });
});
