import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { findProseFaults } from '#model/prose-faults.ts';
import { viewFor } from '#model/public-view.ts';
import { buildSite } from '../../site/build.ts';
import { cpuMs } from '../cpu-clock.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const REPORT = 'content/missions/2020-visit/en/report.mdx';
const READOUT = 'content/missions/2020-visit/en/readouts/es.mdx';

/** What `check` says of a text put at the end of the English report: codes with lines of that text. */
function checkProse(text: string, file = REPORT): readonly string[] {
  const root = copyOf('tiny');
  const before = `${readFileSync(join(root, file), 'utf8').trimEnd()}\n\n`;
  writeFileSync(join(root, file), before + text);
  const lines = before.split('\n').length - 1;
  return loadWorkspace(root)
    .diagnostics.filter(({ position, code }) => position.file === file && code !== 'outline-differs')
    .map(({ code, position }) => `${position.line - lines}:${position.column} ${code}`);
}

test('what no page can show is told by its name', () =>
  expect(
    findProseFaults({ type: 'root', children: [{ type: 'yaml', value: 'a: 1' }] }).map(
      ({ code, parameters }) => [code, parameters],
    ),
  ).toEqual([['prose-unsupported', { construct: 'yaml' }]]));

describe('prose is not code', () => {
  test.each([
    ['between two comments', '{/* a */ anything() /* b */}', '1:1 prose-code'],
    ['between two comments, in a line', 'The {/* a */ anything() /* b */} end', '1:5 prose-code'],
    ['after a comment to the end of a line', '{/* a */\n// b\nanything()}', '1:1 prose-code'],
    ['that looks like a comment to a simple eye', '{/* a */0?1:2/* b */}', '1:1 prose-code'],
    ['a text that holds the end of a comment', '{"*/"/* a */}', '1:1 prose-code'],
    ['nothing at all', '{}', '1:1 prose-code'],
    ['a text in quotes', '{"text"}', '1:1 prose-code'],
    ['a template literal', '{`anything()`}', '1:1 prose-code'],
    ['a line end that only programs know', '{// a\u2028anything()}', '1:1 prose-code'],
    ['an element within braces', '{<b/>}', '1:1 prose-code'],
    ['a loading of a program', '{/* a */ import("x") /* b */}', '1:1 prose-code'],
    ['a template literal for an attribute', '<Commitments partner={`ES`} />', '1:1 attribute-not-text'],
    ['a spread before a text', '<Commitments {...x} partner="ES" />', '1:1 attribute-not-text'],
    ['within an internal block', '<Internal>\n{anything()}\n</Internal>', '2:1 prose-code'],
    ['in a cell of a table', '| a |\n|---|\n| {anything()} |', '3:3 prose-code'],
    ['in a footnote', 'A note.[^n]\n\n[^n]: {anything()}', '3:7 prose-code'],
    ['an import', 'import fs from "node:fs"', '1:1 prose-code'],
    ['an export', 'export const a = 1', '1:1 prose-code'],
    ['a computed attribute', '<Commitments partner={anything()} />', '1:1 attribute-not-text'],
    ['attributes spread out', '<Itinerary {...anything()} />', '1:1 attribute-not-text'],
    ['an element of HTML', '<script>anything()</script>', '1:1 prose-html'],
    ['an element with a handler', '<img src="x" onerror="anything()" />', '1:1 prose-html'],
  ])('%s', (_, text, says) => {
    expect(checkProse(text)).toContain(says);
  });

  test.each([
    ['a remark', '{/* to be looked up */}'],
    ['two remarks', '{/* one */ /* two */}'],
    ['a remark over lines, in a line of text', 'The {/* to be\nlooked up */} end'],
    ['code that is shown', '`{anything()}` and\n\n```\nimport x from "y"\n{anything()}\n```'],
    ['an escaped brace', 'The \\{delegation}'],
  ])('%s may stand', (_, text) => {
    expect(checkProse(text)).toEqual([]);
  });

  test.each([
    ['---\nlayout: /elsewhere/run-me.js\n---'],
    ['+++\nlayout = "/elsewhere/run-me.js"\n+++'],
    ['\n\n---\nlayout: /elsewhere/run-me.js\n---'],
    ['--- a\nlayout: /elsewhere/run-me.js\n---'],
  ])('front matter, which names files to run: %j', (text) => {
    const root = copyOf('tiny');
    writeFileSync(join(root, READOUT), `${text}\n\nSaid.`);
    const { diagnostics } = loadWorkspace(root);
    expect(diagnostics.map(({ code }) => code)).toContain('prose-front-matter');
  });

  test('the site tells it, and neither runs nor shows it, whoever asks', async () => {
    const root = copyOf('tiny');
    edit(root, REPORT, { find: 'The delegation', put: '{/* a */ (globalThis.hasRun = true) /* b */}' });
    const build = (audience: 'public' | 'internal') =>
      buildSite({
        workspaceRoot: root,
        outDir: join(root, audience),
        audience,
        now: Date.parse('2026-11-21'),
      });
    const { diagnostics, files } = await build('public');
    const shown = files.filter((file) => readFileSync(join(root, 'public', file), 'utf8').includes('hasRun'));
    expect([diagnostics.map(({ code }) => code), shown]).toEqual([['prose-code'], []]);
    await expect(build('internal')).rejects.toThrow(/prose-code/);
    expect((globalThis as { hasRun?: boolean }).hasRun).toBe(undefined);
  });
});

