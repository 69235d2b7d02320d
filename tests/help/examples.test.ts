import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseArguments } from '#commands/parse-arguments.ts';
import { COMMANDS } from '#commands/table.ts';
import { SCHEMAS } from '#load/json-schemas.ts';
import { parseProse } from '#load/parse-prose.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import { Commitment } from '#model/commitment.ts';
import { COMPONENTS } from '#model/prose.ts';
import { findProseFaults } from '#model/prose-faults.ts';
import { wordsOf } from '../../pack/tutorial-steps.ts';
import { HELP_PAGES } from '../../site/lib/help-pages.ts';
import { HELP_PICTURES } from '../../site/lib/help-pictures.ts';

const HELP = fileURLToPath(new URL('../../site/help/', import.meta.url));
const LANGUAGES = ['zh-TW', 'en'];
const LARGEST_PICTURE = 100_000;
const read = (language: string, page: string) => readFileSync(`${HELP}${language}/${page}.mdx`, 'utf8');

/** Fenced examples of a kind, without the margin of the list they stand in. */
const examples = (text: string, kind: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${kind}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'))].map(
    ([, margin, body]) => (body ?? '').replaceAll(new RegExp(`^${margin}`, 'gm'), ''),
  );

const shapeOf = (text: string) =>
  [...text.matchAll(/^ *(#{2,6} |```\w+|<Tip>|<Picture name="[\w-]+")/gm)].map(([, mark]) => mark);

/** The fields that an example may begin with, by the name they have in some file of `data/`. */
const FIELDS: Readonly<Record<string, z.ZodType>> = {
  ...Object.assign(
    {},
    ...Object.values(SCHEMAS).map((schema) => (schema instanceof z.ZodObject ? schema.shape : {})),
  ),
  bilaterals: BilateralsFile.shape.bilaterals,
  commitments: Commitment.array(),
};

test('every page of the contents is there in every language, and no other', () => {
  for (const language of LANGUAGES) {
    const pages = readdirSync(HELP + language).filter((name) => name.endsWith('.mdx'));
    expect(pages.map((name) => basename(name, '.mdx')).sort()).toEqual([...HELP_PAGES].sort());
  }
});

describe.each(HELP_PAGES)('%s', (page) => {
  const [filing = '', companion = ''] = LANGUAGES.map((language) => read(language, page));

  test('says the same in both languages: headings, examples and tips', () => {
    expect(shapeOf(filing)).toEqual(shapeOf(companion));
  });

  test.each(LANGUAGES)('in %s shows commands as they can be typed', async (language) => {
    for (const line of examples(read(language, page), 'sh').flatMap((each) => each.split('\n'))) {
      const call = /^(?:npx )?attache (\S+)(.*)$/.exec(line.replace(/\s+#.*$/, ''));
      if (!call) continue;
      const [, name = '', rest = ''] = call;
      const command = await COMMANDS[name]?.();
      const words = wordsOf(rest);
      const args = words.slice(0, words.includes('>>') ? words.indexOf('>>') : undefined);
      expect([line, command && parseArguments(command, args)]).not.toMatchObject([line, { fault: {} }]);
      expect([line, command === undefined]).toEqual([line, false]);
    }
  });

  test.each(LANGUAGES)('in %s shows facts as the model reads them', (language) => {
    for (const example of examples(read(language, page), 'yaml')) {
      const facts = (parse(example) ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(facts)) expect(FIELDS[key]?.parse(value)).toBeDefined();
    }
  });

  test.each(LANGUAGES)('in %s shows prose that check lets stand', (language) => {
    for (const example of examples(read(language, page), 'mdx')) {
      const parsed = parseProse('example.mdx', example.replace(/^---\n[\s\S]*?\n---\n/, ''));
      expect('tree' in parsed ? findProseFaults(parsed.tree) : parsed.faults).toEqual([]);
    }
  });
});

test.each(LANGUAGES)('every picture is there in %s, small, said in words, and shown', (language) => {
  const texts = HELP_PAGES.map((page) => read(language, page)).join('\n');
  const shown = [...texts.matchAll(/<Picture name="([\w-]+)" language="([\w-]+)" alt="([^"]{10,})" \/>/g)];
  expect(shown.map(([, name]) => name).sort()).toEqual(HELP_PICTURES.map(({ name }) => name).sort());
  expect(shown.filter(([, , spoken]) => spoken !== language)).toEqual([]);
  const folder = fileURLToPath(new URL(`../../site/public/help/${language}/`, import.meta.url));
  const large = HELP_PICTURES.filter(({ name }) => statSync(`${folder}${name}.webp`).size > LARGEST_PICTURE);
  expect(large).toEqual([]);
});

test.each(LANGUAGES)('prose in %s names every component with each of its attributes', (language) => {
  const text = read(language, 'prose');
  const unnamed = Object.entries(COMPONENTS).flatMap(([name, { required, optional }]) => [
    ...(text.includes(`<${name}`) ? [] : [name]),
    ...[...required, ...optional].filter((each) => !new RegExp(`<${name} ${each}="`).test(text)),
  ]);
  expect(unnamed).toEqual([]);
});
