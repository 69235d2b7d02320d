import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import { type Change, childOf, type Path, type PlainValue, resolvePath } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { FIELD_ORDER } from '#edit/meeting-fields.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { cleanPicture } from '#load/read-picture.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { PersonId } from '#model/identifier.ts';
import { MissionFile } from '#model/mission.ts';
import type { Mission } from '#model/workspace.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import type { Bindings } from './guard.ts';
import { isPlainWay } from './workspace-files.ts';
import { writeStep } from './write-step.ts';

const Words = z.string().trim().max(2000);
const About = z.object({
  language: z.string().max(35),
  caption: Words,
  /** From left to right: known people, and what is said of others. */
  people: z.array(z.union([z.object({ person: PersonId }), z.object({ words: Words.min(1) })])).max(100),
});
type About = z.output<typeof About>;

/**
 * `POST /api/photos/<mission>/<meeting>?about=<json>`, the picture as bytes: it is put beside the prose of the
 * mission under a name of its own, with its caption and the people from left to right in the facts.
 */
export function addPhotos(app: DeskApp, desk: Desk): void {
  app.post('/api/photos/:mission/:meeting', async (c) => {
    const { mission: missionId, meeting } = c.req.param();
    const about = About.safeParse(parsed(c.req.query('about') ?? ''));
    const { workspace } = desk.facts.read();
    const mission = workspace?.missions.find(({ id }) => id === missionId);
    const bilateral = mission?.bilaterals.find(({ id }) => id === meeting);
    const isSpoken = workspace?.settings.languages.some((each) => each === about.data?.language) === true;
    if (!workspace || !mission || !bilateral || !about.success || !isSpoken)
      return refuse(c, desk, { key: 'no-meeting', status: 404 });
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const picture = cleanPicture(bytes);
    if (!picture) return refuse(c, desk, { key: 'no-picture' });
    const ending = picture.type === 'image/png' ? 'png' : 'jpg';
    const { language, caption } = about.data;
    const called = (each: string): string =>
      bilateralTitle(workspace, mission, bilateral, each, desk.words(each));
    // In a room nobody has the time for words: one without any would keep the whole mission from being read.
    const said =
      caption === ''
        ? Object.fromEntries(workspace.settings.languages.map((each) => [each, called(each)]))
        : { [language]: caption };
    return keepPhoto(c, desk, { mission, meeting, about: about.data, caption: said, bytes, ending });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Photo = {
  readonly mission: Mission;
  readonly meeting: string;
  readonly about: About;
  readonly caption: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly ending: string;
};

async function keepPhoto(c: Context<Bindings>, desk: Desk, photo: Photo): Promise<Response> {
  const { mission, meeting, bytes, ending } = photo;
  const folder = `content/missions/${mission.id}/photos`;
  const id = freeName(meeting, (name) => {
    const isNamed = mission.photos.some((each) => each.id === name);
    return isNamed || existsSync(join(desk.root, folder, `${name}.${ending}`));
  });
  const file = `${folder}/${id}.${ending}`;
  if (!isPlainWay(desk.root, file)) return refuse(c, desk, { key: 'no-file' });
  const facts = `data/missions/${mission.id}`;
  const edits = [
    appendTo(desk.root, `${facts}/mission.yaml`, { at: [], list: 'photos', value: entryOf(id, photo) }),
    appendTo(desk.root, `${facts}/bilaterals.yaml`, {
      at: ['bilaterals', { id: meeting }],
      list: 'photos',
      value: id,
    }),
  ];
  const whole = edits.filter((each) => each !== undefined);
  if (whole.length < edits.length)
    return refuse(c, desk, { key: 'edit-not-found', status: 409, file: facts });
  mkdirSync(join(desk.root, folder), { recursive: true });
  writeWhole(join(desk.root, file), bytes);
  const stale = await writeStep(desk, { label: 'notes', edits: whole });
  return stale.length > 0
    ? refuse(c, desk, { key: 'edit-stale', status: 409, file: facts })
    : c.json({ file });
}

function entryOf(id: string, { about, caption, ending }: Photo): PlainValue {
  const { language, people } = about;
  const named = people.map(
    (each): PlainValue => ('person' in each ? each.person : { unnamed: { [language]: each.words } }),
  );
  return {
    id,
    caption,
    people: named.length > 0 ? named : undefined,
    file: `${id}.${ending}`,
  };
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

type Appending = { readonly at: Path; readonly list: string; readonly value: PlainValue };

/** At the end of a list, which is begun where there is none; undefined where the text cannot take it. */
function appendTo(root: string, file: string, { at, list, value }: Appending): FileEdit | undefined {
  const before = readForEdit(root, file);
  const open = before === undefined ? undefined : openYaml(before);
  const way = open && resolvePath(open.value, at);
  if (before === undefined || !open || !way) return undefined;
  const owner = way.reduce<unknown>(childOf, open.value);
  const order = at.length === 0 ? Object.keys(MissionFile.shape) : FIELD_ORDER;
  const path = [...at, list];
  const change: Change = Array.isArray(childOf(owner, list))
    ? { deed: 'insert', path, value }
    : { deed: 'set', path, value: [value], order };
  const edited = editYaml(before, [change]);
  return 'fault' in edited ? undefined : { file, before, after: edited.text };
}
