import { loadFonts } from '#load/fonts.ts';
import { loadHyphenation } from '#load/hyphenation.ts';
import { heldPicture } from '#load/paper-picture.ts';
import { readPicture } from '#load/read-picture.ts';
import { loadWords } from '#load/words.ts';
import { readSchedules } from '#register/schedules.ts';
import { hasReport, type ReportInput, type SetResult } from '#reports/report-input.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setReport } from '#reports/set-report.ts';
import { keepText } from '#reports/text/kept-text.ts';
import { lastRelease } from '#schedule/release.ts';
import { withRelease } from '#schedule/with-placements.ts';
import type { Asked, Given, Shown } from './preview.ts';
import { type ShownProse, showProse } from './shown-prose.ts';

/**
 * Sets the paper that a draft of prose goes into: the agenda for its own, the report for all else. What has been
 * set alike before is not set again, so that a change costs what it touches. Annexes are not appended.
 */
export function openSetter(root: string): (asked: Asked, given: Given) => Shown {
  const words = loadWords(root);
  const kept = keepText();
  return (asked, given) => {
    const shown = showProse(asked, given);
    if ('kind' in shown) return shown;
    kept.age();
    const set = setPaper(shown, {
      t: words(shown.prose.language),
      fonts: loadFonts(),
      hyphenate: loadHyphenation(),
      readPhoto: (mission, { file }) => {
        const read = file === undefined ? undefined : readPicture(root, mission, file);
        return read && 'picture' in read ? heldPicture(read.picture.bytes) : undefined;
      },
      kept,
      now: asked.now,
      mission: released(root, shown),
      tellsPlaces: true,
    });
    if (!set) return { kind: 'hidden' };
    if ('findings' in set) return { kind: 'refused', findings: set.findings };
    const places = (set.places ?? []).filter(({ source }) => source.file === asked.file);
    return { kind: 'pages', bytes: set.bytes, pageCount: set.pageCount, places };
  };
}

type Means = Omit<ReportInput, 'workspace' | 'language'>;

function setPaper({ workspace, prose, mission }: ShownProse, means: Means): SetResult | undefined {
  const input: ReportInput = { ...means, workspace, language: prose.language };
  if (prose.kind === 'agenda') return setAgenda(input);
  return hasReport(mission, prose.language) ? setReport(input) : undefined;
}

function released(root: string, { mission }: ShownProse) {
  const reading = readSchedules(root, mission.id);
  return withRelease(mission, 'value' in reading ? lastRelease(reading.value) : undefined);
}
