import { Abbreviation } from './abbreviation.ts';
import type { Audience } from './audience.ts';
import { BilateralsFile } from './bilateral.ts';
import { Economy } from './economy.ts';
import { AgendaFile } from './event.ts';
import { Forum } from './forum.ts';
import { MissionFile, type TravelLeg } from './mission.ts';
import { dayRange } from './partial-date.ts';
import { Person } from './person.ts';
import { publicFiles } from './prose.ts';
import { withoutUnseen } from './unseen-prose.ts';
import { unseenBy, withoutDanglingReferences } from './unseen-references.ts';
import { type SeePart, type Sight, visiblePart } from './visible-part.ts';
import type { Mission, Workspace } from './workspace.ts';
import { type Publish, WorkspaceSettings } from './workspace-settings.ts';

/**
 * The workspace as one audience may see it: the only door to public output. For the public it holds
 * the missions whose `published` date has come by `today`, and of them what the model declares public
 * (`forAll` in `./audience.ts`) and its writer has not made internal; no meeting that is only wanted and
 * no journey to come, unless the workspace publishes them; no `<Internal>` block; nobody who is named
 * nowhere in it. For `internal`, everything.
 * @example viewFor(workspace, { audience: 'public', today: '2026-11-21' })
 */
export function viewFor(
  workspace: Workspace,
  options: { readonly audience: Audience; readonly today: string },
): Workspace {
  if (options.audience === 'internal') return workspace;
  const known = views.get(workspace);
  if (known?.today === options.today) return known.view;
  const view = publicView(workspace, options);
  views.set(workspace, { today: options.today, view });
  return view;
}

/** Of a workspace that is at hand: the steps of a build all ask for the same. */
const views = new WeakMap<Workspace, { readonly today: string; readonly view: Workspace }>();

function publicView(workspace: Workspace, options: { readonly today: string }): Workspace {
  const met = new Set<string>();
  const note: Sight['note'] = (kind, id) => kind === 'person' && met.add(id);
  const missions = withoutDanglingReferences(
    workspace.missions
      .filter((mission) => isPublished(mission, options.today))
      .map((mission) => certain(mission, workspace.settings.publish, options.today))
      .map((mission) => publicMission(mission, { unseen: unseenBy(mission), note })),
  );
  return {
    settings: part(SETTINGS, workspace.settings),
    economies: partOfMap(ECONOMY, workspace.economies),
    forums: partOfMap(FORUM, workspace.forums),
    people: partOfMap(PERSON, new Map([...workspace.people].filter(([id]) => met.has(id)))),
    abbreviations: workspace.abbreviations.map((each) => part(ABBREVIATION, each)),
    profiles: workspace.profiles,
    missions,
  };
}

const SETTINGS = visiblePart(WorkspaceSettings);
const ECONOMY = visiblePart(Economy);
const FORUM = visiblePart(Forum);
const PERSON = visiblePart(Person);
const ABBREVIATION = visiblePart(Abbreviation);
const MISSION = visiblePart(MissionFile);
const AGENDA = visiblePart(AgendaFile);
const BILATERALS = visiblePart(BilateralsFile);

/** What is left of a value has its type: internal fields are optional or stand at their defaults. */
const part = <T>(see: SeePart, value: T, sight: Sight = UNAIDED): T => see(value, sight) as T;
const UNAIDED: Sight = { unseen: {}, note: () => {} };

function partOfMap<K, V>(see: SeePart, things: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return new Map([...things].map(([id, thing]) => [id, part(see, thing)]));
}

/** True once the mission's `published` date has begun, unless it is internal for good. */
export function isPublished(mission: Mission, today: string): boolean {
  if (mission.audience === 'internal') return false;
  const from = mission.published && dayRange(mission.published)?.earliest;
  return from !== undefined && from <= today;
}

/** The mission without what may yet change, as far as the workspace does not publish it. */
function certain(mission: Mission, publish: Publish | undefined, today: string): Mission {
  return {
    ...mission,
    bilaterals: publish?.wantedMeetings
      ? mission.bilaterals
      : mission.bilaterals.filter((bilateral) => bilateral.status !== 'wanted'),
    travel: publish?.travelToCome
      ? mission.travel
      : mission.travel.filter((leg) => isOver(leg, mission, today)),
  };
}

/** Over once its last day is; one without days, once the mission is. */
function isOver({ from, to }: TravelLeg, mission: Mission, today: string): boolean {
  return (to ?? from ?? { date: mission.period.to }).date < today;
}

function publicMission(mission: Mission, sight: Sight): Mission {
  const { events } = part<Pick<Mission, 'events'>>(AGENDA, { events: mission.events }, sight);
  const { bilaterals, commitments } = part<Pick<Mission, 'bilaterals' | 'commitments'>>(
    BILATERALS,
    { bilaterals: mission.bilaterals, commitments: mission.commitments },
    sight,
  );
  const travel = mission.travel.filter(
    ({ travellers }) =>
      travellers.length === 0 || travellers.some((traveller) => !sight.unseen.person?.has(traveller)),
  );
  const seen: Mission = {
    ...part<MissionFile>(MISSION, { ...mission, travel }, sight),
    id: mission.id,
    events,
    bilaterals,
    commitments,
    prose: publicFiles(mission.prose, new Set(bilaterals.map(({ id }) => id))),
  };
  return { ...seen, prose: seen.prose.map((prose) => withoutUnseen(prose, seen)) };
}
