import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const ALPHA = 'data/missions/2024-alpha';
const BETA = 'data/missions/2026-beta';
/** Stands in no font. */
const ODD = '\ue123';

const sound = await soundPdf();

async function soundPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

/** What may become of a workspace between two checks. Texts go back and forth, so that a former result fits again. */
const DEEDS: Readonly<Record<string, (root: string) => void>> = {
  own: swap(`${BETA}/bilaterals.yaml`, 'en: Keep sharing', `en: Keep ${ODD}sharing`),
  'told of another': swap(`${ALPHA}/bilaterals.yaml`, 'en: Joint validation', `en: Joint ${ODD} validation`),
  'title of another': swap(`${ALPHA}/mission.yaml`, '甲會議', `甲${ODD}會議`),
  'journey of another': swap(`${ALPHA}/mission.yaml`, 'from: 2024-03-09', 'from: 2024-03-08'),
  person: swap('data/people.yaml', 'name: Ana Reyes', `name: Ana ${ODD}Reyes`),
  words: swap('templates/locales/en.json', '"Mission"', `"Mission ${ODD}"`),
  annex: (root) => {
    const annex = join(root, 'content/missions/2026-beta/annexes/a.pdf');
    writeFileSync(annex, readFileSync(annex).length === sound.length ? 'no document' : sound);
  },
  damaged: (root) => {
    for (const file of keptIn(root)) {
      const bytes = readFileSync(file);
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
  },
  cut: (root) => keptIn(root).forEach((file) => void writeFileSync(file, '')),
  exchanged: (root) => {
    const [first, second] = keptIn(root);
    if (first && second) copyFileSync(first, second);
  },
  gone: (root) => rmSync(join(root, '.cache'), { recursive: true, force: true }),
};

function swap(file: string, calm: string, odd: string): (root: string) => void {
  return (root) => {
    const isCalm = readFileSync(join(root, file), 'utf8').includes(calm);
    edit(root, file, isCalm ? { find: calm, put: odd } : { find: odd, put: calm });
  };
}

function keptIn(root: string): readonly string[] {
  const folder = join(root, '.cache/foreseen');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function office(): string {
  const root = copyOf('tracker');
  mkdirSync(join(root, 'templates/locales'), { recursive: true });
  writeFileSync(join(root, 'templates/locales/en.json'), '{ "report.brief.mission": "Mission" }');
  mkdirSync(join(root, 'content/missions/2026-beta/annexes'), { recursive: true });
  writeFileSync(join(root, 'content/missions/2026-beta/annexes/a.pdf'), sound);
  const mission = join(root, BETA, 'mission.yaml');
  writeFileSync(
    mission,
    `${readFileSync(mission, 'utf8')}\nannexes:\n  - { id: a, file: a.pdf, title: { zh-TW: 甲, en: A } }\n`,
  );
  return root;
}

const checked = (root: string) => runInProcess('check', '--json', '--workspace', root);

test('what was found before is told only of what it was found in', async () => {
  const names = Object.keys(DEEDS);
  let odd = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.subarray(names, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        const root = office();
        await checked(root);
        for (const deeds of rounds) {
          for (const name of deeds) DEEDS[name]?.(root);
          const told = await checked(root);
          rmSync(join(root, '.cache'), { recursive: true, force: true });
          const anew = await checked(root);
          expect(told, deeds.join(', ')).toEqual(anew);
          odd += anew.stdout.split('report-missing-glyph').length - 1;
        }
      },
    ),
    { numRuns: 6, seed: 20261130 },
  );
  expect(odd).toBeGreaterThan(5);
});

test('a mission that is no more is forgotten, and one asked alone leaves what is known of the others', async () => {
  const root = office();
  await checked(root);
  await runInProcess('check', '2024-alpha', '--workspace', root);
  expect(keptIn(root).length).toBe(2);
  rmSync(join(root, BETA), { recursive: true });
  await checked(root);
  expect(keptIn(root).length).toBe(1);
});
