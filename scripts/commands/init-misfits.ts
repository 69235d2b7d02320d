import { suggest } from '#diagnostics/suggestion.ts';
import { listReportProfiles } from '#load/read-profiles.ts';
import { listLanguages } from '#load/words.ts';
import { economyCode } from '#locale/economy-codes.ts';
import { zoneOfCity } from '#locale/zone-of-city.ts';
import { TimeZone } from '#model/civil-time.ts';
import { LanguageTag } from '#model/language.ts';
import { hasPlainFolders } from '#model/web-address.ts';

/** What was said of a new office, by the name of its option. */
export type Said = {
  readonly languages: string;
  readonly economy: string;
  readonly zone: string;
  readonly form: string;
  readonly address: string;
};

/** Why it cannot be: the word after `cli.init.`, and what it says. */
export type Misfit = { readonly key: string; readonly values: Readonly<Record<string, string>> };

/** What was asked for does not exist; then nothing is written, and on a terminal it is asked again. */
export function misfitOf(name: keyof Said, value: string): Misfit | undefined {
  switch (name) {
    case 'languages':
      return isPair(value)
        ? undefined
        : { key: 'bad-languages', values: { value, known: listLanguages().join(', ') } };
    case 'economy':
      return economyCode(value, listLanguages()) ? undefined : { key: 'bad-economy', values: { value } };
    case 'zone':
      return TimeZone.safeParse(value).success
        ? undefined
        : { key: 'bad-zone', values: { value, suggestion: zoneOfCity(value) ?? 'Asia/Taipei' } };
    case 'form': {
      const forms = listReportProfiles();
      const known = suggest(value, forms) ?? forms.join(', ');
      return forms.includes(value) ? undefined : { key: 'bad-form', values: { value, known } };
    }
    case 'address':
      if (!/^https?:\/\/[^\s/]+/.test(value)) return { key: 'bad-address', values: { value } };
      return hasPlainFolders(value) ? undefined : { key: 'bad-address-folder', values: { value } };
    default:
      return name satisfies never;
  }
}

function isPair(value: string): boolean {
  const [first, second, ...more] = value.split(',').map((each) => each.trim());
  const areTags = [first, second].every((each) => LanguageTag.safeParse(each).success);
  return areTags && first !== second && more.length === 0;
}

const NAMES = ['languages', 'economy', 'zone', 'form', 'address'] as const;

/** The first misfit of all that was said. */
export function firstMisfit(said: Said): Misfit | undefined {
  return NAMES.map((name) => misfitOf(name, said[name])).find((each) => each !== undefined);
}
