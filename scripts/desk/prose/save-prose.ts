import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { mergeTexts, type TextConflict } from '#edit/merge-texts.ts';
import { likeFile, plainTextOf } from '#edit/plain-text.ts';
import { readForEdit } from '#edit/write-edits.ts';
import type { Desk } from '../desk.ts';
import { writeStep } from '../write-step.ts';
import { judgeProse } from './judge-prose.ts';

/** Whose lines stand where two have changed the same; said by a person who saw both. */
export type TextChoice = Pick<TextConflict, 'mine' | 'theirs'> & {
  readonly take: 'mine' | 'theirs' | 'both';
};

/** A file of prose as a page gives it back: what it was shown (null where there was no file), what has become of it. */
export type SavedProse = {
  readonly file: string;
  readonly base: string | null;
  readonly mine: string;
  readonly choices: readonly TextChoice[];
  /** True where a person wants it written although it brings errors. */
  readonly evenSo: boolean;
};

export type ProseOutcome =
  | { readonly kind: 'saved'; readonly text: string; readonly isMerged: boolean }
  | { readonly kind: 'conflict'; readonly conflicts: readonly TextConflict[] }
  /** It would bring errors that were not there. */
  | { readonly kind: 'faults'; readonly faults: readonly Diagnostic[] }
  | { readonly kind: 'broken' }
  | { readonly kind: 'stale' };

const MOST_TURNS = 5;

/**
 * Writes what a page has made of a file of prose: merged line by line with what stands there now, and kept for
 * undo. Nothing that somebody else wrote is overwritten unseen; lines that nobody changed keep their bytes.
 */
export async function saveProse(desk: Desk, saved: SavedProse): Promise<ProseOutcome> {
  const { file, base, mine } = saved;
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const before = readForEdit(desk.root, file);
    if (before === undefined && existsSync(join(desk.root, file))) return { kind: 'broken' };
    const theirs = plainTextOf(before ?? '');
    const made = settled({ base: base ?? '', mine, theirs }, saved.choices);
    if ('conflicts' in made) return { kind: 'conflict', conflicts: made.conflicts };
    const faults = saved.evenSo ? [] : newErrors(desk, { file, before: theirs, after: made.text });
    if (faults.length > 0) return { kind: 'faults', faults };
    const after = likeFile(before, made.text);
    const stale = await writeStep(desk, { label: 'prose', edits: [{ file, before, after }] });
    // Somebody wrote between reading and writing: what they wrote is merged like the rest.
    if (stale.length === 0) return { kind: 'saved', text: made.text, isMerged: theirs !== (base ?? '') };
  }
  return { kind: 'stale' };
}

type Three = { readonly base: string; readonly mine: string; readonly theirs: string };

function settled(
  three: Three,
  choices: readonly TextChoice[],
): { readonly text: string } | { readonly conflicts: readonly TextConflict[] } {
  const parts = mergeTexts(three).map((part) => (typeof part === 'string' ? part : chosen(part, choices)));
  const conflicts = parts.filter((part) => typeof part !== 'string');
  return conflicts.length > 0 ? { conflicts } : { text: parts.join('') };
}

function chosen(conflict: TextConflict, choices: readonly TextChoice[]): string | TextConflict {
  const { mine, theirs } = conflict;
  const choice = choices.find((each) => each.mine === mine && each.theirs === theirs);
  if (!choice) return conflict;
  return choice.take === 'both' ? apart(theirs, mine) : conflict[choice.take];
}

/** Both, with an empty line between them, so that they stay two paragraphs. */
const apart = (first: string, second: string): string => `${first.replace(/\n*$/, '')}\n\n${second}`;

type Change = { readonly file: string; readonly before: string; readonly after: string };

function newErrors({ facts }: Desk, { file, before, after }: Change): readonly Diagnostic[] {
  if (before === after) return [];
  const { workspace } = facts.read();
  const errors = (text: string) =>
    judgeProse({ file, text }, workspace).filter(({ severity }) => severity === 'error');
  const known = new Set(errors(before).map(nameOf));
  return errors(after).filter((each) => !known.has(nameOf(each)));
}

const nameOf = ({ code, parameters }: Diagnostic): string => JSON.stringify([code, parameters]);
