import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic, Parameters, Severity } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { basesOf, isSaid, modelOf, valuesOf } from '#locale/word-forms.ts';
import { FALLBACK_LANGUAGE, type WordList } from '#locale/words.ts';
import { TEMPLATES } from './paths.ts';
import { REMARK, wordsIn } from './words-in.ts';

/** The remark that stands in a list of ours as long as nobody who grew up with the language has read it. */
const UNREAD = `${REMARK}not yet read by a native editor`;

/** Where an office keeps its own words of a language. */
export const ownWordsFile = (language: string): string => `templates/locales/${language}.json`;

/** What the toolkit says in a language by itself; of one that it does not speak, nothing. */
export const shippedWords = (language: string): WordList => wordsIn(shippedList(language));

/**
 * True when the toolkit says this language in words that no native editor has read yet: what it says of
 * `es` holds for `es-MX`.
 */
export const isUnread = (language: string): boolean =>
  hierarchyOf(language).some((each) => UNREAD in shippedList(each));

function shippedList(language: string): Readonly<Record<string, unknown>> {
  const file = join(TEMPLATES, 'locales', `${language}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
}

/**
 * The faults of an office's own list of words, each at its place: broken JSON, keys that nobody asks for,
 * words that are none, values in braces that the word is not given.
 */
export function wordListFaults(file: string, text: string): readonly Diagnostic[] {
  // A sound list, as nearly all are, needs no places: finding them takes longer than all the rest of a command.
  const broken = jsonFault(text);
  if (broken === undefined && isSound(JSON.parse(text))) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const at = (offset: number, code: string, parameters: Parameters, severity: Severity = 'error') => {
    const { line, col } = lines.linePos(offset);
    return {
      code,
      severity,
      position: { file, line: Math.max(line, 1), column: Math.max(col, 1) },
      parameters,
    };
  };
  if (broken !== undefined) return [at(document.errors[0]?.pos[0] ?? broken, 'words-json', {})];
  if (!isMap(document.contents)) return [at(0, 'words-json', {})];
  const known = shippedWords(FALLBACK_LANGUAGE);
  return document.contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value)) return [at(0, 'words-json', {})];
    const name = String(key.value);
    if (name.startsWith(REMARK)) return [];
    const [keyAt, valueAt] = [key.range?.[0] ?? 0, value.range?.[0] ?? 0];
    const english = modelOf(known, name);
    if (english === undefined)
      return [
        at(
          keyAt,
          'words-key',
          { key: name, suggestion: suggest(name, Object.keys(known)) ?? '…' },
          'warning',
        ),
      ];
    if (typeof value.value !== 'string') return [at(valueAt, 'words-text', { key: name })];
    const strange = valuesOf(value.value).filter((each) => !valuesOf(english).includes(each));
    return strange.map((each) =>
      at(valueAt, 'words-value', { key: name, value: each, known: valuesOf(english).join(', ') || '–' }),
    );
  });
}

function isSound(said: unknown): boolean {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return false;
  const known = shippedWords(FALLBACK_LANGUAGE);
  return Object.entries(said).every(([name, value]) => {
    if (name.startsWith(REMARK)) return value === null || typeof value !== 'object';
    const english = modelOf(known, name);
    if (english === undefined || typeof value !== 'string') return false;
    const given = valuesOf(english);
    return valuesOf(value).every((each) => given.includes(each));
  });
}

/** Where JSON is broken; `undefined` for what can be read. */
function jsonFault(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    const found = /position (\d+)/.exec(cause instanceof Error ? cause.message : '');
    return found ? Number(found[1]) : text.length;
  }
}

/** What a language of a workspace says by itself, and what it says in English. */
export type Coverage = {
  readonly language: string;
  readonly missing: readonly string[];
  readonly of: number;
};

/**
 * Which words a language lacks, its own and ours together.
 * @example wordCoverage('/srv/office', 'ja') // { language: 'ja', missing: ['site.help', …], of: 1662 }
 */
export function wordCoverage(root: string, language: string): Coverage {
  const english = shippedWords(FALLBACK_LANGUAGE);
  const said: WordList = Object.assign(
    {},
    ...hierarchyOf(language).map((each) => ({ ...shippedWords(each), ...readOwnWords(root, each) })),
  );
  const missing = basesOf(english).filter((base) => !isSaid(said, base));
  return { language, missing: missing.map((base) => keyIn(english, base)), of: basesOf(english).length };
}

/** As English has it: plain, or in the form that stands for all numbers. */
const keyIn = (list: WordList, base: string): string => (base in list ? base : `${base}_other`);

/** `en-GB` is also said as `en` says it. */
const hierarchyOf = (language: string): readonly string[] =>
  language.split('-').map((_, index, parts) => parts.slice(0, parts.length - index).join('-'));

/** The office's own words of a language; none where its list is absent or broken, which `check` tells. */
export function readOwnWords(root: string, language: string): WordList {
  const file = join(root, ownWordsFile(language));
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  return jsonFault(text) === undefined ? wordsIn(JSON.parse(text) as Record<string, unknown>) : {};
}
