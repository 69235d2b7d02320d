import { expect, test } from 'vitest';
import { proseFaults } from '#reports/prose-faults.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setReport } from '#reports/set-report.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { inputFor, openFixture } from './fixture.ts';

const PLACE = 'content/missions/2024-harbour/en';

/** Each once, whichever paper has it. */
const told = (findings: readonly object[]): readonly string[] =>
  [...new Set(findings.map((each) => JSON.stringify(each)))].sort();

test.each([
  ['nothing strange', 'report.mdx', 'An account', 'An account'],
  ['the report', 'report.mdx', 'An account', 'An \u{13000} account'],
  ['its footnotes', 'report.mdx', 'A footnote', 'A foot\ue000note'],
  ['what is internal in it', 'report.mdx', 'this paragraph', 'this \ue000 paragraph'],
  ['a readout', 'readouts/qa.mdx', 'Training', 'Train\u2d30ing'],
  ['the programme', 'agenda.mdx', 'two rooms', 'two \u{13000}\u{13001} rooms'],
])('what prose alone would keep papers from is what making them finds: %s', (_, file, find, put) => {
  const root = copyOf('site');
  edit(root, `${PLACE}/${file}`, { find, put });
  const input = { ...inputFor(openFixture(root), 'en'), onlyFaults: true } as const;
  const made = [setReport, setBrief, setAgenda].flatMap((set) => {
    const found = set(input);
    return found && 'findings' in found ? found.findings : [];
  });
  expect(told(proseFaults(input))).toEqual(told(made));
  expect(made.length > 0).toBe(find !== put);
});
