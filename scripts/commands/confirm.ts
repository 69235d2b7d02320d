import type { Change } from '#edit/change.ts';
import { isOff } from '#model/called-off.ts';
import type { Command, Context } from './command.ts';
import { editMeetings, openMeetings, placementValue, setField } from './edit-meetings.ts';
import { proposeEdits } from './tell-edits.ts';

/**
 * `confirm <mission> [meeting…]`: what the last release holds is agreed with the partner: the meeting is
 * confirmed, and its time and room are pinned, so that no later schedule moves it.
 */
export const confirm: Command = {
  name: 'confirm',
  positionals: ['<mission>', '[meeting…]'],
  options: { yes: { type: 'boolean' } },
  uses: ['dry-run'],
  run: async (context, { positionals, options }) => {
    const opened = openMeetings(context, positionals);
    if (!opened) return 1;
    const { mission, wanted, placements, release } = opened;
    if (release === undefined) return refuse(context, mission.id);
    const changes: Change[] = [];
    for (const { id, request, status, placement, cancelled } of wanted) {
      const place = placements.get(id);
      const isPast = placement !== undefined || status === 'held' || isOff({ cancelled });
      if (!place || !request || isPast) {
        if (positionals.length > 1)
          context.tell(
            context.t(isPast ? 'cli.confirm.past' : 'cli.confirm.unplaced', { meeting: id, release }),
          );
        continue;
      }
      if (status !== 'confirmed') changes.push(setField(id, 'status', 'confirmed'));
      changes.push({
        deed: 'set',
        path: ['bilaterals', { id }, 'request', 'pin'],
        value: placementValue(place),
      });
    }
    const edit = editMeetings(context, mission, changes);
    if (!edit) return 1;
    if (edit.before === edit.after) context.tell(context.t('cli.confirm.nothing', { mission: mission.id }));
    return proposeEdits(context, [edit], { yes: options['yes'] === true });
  },
};

function refuse(context: Context, mission: string): 1 {
  const call = context.call(`schedule ${mission} --release first`);
  context.complain(context.t('cli.confirm.no-release', { mission, call }));
  return 1;
}
