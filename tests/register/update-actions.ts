import { writeSync } from 'node:fs';
import { ACTIONS, logOfItem } from '../../scripts/register/actions.ts';
import { changeLog } from '../../scripts/register/event-log.ts';

/** A process that writes notes on an action item, as so many commands would, and says which are on the disk. */
const [root = '', item = '', times = '0', by = 'someone'] = process.argv.slice(2);
for (let n = 0; n < Number(times); n += 1) {
  const signature = { by, now: Date.parse('2026-01-01T00:00:00Z') };
  const reading = await changeLog(root, ACTIONS, { name: logOfItem(item), signature }, () => [
    { type: 'note' as const, item, note: `${by} ${n}` },
  ]);
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  writeSync(1, `${n}\n`);
}
