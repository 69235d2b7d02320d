import { suggest } from '#diagnostics/suggestion.ts';
import { readAssignee } from '#model/assignee.ts';
import { Commitment, CommitmentKind, CommitmentOwner } from '#model/commitment.ts';
import { CommitmentId } from '#model/identifier.ts';
import { type Localized, MAX_TEXT_LENGTH } from '#model/localized.ts';
import { PartialDate } from '#model/partial-date.ts';
import type { Mission } from '#model/workspace.ts';
import type { OpenTracker } from './actions-open.ts';
import type { Context, Input } from './command.ts';
import { findPartner } from './find-partner.ts';
import { slug } from './new-requests.ts';

/** A commitment as it is typed, and who of ours is on it. */
export type TypedItem = { readonly commitment: Commitment; readonly assignee: string | undefined };

type Scene = { readonly tracker: OpenTracker; readonly mission: Mission | undefined };
/** Says what is wrong with an option. */
type Refuse = (key: string, values?: Readonly<Record<string, string | number>>) => void;

/**
 * What the options of `actions add` say. Every fault is told; then the number of those that are wrong
 * usage is given (the others are names that nobody has).
 */
export function readTypedItem(
  context: Context,
  options: Input['options'],
  scene: Scene,
): TypedItem | { readonly misused: number } {
  let misused = 0;
  const refuse: Refuse = (key, values = {}) => {
    misused += 1;
    context.complain(context.t(`actions.${key}`, values));
  };
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const { workspace } = scene.tracker;
  const texts = (name: string) =>
    readTexts(text(name), { option: `--${name}`, ...workspace.settings, refuse });
  if (!text('mission')) refuse('add.no-mission');
  const kind = readChoice(text('kind'), { option: '--kind', allowed: CommitmentKind.options, refuse });
  const owner = readChoice(text('owner'), { option: '--owner', allowed: CommitmentOwner.options, refuse });
  const what = texts('text');
  if (text('text') === undefined) refuse('add.no-text');
  const partners = linesOf(text('partner')).map((each) => findPartner(context, workspace, each));
  if ((owner === 'partner' || owner === 'both') && partners.length === 0) refuse('add.no-partner', { owner });
  const due = readDue(text('due'), texts('words'), refuse);
  const id = readId(text('id'), { ...scene, what, refuse });
  const assignee = readOurs(text('assignee'), { ...scene, refuse });
  const typed = {
    id,
    kind,
    owner,
    ownerName: texts('owner-name'),
    partners: partners.length > 0 ? [...new Set(partners)] : undefined,
    text: what,
    due,
  };
  if (misused > 0 || partners.includes(undefined)) return { misused };
  return { commitment: Commitment.parse(typed), assignee };
}

type Choice<T extends string> = {
  readonly option: string;
  readonly allowed: readonly T[];
  readonly refuse: Refuse;
};

function readChoice<T extends string>(
  value: string | undefined,
  { option, allowed, refuse }: Choice<T>,
): T | undefined {
  const found = allowed.find((each) => each === value);
  if (found) return found;
  if (value === undefined) refuse('add.no-choice', { option, allowed: allowed.join(', ') });
  else refuse('bad-choice', { option, value, suggestion: suggest(value, allowed) ?? allowed.join(', ') });
  return undefined;
}

type Texts = { readonly option: string; readonly languages: readonly string[]; readonly refuse: Refuse };

/** `en: A joint visit`, a language a line, as an option that was given several times comes. */
function readTexts(given: string | undefined, { option, languages, refuse }: Texts): Localized | undefined {
  const texts = new Map<string, string>();
  for (const line of linesOf(given)) {
    const [, tag = '', words = ''] = /^\s*([a-z]{2,3}(?:-[a-z0-9]+)*)\s*[:：]\s*(.*)$/iu.exec(line) ?? [];
    const language = languages.find((each) => each.toLowerCase() === tag.toLowerCase());
    if (tag === '' || words.trim() === '')
      refuse('add.no-language', { option, language: languages[0] ?? '' });
    else if (!language) {
      const suggestion = suggest(tag, languages) ?? languages.join(', ');
      refuse('bad-choice', { option, value: tag, suggestion });
    } else if (texts.has(language)) refuse('add.language-twice', { option, language });
    else if (words.length > MAX_TEXT_LENGTH) refuse('add.too-long', { option, most: MAX_TEXT_LENGTH });
    else texts.set(language, words.trim());
  }
  const inOrder = languages.filter((language) => texts.has(language));
  if (inOrder.length === 0) return undefined;
  return Object.fromEntries(inOrder.map((language) => [language, texts.get(language) ?? '']));
}

/** A date stands beside the words that give it, never alone. */
function readDue(date: string | undefined, words: Localized | undefined, refuse: Refuse) {
  if (date !== undefined && !PartialDate.safeParse(date).success) refuse('add.bad-due', { value: date });
  else if (date !== undefined && !words) refuse('add.no-words');
  return words && { words, ...(date !== undefined && { date }) };
}

type Naming = Scene & { readonly what: Localized | undefined; readonly refuse: Refuse };

/** As given, else made from the text; never that of another item, nor of one that the register remembers. */
function readId(given: string | undefined, { tracker, mission, what, refuse }: Naming): string | undefined {
  const prefix = `${mission?.id}/`;
  const taken = new Set([
    ...(mission
      ? [...mission.commitments, ...mission.bilaterals.flatMap((each) => each.commitments)]
      : []
    ).map(({ id }) => String(id)),
    ...tracker.records.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => id.slice(prefix.length)),
  ]);
  if (given === undefined) return what && freeId(shortSlug(what), taken);
  const read = CommitmentId.safeParse(given);
  if (!read.success) refuse('add.bad-id', { id: given });
  else if (taken.has(read.data)) refuse('add.id-taken', { id: read.data, free: freeId(read.data, taken) });
  else return read.data;
  return undefined;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

const LONGEST_ID = 40;

/** The first words of the text, in plain letters where a language has them. @example 'send-the-list-of' */
function shortSlug(text: Localized): string {
  const slugs = Object.values(text).map(slug);
  const whole = slugs.find((each) => /^[a-z0-9-]+$/.test(each)) ?? slugs[0] ?? '';
  const cut = [...whole].slice(0, LONGEST_ID).join('');
  const isWhole = cut === whole || whole[cut.length] === '-' || !cut.includes('-');
  return (isWhole ? cut : cut.slice(0, cut.lastIndexOf('-'))).replace(/-$/, '');
}

/** `none` is nobody, as everywhere in the tracker. */
function readOurs(
  name: string | undefined,
  { tracker, refuse }: Scene & { readonly refuse: Refuse },
): string | undefined {
  if (name === undefined || name === 'none') return undefined;
  const reading = readAssignee(tracker.workspace, name);
  if ('assignee' in reading) return reading.assignee;
  refuse(`assignee-${reading.fault}`, { name, suggestion: reading.suggestion });
  return undefined;
}

const linesOf = (given: string | undefined): readonly string[] => given?.split('\n') ?? [];