describe('pictures come from the list of photos alone', () => {
  test.each([
    ['beside the text', '![room](room.jpg)', '1:1 prose-image'],
    ['of another mission', '![room](../../2019-secret/photos/room.jpg)', '1:1 prose-image'],
    ['from elsewhere', '![pixel](https://tracker.example/p.gif)', '1:1 prose-image'],
    ['by reference', '![room][r]\n\n[r]: https://tracker.example/p.gif', '1:1 prose-image'],
    ['of no name', '![]()', '1:1 prose-image'],
    ['in the text itself', '![x](data:image/png;base64,AAAA)', '1:1 prose-image'],
    ['whose scheme is written by its numbers', '![x](&#104;ttps://x.example/p.gif)', '1:1 prose-image'],
    [
      'by a reference in a footnote',
      'A.[^n]\n\n[^n]: ![x][r]\n\n[r]: https://x.example/p.gif',
      '3:7 prose-image',
    ],
    ['in a heading', '## ![x](y.jpg)', '1:4 prose-image'],
    ['in a cell of a table', '| ![x](y) |\n|---|\n| a |', '1:3 prose-image'],
    ['in a picture', '![a ![b](c)](d)', '1:1 prose-image'],
    ['in a link', '[![room](room.jpg)](https://example.org)', '1:2 prose-image'],
    ['in a footnote', 'A note.[^n]\n\n[^n]: ![room](room.jpg)', '3:7 prose-image'],
    ['in an internal block', '<Internal>\n![room](room.jpg)\n</Internal>', '2:1 prose-image'],
  ])('%s', (_, text, says) => {
    expect(checkProse(text)).toContain(says);
  });
});

describe('links lead where every reader can go safely', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#9;script:alert(1)',
    'javascript&#58;alert(1)',
    'javascript&colon;alert(1)',
    '&#x6a;avascript:alert(1)',
    'blob:https://example.org/x',
    'https:///example.org',
    'https://name:password@example.org',
    'https://example.org@evil.example/',
    'https://host/&#x202e;gpj.exe',
    'mailto:desk@example.org?attach=/etc/passwd',
    '&#1;javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'ms-word:ofe|u|https://evil.example/x.doc',
    'smb://host/share',
    'ftp://host/file',
    '//host/share',
    '/etc/passwd',
    '../../data/people.yaml',
    'http:host',
    'https://',
    'https://host/%zz',
    '#%zz',
    '#%e4%b8',
    '#',
    '<https://host/a b>',
    'https:&#92;&#92;host',
    'mailto:',
  ])('%s is refused', (url) => {
    expect(checkProse(`See [this](${url}).`)).toEqual(['1:5 prose-link']);
    expect(checkProse(`See [this][x].\n\n[x]: ${url}`)).toEqual(['3:1 prose-link']);
  });

  test('an address in angle brackets is no link; a bare one is', () => {
    expect(checkProse('See <javascript:alert>.')).toEqual(['1:1 mdx-syntax']);
    expect(checkProse('See www.example.org and desk@example.org.')).toEqual([]);
  });

  test.each([
    'https://example.org/a?b=c#d',
    'http://example.org/%E4%B8%AD',
    'https://example.org/%A4%A4',
    'mailto:desk@example.org',
    'mailto:desk@example.org?subject=Visit&cc=office@example.org',
    'tel:+886-2-2550-5500',
    '#meeting-es',
    '#photo-handshake',
    '#purpose',
  ])('%s may stand', (url) => {
    expect(checkProse(`See [this](${url}).`)).toEqual([]);
  });

  test('a name that nothing has', () => {
    expect(checkProse('See [this](#meeting-fr).')).toEqual(['1:5 link-nowhere']);
  });
});

describe('prose that leads back into itself', () => {
  test('a readout that shows its own meeting', () => {
    expect(checkProse('<Bilateral id="es" />', READOUT)).toEqual(['1:1 readout-circle']);
  });

  test('a footnote that calls itself', () => {
    expect(checkProse('A.[^a]\n\n[^a]: Again.[^a]')).toEqual(['3:1 note-in-note']);
  });

  test('footnotes that call each other, however many, once at the first', () => {
    expect(checkProse('A.[^c]\n\n[^c]: See.[^a]\n\n[^a]: See.[^b]\n\n[^b]: See.[^a]')).toEqual([
      '5:1 note-in-note',
    ]);
    expect(checkProse('A.[^a]\n\n[^a]: See.[^b]\n\n[^b]: See.[^c]\n\n[^c]: See.[^a]')).toEqual([
      '3:1 note-in-note',
    ]);
  });

  test('footnotes that call on and come to an end, each twice, are none', () => {
    const notes = Array.from({ length: 40 }, (_, n) => `[^n${n}]: See.[^n${n + 1}][^n${n + 1}]`);
    expect(checkProse(`A.[^n0]\n\n${notes.join('\n\n')}\n\n[^n40]: End.`)).toEqual([]);
  });
});

