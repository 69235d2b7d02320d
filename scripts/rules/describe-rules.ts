import { asWords } from '#locale/markdown.ts';
import type { Translate } from '#locale/words.ts';
import { RULES } from './rules.ts';

/** Every rule with its purpose, an example and what it says, as a page of Markdown in the language of `t`. */
export function describeRules(t: Translate): string {
  const sections = [...RULES]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, codes, example }) =>
      [
        `## ${name}`,
        '',
        t(`rules.${name}`),
        '',
        `- ✗ \`${example.wrong}\``,
        `- ✓ \`${example.right}\``,
        '',
        `| ${t('rules.heading.code')} | ${t('rules.heading.advice')} |`,
        '|---|---|',
        ...codes.map(
          (code) => `| \`${code}\` | ${asWords(t(`diagnostics.${code}.fix`).replace(/\{\{\w+\}\}/g, '…'))} |`,
        ),
        '',
      ].join('\n'),
    );
  return [`# ${t('rules.title')}`, '', t('rules.introduction'), '', ...sections].join('\n');
}
