import type { Diagnostic, Parameters } from '#diagnostics/diagnostic.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import type { Lexicon } from '#locale/availability/lexicon.ts';
import type { Translate } from '#locale/words.ts';
import { readDuration } from './read-duration.ts';
import { alternatives, type ListCell, plainWord } from './read-tables.ts';
import { type ListDay, readMoment, readWhen, type Stretch, type When, whenWords } from './read-when.ts';

/** A language that lists may be written in. */
export type Spoken = { readonly language: string; readonly t: Translate };
type Maybe = ListCell | undefined;

/** Reads cells and gathers what is wrong with them; a cell at fault reads as an empty one. */
export class CellReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly when: Lexicon;
  days: readonly ListDay[] = [];
  readonly #spoken: readonly Spoken[];
  readonly #words = new Map<string, ReadonlySet<string>>();
  /** The same words stand in many cells. */
  readonly #read = new Map<string, When>();
  readonly #names = new Map<string, string>();

  constructor(spoken: readonly Spoken[]) {
    this.#spoken = spoken;
    this.when = whenWords(spoken.map(({ language }) => language));
  }

  fault(code: string, { position }: Pick<ListCell, 'position'>, parameters: Parameters = {}): undefined {
    this.diagnostics.push({ code, severity: 'error', position, parameters });
    return undefined;
  }

  /** To be looked at; the list is read all the same. */
  warn(code: string, { position }: Pick<ListCell, 'position'>, parameters: Parameters): void {
    this.diagnostics.push({ code, severity: 'warning', position, parameters });
  }

  /** `30`, `30 min`. */
  whole(cell: Maybe, { least, most }: { readonly least: number; readonly most: number }): number | undefined {
    if (!cell) return undefined;
    const match = /^(\d{1,9})(?:\.0+)?(?:\s*\p{L}+\.?)?$/u.exec(cell.text.normalize('NFKC'));
    const value = match ? Number(match[1]) : Number.NaN;
    if (value >= least && value <= most) return value;
    return this.fault('requests-number', cell, { value: cell.text, least, most });
  }

  /** `30`, `30 min`, `1h`, `1小時30分`, in minutes. */
  minutes(
    cell: Maybe,
    { least, most }: { readonly least: number; readonly most: number },
  ): number | undefined {
    if (!cell) return undefined;
    const value = readDuration(cell.text);
    if (value !== undefined && value >= least && value <= most) return value;
    return this.fault('requests-number', cell, { value: cell.text, least, most });
  }

  /** One spelling for what is written in several: case, width, spaces and points aside, the first stands. */
  same(kind: 'party' | 'person', text: string): string {
    const key = `${kind} ${text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s.·‧'’-]+/gu, '')}`;
    const known = this.#names.get(key) ?? text;
    this.#names.set(key, known);
    return known;
  }

  weight(cell: Maybe): number | undefined {
    if (!cell) return undefined;
    const value = Number(cell.text.normalize('NFKC'));
    if (value > 0 && value <= MOST_WEIGHT) return value;
    return this.fault('requests-weight', cell, { value: cell.text, most: MOST_WEIGHT });
  }

  yes(cell: Maybe): boolean | undefined {
    if (!cell) return undefined;
    if (this.#isAny(cell.text, 'schedule.list.yes')) return true;
    if (this.#isAny(cell.text, 'schedule.list.no')) return false;
    return this.fault('requests-yes', cell, { value: cell.text });
  }

  priority(cell: Maybe): 'A' | 'B' | 'C' | undefined {
    if (!cell) return undefined;
    const found = (['A', 'B', 'C'] as const).find((each) =>
      this.#isAny(cell.text, `schedule.list.priority.${each}`),
    );
    return found ?? this.fault('requests-priority', cell, { value: cell.text });
  }

  /** One of some names of the toolkit, in any language. */
  oneOf<T extends string>(cell: ListCell, known: readonly T[], prefix: string): T | undefined {
    return known.find(
      (each) => plainWord(cell.text) === plainWord(each) || this.#isAny(cell.text, prefix + each),
    );
  }

  /** The nearest of those names, as the first language says it. */
  nearest(cell: ListCell, known: readonly string[], prefix: string): string {
    const words = known.flatMap((each) => this.#spoken.flatMap(({ t }) => t(prefix + each).split('|')));
    const [first] = this.#spoken;
    const names = known.map((each) => (first ? (first.t(prefix + each).split('|')[0] ?? each) : each));
    return suggest(cell.text, words) ?? names.join(first?.t('report.list-separator') ?? ', ');
  }

  /** The parts of a cell, each once. */
  list(cell: Maybe): readonly string[] {
    if (!cell) return [];
    const parts = cell.text.split(/[;；、,，\n\r]+/).map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
  }

  /** The parts of a cell that must each be one of those known. */
  known(
    cell: Maybe,
    known: ReadonlySet<string>,
    what: 'room' | 'equipment' | 'request' | 'venue',
  ): readonly string[] {
    return this.list(cell).filter((part) => {
      if (known.has(part)) return true;
      if (cell)
        this.fault(`requests-unknown-${what}`, cell, {
          value: part,
          suggestion: suggest(part, [...known]) ?? ([...known].slice(0, 5).join(', ') || '–'),
        });
      return false;
    });
  }

  /** When something can be, of the days that there are; without any, that is the fault to tell. */
  stretches(cell: Maybe): readonly Stretch[] | undefined {
    if (!cell || this.days.length === 0) return undefined;
    const known = this.#read.get(cell.text) ?? readWhen(cell.text, this.days, this.when);
    this.#read.set(cell.text, known);
    return this.told(cell, known);
  }

  /** What was read of a cell; nothing when it is at fault, which is told. */
  told(cell: ListCell, { stretches, faults }: When): readonly Stretch[] | undefined {
    for (const { code, parameters, phrase } of faults) {
      const value = parameters['word'] ?? parameters['date'] ?? phrase;
      const own = WHEN_FAULTS[code];
      if (own) this.fault(own, cell, { value, days: this.#daysText() });
      else this.fault(code, cell, { text: phrase, ...parameters });
    }
    return faults.length > 0 ? undefined : stretches;
  }

  moment(cell: Maybe): { readonly date: string; readonly minutes: number } | undefined {
    if (!cell || this.days.length === 0) return undefined;
    const read = readMoment(cell.text, this.days, this.when);
    if (read) return read;
    const { faults } = readWhen(cell.text, this.days, this.when);
    const elsewhere = faults.find(({ code }) => WHEN_FAULTS[code] === 'requests-when-no-such-day');
    if (!elsewhere) return this.fault('requests-moment', cell, { value: cell.text });
    const value = elsewhere.parameters['date'] ?? cell.text;
    return this.fault('requests-when-no-such-day', cell, { value, days: this.#daysText() });
  }

  /** The first and the last day that there is. */
  #daysText(): string {
    const dates = this.days.map(({ date }) => date).sort();
    return [...new Set([dates[0] ?? '', dates.at(-1) ?? ''])].join(' – ');
  }

  #isAny(text: string, key: string): boolean {
    const known = this.#words.get(key) ?? new Set(this.#spoken.flatMap(({ t }) => alternatives(t(key))));
    this.#words.set(key, known);
    return known.has(plainWord(text));
  }
}

const MOST_WEIGHT = 1000;

/** What a list says otherwise than a mission does: it has days and no period, and no programme. */
const WHEN_FAULTS: Readonly<Record<string, string>> = {
  'date-outside-mission': 'requests-when-no-such-day',
  'availability-weekday-absent': 'requests-when-no-such-day',
  'availability-empty': 'requests-when-unclear',
  'availability-unclear': 'requests-when-unclear',
};
