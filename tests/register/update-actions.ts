import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeRegister } from '../../scripts/register/open-register.ts';
import { updateAction } from '../../scripts/tracker/update-action.ts';

/** A process that updates its own action item many times, as so many commands would. */
const [root = '', id = '', times = '0'] = process.argv.slice(2);
for (let n = 0; n < Number(times); n += 1) {
  const update = { at: '2026-01-01T00:00:00Z', status: 'in-progress' as const, note: String(n) };
  const reading = await changeRegister(root, ACTIONS, ({ actions }) => ({
    actions: [...updateAction(actions, { id, update })],
  }));
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
}
