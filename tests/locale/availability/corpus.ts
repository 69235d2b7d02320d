import { CLOCK_AND_DAYS } from './corpus/clock-and-days.ts';
import { IN_A_HURRY } from './corpus/in-a-hurry.ts';
import { LATER_SETS } from './corpus/later-sets.ts';
import type { Phrases } from './corpus/phrases.ts';
import { PROGRAMME_AND_WISHES } from './corpus/programme-and-wishes.ts';

/**
 * When people say that they can meet, as they write it in messages, in four languages, with what is meant:
 * `26 14:00-17:00` is the day of August 2027 and the clock, `26` the whole day, `24-28` each of them, parts are
 * joined by `;`, and what stands behind `~` is what they would rather have. `?` is to be asked about.
 *
 * The mission is from Tuesday 24 to Saturday 28; its conference from Wednesday 25 to Friday 27, with an
 * opening (25, 09:00-10:00), lunches (25 and 26, 12:00-13:30), a plenary (26, 10:00-12:00) and a closing
 * (27, 15:00-16:00). Meetings are held from 09:00 to 18:00.
 */
export const CORPUS: Phrases = [...CLOCK_AND_DAYS, ...PROGRAMME_AND_WISHES, ...LATER_SETS, ...IN_A_HURRY];
