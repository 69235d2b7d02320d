import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import { jsonSchemas } from '#load/json-schemas.ts';
import { TEMPLATES, TOOLKIT_ROOT } from '#load/paths.ts';
import type { Translate } from '#locale/words.ts';
import { DATA_FORMAT } from '#model/format.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Answers } from './init-answers.ts';
import { installedFrom, linkTo } from './installed-from.ts';
import type { NewFile } from './new-mission.ts';

const INIT = join(TEMPLATES, 'init');

/** Every file of a new workspace, with what it holds. `folder` decides the way back to a clone of the toolkit. */
export function initFiles(
  answers: Answers,
  { folder, words }: { readonly folder: string; readonly words: (language: string) => Translate },
): readonly NewFile[] {
  return [
    ...dataFiles(answers, words),
    { file: 'package.json', text: `${JSON.stringify(officePackage(folder), undefined, 2)}\n` },
    { file: 'README.md', text: readme(answers) },
    ...[...jsonSchemas()].map(([name, text]) => ({ file: `data/schemas/${name}`, text })),
    ...plainFiles(),
  ];
}

function dataFiles(answers: Answers, words: (language: string) => Translate): readonly NewFile[] {
  const { languages, economy } = answers;
  const inBoth = (key: string): Localized =>
    Object.fromEntries(languages.map((language) => [language, words(language)(key)]));
  const name = Object.fromEntries(languages.map((language) => [language, regionName(economy, language)]));
  const comment = (key: string): string => `# ${words(languages[0])(key)}\n`;
  const settings = {
    format: DATA_FORMAT,
    home: { economy, agency: plain(answers.agency), timeZone: answers.zone },
    languages,
    calendar: economy === 'TW' ? 'roc' : 'gregory',
    profile: answers.form,
    site: { title: inBoth('cli.init.site-title'), address: answers.address },
  };
  return [
    yamlFile('workspace', settings),
    yamlFile('economies', { economies: [{ id: economy, name }] }, comment('cli.init.economies-hint')),
    yamlFile('people', { people: [] }, comment('cli.init.people-hint')),
    yamlFile('glossary', { abbreviations: [] }),
  ];
}

function yamlFile(name: string, value: object, comment = ''): NewFile {
  const schema = `# yaml-language-server: $schema=./schemas/${name}.schema.json\n`;
  return {
    file: `data/${name}.yaml`,
    text: schema + comment + stringify(value, { lineWidth: 0, singleQuote: true }),
  };
}

const plain = (text: Localized): unknown => text['*'] ?? text;

/** What CLDR calls it in that language; a code that it does not know stands for itself. */
function regionName(economy: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(economy) ?? economy;
  } catch {
    return economy;
  }
}

type Manifest = {
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** From where the toolkit runs an office takes it, too; from a clone with the Node that it runs on. */
function officePackage(folder: string): object {
  const own = JSON.parse(readFileSync(join(TOOLKIT_ROOT, 'package.json'), 'utf8')) as Manifest;
  const isClone = existsSync(join(TOOLKIT_ROOT, 'scripts', 'cli.ts'));
  const node = own.optionalDependencies;
  return {
    private: true,
    scripts: { check: 'attache check', build: 'attache build', preview: 'attache preview' },
    dependencies: {
      attache: isClone ? linkTo(TOOLKIT_ROOT, folder) : installedFrom(TOOLKIT_ROOT, folder),
    },
    ...(isClone && node && { optionalDependencies: node }),
    // npm asks about each script that a package would run as it is installed; the other works without.
    allowScripts: { esbuild: false },
  };
}

function readme({ agency, languages: [language] }: Answers): string {
  const own = join(INIT, `readme.${language}.md`);
  const text = readFileSync(existsSync(own) ? own : join(INIT, 'readme.en.md'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(TOOLKIT_ROOT, 'package.json'), 'utf8')) as Manifest;
  return text.replaceAll('__AGENCY__', () => localize(agency, language)).replaceAll('__VERSION__', version);
}

/** npm leaves files that begin with a dot out of a package: they are kept under another name. */
function plainFiles(): readonly NewFile[] {
  const folder = join(INIT, 'office');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const file = relative(folder, path)
        .split(sep)
        .map((part) => part.replace(/^dot-/, '.'))
        .join('/');
      return { file, text: readFileSync(path, 'utf8') };
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
