import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { describeRules } from '#rules/describe-rules.ts';
import { RULES } from '#rules/rules.ts';

test('the page of rules is that of the code (else: npm run -s check -- --rules --lang en > docs/rules.md)', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/rules.md', import.meta.url)), 'utf8');
  expect(page).toBe(`${describeRules(loadWords()('en')).trimEnd()}\n`);
});

test('every rule has a name of its own and a purpose in both languages', () => {
  const words = loadWords();
  expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  for (const { name } of RULES)
    expect(words('zh-TW')(`rules.${name}`)).not.toBe(words('en')(`rules.${name}`));
});
