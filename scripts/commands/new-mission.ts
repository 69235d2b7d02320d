import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderFlow } from '#edit/render-value.ts';
import { styleOf } from '#edit/yaml-style.ts';
import { TEMPLATES } from '#load/paths.ts';
import type { Translate } from '#locale/words.ts';
import type { Post } from '#model/known-post.ts';
import { type Localized, localize } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';

/** What the skeleton is filled with. */
export type MissionFacts = {
  readonly id: string;
  readonly title: Localized;
  /** Without it the skeleton asks for it in words. */
  readonly place: Localized | undefined;
  readonly agency: Localized;
  /** What the first delegate was at the mission before, where there was one. */
  readonly post: Post | undefined;
  readonly from: string;
  readonly to: string;
  /** Nobody said them: the itinerary asks for them by a mark. */
  readonly areDaysGuessed: boolean;
  readonly zone: string;
  /** Without anybody in `people.yaml`, the first delegate is still to be named. */
  readonly person: string | undefined;
};

export type Skeleton = {
  readonly data: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, string>>;
};
export type NewFile = { readonly file: string; readonly text: string };
type Filling = {
  readonly facts: MissionFacts;
  readonly languages: readonly string[];
  readonly words: (language: string) => Translate;
};

/** The files of `templates/new`. */
export function readSkeleton(): Skeleton {
  const read = (folder: string, names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [name, readFileSync(join(TEMPLATES, 'new', folder, name), 'utf8')]),
    );
  return {
    data: read('data', ['mission.yaml', 'agenda.yaml', 'bilaterals.yaml']),
    content: read('content', ['report.mdx', 'agenda.mdx']),
  };
}

/** The skeleton with its tokens replaced: each file of data once, each of prose in both languages. */
export function fillMission(skeleton: Skeleton, filling: Filling): readonly NewFile[] {
  const { facts, languages } = filling;
  const inYaml = (text: Localized): string => flowMap(text, languages);
  const data = Object.entries(skeleton.data).map(([name, text]) => ({
    file: `data/missions/${facts.id}/${name}`,
    text: fill(text, filling, { localized: inYaml, language: languages[0] ?? '' }),
  }));
  const content = languages.flatMap((language) =>
    Object.entries(skeleton.content).map(([name, text]) => ({
      file: `content/missions/${facts.id}/${language}/${name}`,
      text: fill(text, filling, { localized: (words) => localize(words, language), language }),
    })),
  );
  return [...data, ...content];
}

function fill(
  text: string,
  { facts, languages, words }: Filling,
  into: { localized: (text: Localized) => string; language: string },
): string {
  const word = (key: string): Localized =>
    Object.fromEntries(languages.map((language) => [language, words(language)(key)]));
  const marked = (key: string): Localized =>
    Object.fromEntries(languages.map((language) => [language, markOf(words(language)(key))]));
  const tokens: Readonly<Record<string, string>> = {
    MISSION: facts.id,
    TITLE: into.localized(facts.title),
    PLACE: into.localized(facts.place ?? marked('cli.new.place')),
    STAY: into.localized(
      facts.areDaysGuessed ? marked('cli.new.place-and-days') : (facts.place ?? marked('cli.new.place')),
    ),
    AGENCY: into.localized(facts.post?.agency ?? facts.agency),
    POST: into.localized(facts.post?.title ?? marked('cli.new.job-title')),
    FROM: facts.from,
    TO: facts.to,
    ZONE: facts.zone,
    PERSON: facts.person ?? 'somebody',
    DELEGATE:
      facts.person === undefined
        ? `unnamed: ${into.localized(marked('cli.new.delegate'))}`
        : `person: ${facts.person}`,
    LANG: into.language,
  };
  return text
    .replace(/__NOTE:([\w-]+)__/g, (_, name: string) => words(into.language)(`cli.new.note.${name}`))
    .replace(/__MARK:([\w.-]+)__/g, (_, key: string) => into.localized(marked(key)))
    .replace(/__WORD:([\w.-]+)__/g, (_, key: string) => into.localized(word(key)))
    .replace(/__([A-Z]+)__/g, (token, name: string) => tokens[name] ?? token);
}

/** A localized text as YAML, as it would be edited later: quoted only where it would be misread without. */
function flowMap(text: Localized, languages: readonly string[]): string {
  const every = text['*'];
  if (every !== undefined) return renderFlow(every, PLAIN);
  const said = languages.map((language) => [language, localize(text, language)]);
  return renderFlow(Object.fromEntries(said), PLAIN);
}

const PLAIN = styleOf('');
