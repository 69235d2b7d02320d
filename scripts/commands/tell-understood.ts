import { availabilityReader } from '#locale/availability/read-availability.ts';
import { sayBack } from '#locale/availability/say-back.ts';
import { dateStyle } from '#locale/dates.ts';
import { daysBetween } from '#model/civil-time.ts';
import { meetingHours } from '#model/mission.ts';
import { minuteOf } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { type AvailabilityField, availabilityFields, whereSaid } from '#rules/availability-fields.ts';
import type { Context } from './command.ts';

/**
 * Says back, phrase by phrase, when people can meet as it was understood: what was read otherwise than it was
 * meant shows at once. Windows in figures need no saying, and what is at fault is told as a fault. `only` is
 * the bilateral that is asked about, where it is one.
 */
export function tellUnderstood(
  context: Context,
  workspace: Workspace,
  mission: Mission,
  only?: string,
): void {
  if (context.quiet) return;
  // When somebody could have met for what is a record, nobody asks any more.
  const records = new Set(
    mission.bilaterals.filter(({ placement }) => placement).map(({ id }) => String(id)),
  );
  const isMeant = (field: AvailabilityField) => {
    const where = whereSaid(mission, field);
    return only === undefined ? !records.has(where) : where === only;
  };
  const fields = availabilityFields(mission).filter(
    (field) => field.entries.some((entry) => typeof entry === 'string') && isMeant(field),
  );
  if (fields.length === 0) return;
  const scene = sceneOf(context, workspace, mission);
  const lines = fields.flatMap((field) => linesOf(context, { mission, field, ...scene }));
  if (lines.length === 0) return;
  context.tell(context.t('cli.understood.title', { mission: mission.id }));
  for (const line of lines) context.tell(`  ${line}`);
}

type Scene = ReturnType<typeof sceneOf> & { readonly mission: Mission; readonly field: AvailabilityField };

/** What the words of one mission are read with. */
function sceneOf({ t, language }: Context, workspace: Workspace, mission: Mission) {
  const zone = missionZone(mission);
  const clock = meetingHours(mission);
  const hours = daysBetween(mission.period.from, mission.period.to).map((date) => ({
    from: minuteOf(date, clock.from, zone),
    to: minuteOf(date, clock.to, zone),
  }));
  return {
    read: availabilityReader(workspace, mission),
    saying: { t, style: dateStyle(workspace.settings, language), zone, hours },
  };
}

function linesOf({ t }: Context, { mission, field, read, saying }: Scene): readonly string[] {
  return field.entries.flatMap((entry) => {
    if (typeof entry !== 'string') return [];
    const { stretches = [], preferred, faults } = read([entry]);
    if (faults.length > 0) return [];
    const wish = preferred ? t('cli.understood.rather', { meant: sayBack(preferred, saying) }) : '';
    const values = { where: whereSaid(mission, field), said: entry, meant: sayBack(stretches, saying) };
    return [`${t(`cli.understood.${String(field.path.at(-1))}`, values)}${wish}`];
  });
}
