import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeCommands } from '#commands/describe-commands.ts';
import { describeFields, fieldPhrases } from '#load/describe-fields.ts';
import { loadWords } from '#load/words.ts';
import { asMdx } from '#locale/markdown.ts';
import { describeRules } from '#rules/describe-rules.ts';

const words = loadWords();
const LANGUAGES = ['zh-TW', 'en'];
const helpFile = (name: string) => fileURLToPath(new URL(`../../site/help/${name}`, import.meta.url));
const chinese: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(helpFile('zh-TW/fields.json'), 'utf8'),
);

const sayIn = (language: string) => (english: string) =>
  language === 'en' ? english : (chinese[english] ?? english);

function page(language: string, about: 'fields' | 'commands', body: string): string {
  const t = words(language);
  const head = { title: t(`help.${about}.title`), description: t(`help.${about}.description`) };
  return asPage(head, `${t(`help.${about}.introduction`)}\n\n${body}`);
}

function asPage({ title, description }: { title: string; description: string }, body: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${asMdx(body).trimEnd()}\n`;
}

function rulesPage(language: string): string {
  const t = words(language);
  const [, ...body] = describeRules(t).split('\n');
  return asPage(
    { title: t('rules.title'), description: t('help.rules.description') },
    body.join('\n').trim(),
  );
}

const MADE: Readonly<Record<string, (language: string) => string | Promise<string>>> = {
  fields: (language) =>
    page(language, 'fields', describeFields({ t: words(language), say: sayIn(language) })),
  commands: async (language) => page(language, 'commands', await describeCommands(words(language))),
  rules: rulesPage,
};

describe.each(LANGUAGES)('the help in %s', (language) => {
  test.each(Object.keys(MADE))('%s is that of the code (else: ATTACHE_UPDATE_REFS=1)', async (name) => {
    const file = helpFile(`${language}/${name}.mdx`);
    const made = (await MADE[name]?.(language)) ?? '';
    if (process.env['ATTACHE_UPDATE_REFS'] === '1') writeFileSync(file, made);
    expect(readFileSync(file, 'utf8')).toBe(made);
  });
});

test('the fields of data/README.md are those of the model (else: ATTACHE_UPDATE_REFS=1)', () => {
  const file = fileURLToPath(new URL('../../data/README.md', import.meta.url));
  const [introduction = '', mark = ''] = readFileSync(file, 'utf8').split(/(<!-- From here on made .*-->\n)/);
  const fields = describeFields({ t: words('en'), say: (english) => english });
  const made = `${introduction}${mark}\n${fields.trimEnd()}\n`;
  if (process.env['ATTACHE_UPDATE_REFS'] === '1') writeFileSync(file, made);
  expect(readFileSync(file, 'utf8')).toBe(made);
});

test('the dictionary says every meaning and type in Chinese, and nothing that the model no longer says', () => {
  expect(Object.keys(chinese).sort()).toEqual(fieldPhrases(words('en')));
});