describe('what should find each other', () => {
  test.each([
    ['a call without its note', 'Late.[^delay]', ['1:6 note-missing']],
    ['a call within a list, on its second line', '- One\n  two.[^delay]', ['2:7 note-missing']],
    ['a note that nothing calls', 'Late.\n\n[^delay]: By a day.', ['3:1 note-uncalled']],
    ['two notes of one name', 'Late.[^a]\n\n[^a]: By a day.\n\n[^a]: By two.', ['5:1 defined-twice']],
    ['a link without its address', 'See [the list][list].', ['1:5 address-missing']],
    ['text that reads as an address', '[Remark]: https://example.org', ['1:1 address-uncalled']],
    ['both, met', 'See [the list][list].[^a]\n\n[list]: https://example.org\n\n[^a]: Once.', []],
    ['figures to cite by, a remark in brackets, code', 'As said [1][2] [sic] `[^a]`.', []],
  ])('%s', (_, text, says) => expect(checkProse(text)).toEqual(says));
});

test('a component within a line', () => {
  expect(checkProse('The list: <Abbreviations /> here.')).toEqual(['1:11 component-inline']);
});

describe('what public prose names', () => {
  const hide = (root: string) =>
    edit(root, 'data/missions/2020-visit/mission.yaml', {
      find: 'id: handshake,',
      put: 'id: handshake, audience: internal,',
    });

  test('an internal photo is told, and not when it stands in an internal block', () => {
    const root = copyOf('tiny');
    hide(root);
    const codes = () =>
      loadWorkspace(root).diagnostics.map(({ code, position }) => `${position.file} ${code}`);
    expect(codes().filter((each) => each.endsWith('prose-names-internal'))).toEqual(
      ['en', 'ja'].map((lang) => `content/missions/2020-visit/${lang}/report.mdx prose-names-internal`),
    );
  });

  test('no public output shows it, its links are plain words, and notes of internal blocks are gone', () => {
    const root = copyOf('tiny');
    hide(root);
    edit(root, REPORT, {
      find: 'The delegation went',
      put: 'The [delegation](#photo-handshake)[^n] went',
    });
    edit(root, REPORT, {
      find: '<Internal>For our eyes only.</Internal>',
      put: '<Internal>\nOurs.\n\n[^n]: Hidden.\n</Internal>',
    });
    const { workspace } = loadWorkspace(root);
    const view = workspace && viewFor(workspace, { audience: 'public', today: '2026-11-21' });
    const tree = JSON.stringify(view?.missions[0]?.prose.find(({ file }) => file === REPORT)?.tree);
    expect(
      ['handshake', 'Hidden', 'footnote', '"link"', 'delegation'].filter((word) => tree.includes(word)),
    ).toEqual(['delegation']);
  });
});

describe('texts without end are refused before they are parsed', () => {
  test.each([
    ['2,000 quotations', '>'.repeat(2000)],
    ['a table of 5,000 columns', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
    ['2,000 quotations with a space', '> '.repeat(2000)],
    ['2,000 lists', '- '.repeat(2000)],
    ['60 kB of *a_', '*a_'.repeat(20_000)],
    ['~a × 10,000', '~a'.repeat(10_000)],
    ['100 kB of brackets', '['.repeat(100_000)],
    ['braces within braces', `${'{'.repeat(5000)}${'}'.repeat(5000)}`],
    ['elements within elements', `${'<Internal>'.repeat(3000)}${'</Internal>'.repeat(3000)}`],
    ['an export that has no end', `export const a = \`\n\n${'text\n\n'.repeat(20_000)}`],
    [
      'ever deeper lists',
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    ],
    [
      'backticks of every length',
      Array.from({ length: 2000 }, (_, length) => '`'.repeat(length % 90)).join(' a '),
    ],
    ['a megabyte without an empty line', 'word and 12% of it, AEO too. '.repeat(36_000)],
    ['a megabyte of long paragraphs', `${'共識。'.repeat(16_000)}\n\n`.repeat(20)],
    ['headings without end', '## Heading\n\n'.repeat(20_000)],
    ['a table of 20,000 rows', `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(20_000)}`],
    ['notes without end', Array.from({ length: 3000 }, (_, n) => `A.[^${n}]\n\n[^${n}]: B.\n\n`).join('')],
    ['quotations among paragraphs', '> a\n\nb\n\n'.repeat(3000)],
    ['tables of all the facts', '<Commitments />\n\n'.repeat(600)],
    ['elements, a paragraph each', '<Internal>\n\n'.repeat(6000)],
  ])('%s', (_, text) => {
    const started = cpuMs();
    expect(checkProse(text).map((each) => each.split(' ')[1])).toEqual([
      expect.stringMatching(/^prose-(?:entangled|broken-up|too-long|code)$/),
    ]);
    expect(cpuMs() - started).toBeLessThan(2000);
  });
});
