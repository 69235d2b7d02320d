import { createEvents } from 'ics';
import { writeCalendar } from '#invites/write-calendar.ts';
import { makeEvents, revise, toIcs } from './invites-events.ts';

/**
 * One process of the bench: `ours` or `bare` writes so many events once, `load` makes them and does nothing.
 * Tells its processor time in milliseconds and its peak memory in megabytes as JSON.
 */
const [what = '', count = '0'] = process.argv.slice(2);
const entries = makeEvents(Number(count));
const revised = revise(entries);
const bare = entries.map(toIcs);
writeCalendar({ language: 'en', entries: revised.slice(0, 50) });
createEvents(bare.slice(0, 50));

const before = process.cpuUsage();
const text =
  what === 'ours'
    ? writeCalendar({ language: 'en', feed: { name: 'Bench' }, entries: revised })
    : what === 'bare'
      ? (createEvents(bare).value ?? '')
      : '';
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    milliseconds: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    octets: Buffer.byteLength(text),
  }),
);
