import { confirmMeetings } from '#schedule/confirm-meetings.ts';
import type { Command, Context } from './command.ts';
import { editMeetings, openMeetings } from './edit-meetings.ts';
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
    const { changes, past, unplaced } = confirmMeetings(wanted, placements);
    const tell = (key: string, meetings: readonly string[]): void => {
      for (const meeting of meetings) context.tell(context.t(`cli.confirm.${key}`, { meeting, release }));
    };
    if (positionals.length > 1) {
      tell('past', past);
      tell('unplaced', unplaced);
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
