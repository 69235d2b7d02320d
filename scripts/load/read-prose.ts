import { existsSync, readdirSync } from 'node:fs';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { LanguageTag } from '#model/language.ts';
import type { Prose } from '#model/prose.ts';
import { type Form, parseOnce } from './parse-once.ts';
import { type ParsedProse, parseProse } from './parse-prose.ts';
import { type ReadHead, readProseHead } from './prose-head.ts';
import { misnamed, readText } from './read-text.ts';
import { standingPath } from './standing-path.ts';
export type ReadProse = {
  readonly prose: readonly Prose[];
  readonly diagnostics: readonly Diagnostic[];
  /** As it stands in each file. */
  readonly texts: ReadonlyMap<string, string>;
};
type Place = Pick<Prose, 'file' | 'kind' | 'language' | 'bilateral'>;

/** The MDX of `content/missions/<mission>/<language>/`: report, agenda and readouts. */
export function readProse(root: string, mission: string, languages: readonly LanguageTag[]): ReadProse {
  const prose: Prose[] = [];
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const language of languages) {
    for (const place of listProse(root, `content/missions/${mission}/${language}`, language)) {
      const read = readOne(root, place);
      diagnostics.push(...read.faults);
      if (!read.prose) continue;
      prose.push(read.prose);
      texts.set(place.file, read.text);
    }
  }
  return { prose, diagnostics, texts };
}

type ReadOne = { readonly faults: readonly Diagnostic[] } & (
  | { readonly prose: Prose; readonly text: string }
  | { readonly prose?: undefined }
);

function readOne(root: string, place: Place): ReadOne {
  const read = readText(root, place.file);
  if ('fault' in read) return { faults: [read.fault] };
  const { text } = read;
  const parsed = parseOnce(
    { file: place.file, text },
    {
      parse: () => parseWithHead(place.file, text),
      form: PARSED,
    },
  );
  const { faults, tree } =
    'faults' in parsed ? { faults: parsed.faults, tree: parsed.rest } : { ...parsed, faults: [] };
  return tree ? { faults, prose: { ...place, audience: parsed.head.audience, tree }, text } : { faults };
}

type Parsed = { readonly head: ReadHead['head'] } & ParsedProse;

/** A text with its head as prose, or what keeps it from being read. */
export function parseWithHead(file: string, text: string): Parsed {
  const { head, body, faults } = readProseHead(file, text);
  const parsed = parseProse(file, body);
  if (faults.length === 0) return { head, ...parsed };
  // Who may read it is not known, so that no rule can be asked.
  return { head, faults: [...faults, ...('faults' in parsed ? parsed.faults : [])] };
}

const PARSED: Form<Parsed> = {
  size: (made) => ('faults' in made ? undefined : 0),
  pack: (made) => made,
  unpack: (packed) => packed as Parsed,
};

function listProse(root: string, folder: string, language: LanguageTag): readonly Place[] {
  const chapters = (['report', 'agenda'] as const)
    .map((kind) => ({ kind, language, file: `${folder}/${kind}.mdx` }))
    // Under another name it is read in vain, and told.
    .filter(({ file }) => existsSync(standingPath(root, file)) || misnamed(root, file) !== undefined);
  const readouts = listMdx(standingPath(root, `${folder}/readouts`)).map((name) => ({
    kind: 'readout' as const,
    language,
    bilateral: name.slice(0, -'.mdx'.length).normalize('NFC') as BilateralId,
    file: `${folder}/readouts/${name}`,
  }));
  return [...chapters, ...readouts];
}

function listMdx(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort();
}
