import type { Mission } from '#model/workspace.ts';
import { type Locale, localeOf } from './locale.ts';
import { requireMission } from './missions.ts';

/** The mission and language that a component in prose speaks for: those of the page. */
export type ProsePage = { readonly lang: string; readonly mission: Mission; readonly locale: Locale };

export function prosePage(params: Readonly<Record<string, string | undefined>>): ProsePage {
  const lang = params['lang'] ?? '';
  return { lang, mission: requireMission(params['mission']), locale: localeOf(lang) };
}
