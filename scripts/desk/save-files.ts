import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { childOf } from '#edit/change.ts';
import { changesBetween } from '#edit/changes-between.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { type Conflict, mergeValues } from '#edit/merge-values.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { openYaml } from '#edit/yaml-file.ts';
import { fieldsAt } from '#load/schema-fields.ts';
import { parseYaml } from '#load/yaml-source.ts';
import type { Desk } from './desk.ts';
import { schemaOf } from './fact-files.ts';
import { type FieldFault, judgeFile } from './judge-file.ts';
import { writeStep } from './write-step.ts';

/** One file of facts as a page gives it back. */
export type SavedFile = {
  readonly file: string;
  /** The value that the page was shown; null where there was no file. */
  readonly base: unknown;
  /** What has become of it there. */
  readonly mine: unknown;
  /** Of fields that both sides have changed: whose value stands, said by a person who saw both. */
  readonly choices?: readonly Choice[];
};

export type Choice = {
  readonly path: readonly (string | number)[];
  readonly take: 'mine' | 'theirs';
  /** What stood in the file when the choice was made: another value asks anew. */
  readonly theirs: unknown;
};

export type Saving = {
  readonly label: string;
  readonly files: readonly SavedFile[];
  /** True where a person wants it written although it brings errors. */
  readonly evenSo?: boolean;
};

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly edits: readonly FileEdit[]; readonly merged: readonly string[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly (Conflict & { readonly file: string })[] }
  /** It would bring errors that were not there. */
  | { readonly kind: 'faults'; readonly faults: readonly FieldFault[] }
  /** The file cannot be read as YAML just now: someone is at work on it by hand. */
  | { readonly kind: 'broken'; readonly file: string; readonly faults: readonly Diagnostic[] }
  /** The text of the file cannot take the change without harm to it. */
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string };

const MOST_TURNS = 5;

/**
 * Writes what a page has made of files of facts: merged field by field with what stands there now, all of
 * them or none, and kept for undo. Nothing that somebody else wrote is overwritten unseen.
 */
export async function saveFiles(desk: Desk, saving: Saving): Promise<SaveOutcome> {
  for (let turn = 1; ; turn += 1) {
    const made = saving.files.map((each) => editOf(desk.root, each));
    const stopped = made.find((each) => 'kind' in each);
    if (stopped && 'kind' in stopped) return stopped;
    const edits = made.flatMap((each) => ('edit' in each ? [each.edit] : []));
    const conflicts = made.flatMap((each) => ('conflicts' in each ? each.conflicts : []));
    if (conflicts.length > 0) return { kind: 'conflict', conflicts };
    const written = made.flatMap((each) => ('edit' in each ? [each] : []));
    const faults = saving.evenSo ? [] : newErrors(desk, written);
    if (faults.length > 0) return { kind: 'faults', faults };
    const stale = await writeStep(desk, { label: saving.label, edits });
    const merged = made.flatMap((each) => ('isMerged' in each && each.isMerged ? [each.edit.file] : []));
    if (stale.length === 0) return { kind: 'saved', edits, merged };
    // Somebody wrote between reading and writing: what they wrote is merged like the rest.
    if (turn === MOST_TURNS) return { kind: 'refused', file: stale[0]?.position.file ?? '', reason: 'stale' };
  }
}

/** `before` and `after`: the values of the file. */
type Written = {
  readonly edit: FileEdit;
  readonly isMerged: boolean;
  readonly before: unknown;
  readonly after: unknown;
};
type Made =
  | Written
  | { readonly conflicts: readonly (Conflict & { readonly file: string })[] }
  | Extract<SaveOutcome, { kind: 'broken' | 'refused' }>;

function editOf(root: string, { file, base, mine, choices = [] }: SavedFile): Made {
  const before = readForEdit(root, file);
  if (before === undefined && existsSync(join(root, file))) return { kind: 'broken', file, faults: [] };
  // What was deleted or renamed is not made anew of the fields that a page has changed.
  if (before === undefined && base !== null) return { kind: 'refused', file, reason: 'gone' };
  const open = openYaml(before ?? '');
  if (!open) return { kind: 'broken', file, faults: parseYaml(file, before ?? '').faults };
  const theirs: unknown = open.value ?? null;
  const { value, conflicts } = mergeValues({ base: base ?? null, mine, theirs });
  const chosen = conflicts.map((each) => ({ ...each, take: choiceFor(each, choices) }));
  const undecided = chosen.filter(({ take }) => take === undefined);
  if (undecided.length > 0)
    return { conflicts: undecided.map(({ take: _take, ...each }) => ({ ...each, file })) };
  const wanted = chosen.reduce<unknown>(
    (made, each) => (each.take === 'mine' ? withValueAt(made, each.path, each.mine) : made),
    value,
  );
  const schema = schemaOf(file);
  const changes = changesBetween(theirs ?? {}, wanted, (path) => (schema ? fieldsAt(schema, path) : []));
  const edited = editYaml(before ?? '', changes);
  if ('fault' in edited) return { kind: 'refused', file, reason: edited.fault.reason };
  return {
    edit: { file, before: before ?? (edited.text === '' ? '' : undefined), after: edited.text },
    isMerged: JSON.stringify(theirs) !== JSON.stringify(base ?? null),
    before: theirs,
    after: wanted,
  };
}

function choiceFor(conflict: Conflict, choices: readonly Choice[]): Choice['take'] | undefined {
  const key = JSON.stringify([conflict.path, conflict.theirs ?? null]);
  return choices.find(({ path, theirs }) => JSON.stringify([path, theirs ?? null]) === key)?.take;
}

/** Without the field where the value is `undefined`. */
function withValueAt(whole: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = withValueAt(childOf(whole, step), rest, value);
  if (Array.isArray(whole) && typeof step === 'number')
    return inner === undefined ? whole.toSpliced(step, 1) : whole.toSpliced(step, 1, inner);
  return { ...(whole as object), [step]: inner };
}

/** Errors that the files did not have before. */
function newErrors({ root, facts }: Desk, written: readonly Written[]): readonly FieldFault[] {
  const { workspace } = facts.read();
  return written
    .filter(({ edit }) => edit.before !== edit.after)
    .flatMap(({ edit: { file }, before, after }) => {
      const errors = (value: unknown) =>
        judgeFile(root, { file, value }, workspace).filter(({ severity }) => severity === 'error');
      const found = errors(after);
      const known = new Set(found.length > 0 ? errors(before).map(nameOf) : []);
      return found.filter((each) => !known.has(nameOf(each)));
    });
}

const nameOf = ({ code, parameters }: Diagnostic): string => JSON.stringify([code, parameters]);
