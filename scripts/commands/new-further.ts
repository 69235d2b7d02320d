import type { Change } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { daysBetween, isCivilDate } from '#model/civil-time.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { openTracker } from './actions-open.ts';
import type { Context, Input } from './command.ts';
import { knowsMission } from './knows-mission.ts';
import { followUps, keptFacts } from './new-from-mission.ts';
import type { MissionFacts, NewFile } from './new-mission.ts';
import { type AddedPeople, addedPeople, knownDelegation, knownIdOf } from './new-people.ts';
import { requestedMeetings } from './new-requests.ts';
import { readPeopleFile } from './read-people.ts';

/** What a new mission begins with: a mission of before, a first day, both or neither. */
export type Start = { readonly mission: Mission | undefined; readonly date: string | undefined };

/** `--from` takes a day, or a mission to begin with; given twice, both. Undefined after a fault, which is told. */
export function startOf(context: Context, { options }: Input, workspace: Workspace): Start | undefined {
  const given = typeof options['from'] === 'string' ? options['from'].split('\n') : [];
  const looksLikeDate = (text: string): boolean => /^\d+[-/.]\d+[-/.]\d+$/.test(text) || isCivilDate(text);
  const name = given.find((each) => !looksLikeDate(each));
  if (name !== undefined && !knowsMission(context, name)) return undefined;
  const mission = name === undefined ? undefined : findMission(workspace, name);
  if (name !== undefined && !mission) {
    context.complain(context.t('cli.new.mission-at-fault', { call: context.call(`check ${name}`) }));
    return undefined;
  }
  return { mission, date: given.find(looksLikeDate) };
}

type Scene = {
  readonly input: Input;
  readonly workspace: Workspace;
  readonly start: Start;
  readonly facts: MissionFacts;
};

/** The skeleton with what is known already: from the mission of before, from a list of people, from one of requests. */
export async function fillFurther(
  context: Context,
  skeleton: readonly NewFile[],
  { input, workspace, start, facts }: Scene,
): Promise<readonly FileEdit[] | undefined> {
  const missionChanges: Change[] = [...officeOf(facts)];
  const meetingChanges: Change[] = [];
  const peopleChanges: Change[] = [];
  if (start.mission) {
    const tracker = openTracker(context, 'internal');
    if (!tracker) return undefined;
    const file = `data/missions/${start.mission.id}/mission.yaml`;
    missionChanges.push(...keptFacts(readForEdit(context.workspaceRoot, file) ?? ''));
    meetingChanges.push(...followUps(start.mission, tracker.items));
  }
  const { people, requests } = input.options;
  let attendee = facts.person;
  let idOf: AddedPeople['idOf'] = () => undefined;
  if (typeof people === 'string') {
    const listed = await readPeopleFile(context, people);
    if (!listed) return undefined;
    const added = addedPeople(context, workspace, { listed, by: facts.from });
    missionChanges.push(...added.delegation);
    peopleChanges.push(...added.people);
    attendee = firstPerson(added.delegation) ?? attendee;
    idOf = added.idOf;
  }
  if (typeof requests === 'string') {
    if (attendee === undefined) {
      context.complain(context.t('cli.new.requests-need-person'));
      return undefined;
    }
    const days = daysBetween(facts.from, facts.to);
    const { from, to, zone } = facts;
    const tellDays = (): void => {
      if (input.options['to'] === undefined) context.tell(context.t('cli.new.last-day-given', { from, to }));
    };
    // Where no list says who goes, those of our side whom the requests name do.
    const isOpen = typeof people !== 'string' && !start.mission;
    const scene = { workspace, zone, days, attendee, idOf: isOpen ? knownIdOf(workspace) : idOf, tellDays };
    const asked = await requestedMeetings(context, requests, scene);
    if (!asked) return undefined;
    if (isOpen) missionChanges.push(...knownDelegation(context, workspace, { names: asked.ours, by: from }));
    missionChanges.push(...asked.rooms);
    meetingChanges.push(...asked.bilaterals);
  }
  const edits = skeleton.map(({ file, text }): FileEdit => {
    const changes = file.endsWith('/mission.yaml')
      ? missionChanges
      : file.endsWith('/bilaterals.yaml')
        ? meetingChanges
        : [];
    return { file, before: undefined, after: changed(text, changes) };
  });
  return [...edits, ...peopleEdit(context, peopleChanges)];
}

/** The skeleton has no line for it, since most have none. */
function officeOf({ post }: MissionFacts): readonly Change[] {
  if (!post?.office) return [];
  const order = ['person', 'agency', 'office', 'title'];
  return [{ deed: 'set', path: ['delegation', 0, 'office'], value: post.office['*'] ?? post.office, order }];
}

function firstPerson(changes: readonly Change[]): string | undefined {
  const [change] = changes;
  const first = change?.deed === 'set' && Array.isArray(change.value) ? change.value[0] : undefined;
  return typeof first === 'object' && first !== null && 'person' in first ? String(first.person) : undefined;
}

/** The skeleton is our own text: an edit of it cannot be refused. */
function changed(text: string, changes: readonly Change[]): string {
  const edited = editYaml(text, changes);
  if ('fault' in edited) throw new Error(`the skeleton cannot be changed: ${edited.fault.reason}`);
  return edited.text;
}

function peopleEdit({ workspaceRoot }: Context, changes: readonly Change[]): readonly FileEdit[] {
  if (changes.length === 0) return [];
  const file = 'data/people.yaml';
  const before = readForEdit(workspaceRoot, file);
  const edited = editYaml(before ?? '', changes);
  return 'fault' in edited ? [] : [{ file, before, after: edited.text }];
}
