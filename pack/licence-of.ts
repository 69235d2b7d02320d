import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence files that packages bring where their `package.json` names none, by their first line. */
const BY_TITLE: Readonly<Record<string, string>> = {
  'MIT License': 'MIT',
  'The MIT License (MIT)': 'MIT',
  'ISC License': 'ISC',
  'Apache License': 'Apache-2.0',
};

export type Licence = {
  /** As SPDX has it; undefined where neither `package.json` nor the title of a licence file says it. */
  readonly id: string | undefined;
  readonly text: string;
};

/** @example licenceOf('node_modules/png-js').id // 'MIT' */
export function licenceOf(folder: string): Licence {
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string };
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.|$)/i.test(each));
  const text = file === undefined ? (license ?? '') : readFileSync(join(folder, file), 'utf8');
  const [title = ''] = text.trimStart().split(/\r?\n/);
  return { id: license ?? BY_TITLE[title.trim()], text };
}
