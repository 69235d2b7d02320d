import type { Finding } from '#diagnostics/diagnostic.ts';
import { outlineStyles } from '#locale/outline.ts';
import { findProse } from '#model/prose.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { findBadImages } from './bad-images.ts';
import { openCounters } from './content/counters.ts';
import { type FromProse, fromProse } from './content/from-prose.ts';
import { contextOf, type ReportInput } from './report-input.ts';

/** The report's prose as blocks; without prose in the language, that is the finding. */
export function readBody(input: ReportInput, profile: ReportProfile): FromProse {
  const prose = findProse(input.mission.prose, { kind: 'report', language: input.language });
  if (!prose) return { blocks: [], findings: [noProse(input)] };
  const counters = openCounters(outlineStyles(profile, input.language), `${input.language}-h`);
  const read = fromProse(prose, contextOf(input), { headingShift: 0, counters });
  return { ...read, findings: [...read.findings, ...findBadImages(read.blocks, input.mission)] };
}

function noProse({ mission, language }: ReportInput): Finding {
  return {
    code: 'report-no-prose',
    severity: 'error',
    at: { file: `data/missions/${mission.id}/mission.yaml`, path: ['title'] },
    parameters: { mission: mission.id, language },
  };
}
