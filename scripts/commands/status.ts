import { type DateStyle, dateStyle, formatDate } from '#locale/dates.ts';
import { layColumns } from '#locale/text-columns.ts';
import type { CivilDate } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';
import { type MissionStatus, missionStatus, type StatusStep } from '#status/mission-status.ts';
import { openTracker } from './actions-open.ts';
import type { Command, Context } from './command.ts';
import { knowsMission } from './knows-mission.ts';
import { placementsIn, releasesOf } from './released-placements.ts';
import { fitPrint, paint, terminalWidth } from './terminal.ts';

/** `status [mission]`: mission by mission what is done, what comes next and until when, in one screen. */
export const status: Command = {
  name: 'status',
  positionals: ['[mission]'],
  options: { all: { type: 'boolean' } },
  uses: ['now'],
  run: async (context, { positionals: [missionId], options }) => {
    if (!knowsMission(context, missionId)) return 1;
    const tracker = openTracker(context, 'internal');
    if (!tracker) return 1;
    const { workspace, items, today } = tracker;
    const all: MissionStatus[] = [];
    for (const mission of workspace.missions.filter(
      ({ id }) => missionId === undefined || id === missionId,
    )) {
      const releases = releasesOf(context, mission);
      if (!releases) return 1;
      const actions = items.filter((item) => item.mission.id === mission.id);
      all.push(
        missionStatus(mission, { workspace, today, released: placementsIn(releases.at(-1)), actions }),
      );
    }
    const shown = missionId === undefined && !options['all'] ? all.filter(isOpen) : all;
    if (context.json) context.print(JSON.stringify(shown.map(toJson), undefined, 2));
    else if (missionId === undefined)
      printTable(context, workspace, { shown, hidden: all.length - shown.length });
    else for (const each of shown) context.print(fitPrint(stepsOf(context, workspace, each).join('\n')));
    return 0;
  },
};

const isOpen = ({ next }: MissionStatus): boolean => next !== undefined;

function toJson({ mission, phase, steps, next }: MissionStatus) {
  return { mission: mission.id, period: mission.period, phase, next: next?.name ?? null, steps };
}

function printTable(
  context: Context,
  workspace: Workspace,
  { shown, hidden }: { readonly shown: readonly MissionStatus[]; readonly hidden: number },
): void {
  const { t } = context;
  const style = dateStyle(workspace.settings, context.language);
  const columns = ['mission', 'done', 'next', 'until'].map((name) => ({
    heading: t(`status.heading.${name}`),
  }));
  const rows = shown
    .toReversed()
    .map(({ mission, steps, next }) => [
      mission.id,
      `${steps.filter(({ left }) => left === 0).length}/${steps.length}`,
      next ? todo(context, next) : t('status.all-done'),
      untilOf(context, next, style),
    ]);
  if (rows.length > 0)
    for (const line of layColumns(columns, rows, { width: terminalWidth() })) context.print(line);
  if (hidden > 0) context.tell(t('status.hidden', { missions: hidden, call: context.call('status --all') }));
}

function stepsOf(
  context: Context,
  workspace: Workspace,
  { mission, steps, next }: MissionStatus,
): readonly string[] {
  const style = dateStyle(workspace.settings, context.language);
  const { from, to } = mission.period;
  return [
    paint('bold', localize(mission.title, context.language)),
    `${mission.id} · ${formatDate(from, style)} – ${formatDate(to, style)}`,
    ...steps.map((step) => {
      const sign = step.left === 0 ? paint('green', '✓') : step === next ? paint('yellow', '→') : '·';
      const until = untilOf(context, step, style);
      return `  ${sign} ${todo(context, step)}${until === '' ? '' : ` · ${until}`}`;
    }),
  ];
}

function todo({ t }: Context, { name, left, of }: StatusStep): string {
  return left === 0 ? t(`status.done.${name}`, { of }) : t(`status.todo.${name}`, { left, of });
}

/** Without a date where nothing is left. */
function untilOf({ t }: Context, step: StatusStep | undefined, style: DateStyle): string {
  if (!step || step.left === 0 || step.until === undefined) return '';
  const date = formatDate(step.until as CivilDate, style);
  return step.isLate ? paint('red', t('status.late', { date })) : t('status.until', { date });
}
