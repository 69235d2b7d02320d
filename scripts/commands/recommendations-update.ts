import { suggest } from '#diagnostics/suggestion.ts';
import { MAX_NOTE_LENGTH } from '#model/action-event.ts';
import { type AdoptionEvent, MAX_DECIDER_LENGTH } from '#model/adoption-event.ts';
import { findOurPerson } from '#model/assignee.ts';
import { dayRange, isPartialDate, PartialDate } from '#model/partial-date.ts';
import { Adoption } from '#model/recommendation.ts';
import type { EventDraft } from '#model/register-event.ts';
import type { AdoptionRecord, TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { changeLogs } from '#register/event-log.ts';
import { RECOMMENDATIONS } from '#register/recommendations.ts';
import { adoptionEventsOf, adoptionRecordsOf, type SaidOfAdoption } from '#tracker/adoption-records.ts';
import { refuse } from './actions-refuse.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { findRecommendation, type OpenRecommendations, openRecommendations } from './recommendations-open.ts';
import { signature } from './signature.ts';
import { fitPrint } from './terminal.ts';

/** `recommendations update <item…> --adoption … --decided-by … --decided-on … --outcome …`: the same of each. */
export async function updateRecommendations(
  context: Context,
  { positionals, options }: Input,
): Promise<ExitCode> {
  const opened = openRecommendations(context, 'internal');
  if (!opened) return 1;
  const found = positionals.map((name) => findRecommendation(context, opened.all, name));
  const items = [...new Set(found.filter((item) => item !== undefined))];
  if (found.includes(undefined)) return 1;
  const said = readSaid(context, options, opened);
  if (typeof said === 'number') return said;
  const undecided = items.find(({ adoption }) => adoption === 'undecided');
  if (undecided && said.adoption === undefined && (said.decidedBy ?? said.decidedOn) !== undefined)
    return refuse(context, 'recommendations.decided-what', { item: undecided.id, code: 2 });
  const { timeZone } = opened.workspace.settings.home;
  const code = await write(context, { items, said, by: options['by'], timeZone });
  if (code !== 0) return code;
  if (context.json) {
    context.print(
      JSON.stringify(
        items.map(({ id }) => ({ item: id, update: said })),
        undefined,
        2,
      ),
    );
    return 0;
  }
  for (const { id, adoption } of items) {
    const state = context.t(`term.adoption.${said.adoption ?? adoption}`);
    context.print(fitPrint(context.t('actions.updated', { item: id, said: state })));
  }
  return 0;
}

/** What the options say, or the exit code after what is wrong with them; every fault is told. */
function readSaid(
  context: Context,
  options: Input['options'],
  { workspace, today }: OpenRecommendations,
): SaidOfAdoption | ExitCode {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name].trim() : undefined);
  let misused = 0;
  const fault = (key: string, values = {}) => {
    misused += 1;
    context.complain(context.t(key, values));
  };
  const adoption = Adoption.safeParse(text('adoption'));
  if (text('adoption') !== undefined && !adoption.success) {
    const value = text('adoption') ?? '';
    const suggestion = suggest(value, Adoption.options) ?? Adoption.options.join(', ');
    fault('actions.bad-choice', { option: '--adoption', value, suggestion });
  }
  const on = text('decided-on');
  if (on !== undefined && !isPartialDate(on)) fault('recommendations.bad-date', { value: on });
  else if (on !== undefined && (dayRange(on)?.earliest ?? '') > today)
    fault('recommendations.date-to-come', { value: on });
  const by = text('decided-by');
  for (const [name, most] of [
    ['decided-by', MAX_DECIDER_LENGTH],
    ['outcome', MAX_NOTE_LENGTH],
    ['why', MAX_NOTE_LENGTH],
  ] as const) {
    const length = text(name)?.length;
    if (length !== undefined && (length === 0 || length > most))
      fault('recommendations.bad-length', { option: `--${name}`, most });
  }
  const evidence = text('evidence');
  if (evidence !== undefined && !/^https?:\/\/./.test(evidence)) fault('actions.bad-evidence');
  if (adoption.data === 'undecided' && (by ?? on) !== undefined) fault('recommendations.undecided-by');
  const said = {
    adoption: adoption.data,
    decidedBy: by && (findOurPerson(workspace, by)?.id ?? by),
    decidedOn: misused === 0 && on !== undefined ? PartialDate.parse(on) : undefined,
    outcome: text('outcome'),
    evidence,
    why: text('why'),
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  if (misused === 0 && Object.keys(given).every((field) => field === 'why'))
    fault('recommendations.nothing-to-update');
  return misused > 0 ? 2 : (given as SaidOfAdoption);
}

type Deed = {
  readonly items: readonly TrackedRecommendation[];
  readonly said: SaidOfAdoption;
  readonly by: unknown;
  /** Of home. */
  readonly timeZone: string;
};

async function write(context: Context, { items, said, by, timeZone }: Deed): Promise<ExitCode> {
  if (context.dryRun) {
    context.tell(context.t('actions.nothing-written'));
    return 0;
  }
  const target = {
    names: [...new Set(items.map(({ mission }) => String(mission.id)))],
    signature: signature(context, by),
  };
  const reading = await changeLogs(context.workspaceRoot, RECOMMENDATIONS, target, (stands) => {
    const records = adoptionRecordsOf([...stands.values()].flat(), timeZone);
    const drafts = items.map(
      (item) => [item.mission.id, adoptionEventsOf(item.id, withStanding(said, item, records))] as const,
    );
    return new Map(
      [...Map.groupBy(drafts, ([mission]) => String(mission))].map(([mission, own]) => [
        mission,
        own.flatMap(([, events]): readonly EventDraft<AdoptionEvent>[] => events),
      ]),
    );
  });
  if (!('fault' in reading)) return 0;
  tellDiagnostics(context, [reading.fault]);
  return 1;
}

/** What is added to a decision that stands (who, when) keeps the rest of it, as it stands under the lock. */
function withStanding(
  said: SaidOfAdoption,
  { id, recommendation }: TrackedRecommendation,
  records: readonly AdoptionRecord[],
): SaidOfAdoption {
  if (said.adoption === undefined && said.decidedBy === undefined && said.decidedOn === undefined)
    return said;
  const updates = records.find((record) => record.id === id)?.updates ?? [];
  const standing = updates.findLast(({ adoption }) => adoption !== undefined);
  const adoption = said.adoption ?? standing?.adoption ?? recommendation.adoption;
  if (standing?.adoption !== adoption) return { ...said, adoption };
  const { decidedBy, decidedOn } = standing;
  return {
    ...(decidedBy !== undefined && { decidedBy }),
    ...(decidedOn && { decidedOn }),
    ...said,
    adoption,
  };
}
