import { suggest } from '#diagnostics/suggestion.ts';
import type { Audience } from '#model/audience.ts';
import { civilOf } from '#model/civil-time.ts';
import { viewFor } from '#model/public-view.ts';
import type { TrackedRecommendation } from '#model/tracked-recommendation.ts';
import type { Workspace } from '#model/workspace.ts';
import { readLogs } from '#register/event-log.ts';
import { RECOMMENDATIONS } from '#register/recommendations.ts';
import { adoptionRecordsOf } from '#tracker/adoption-records.ts';
import { trackRecommendations } from '#tracker/track-recommendations.ts';
import type { Context } from './command.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';

export type OpenRecommendations = {
  readonly workspace: Workspace;
  /** A civil date of the home zone. */
  readonly today: string;
  readonly all: readonly TrackedRecommendation[];
};

/** What reports proposed as an audience sees it; faults are told, and then there is nothing. */
export function openRecommendations(context: Context, audience: Audience): OpenRecommendations | undefined {
  const opened = openWorkspace(context);
  if (!opened) return undefined;
  const today = civilOf(context.now, opened.workspace.settings.home.timeZone).date;
  const workspace = viewFor(opened.workspace, { audience, today });
  const all = readRecommendations(context, workspace, audience);
  return all && { workspace, today, all };
}

/** The recommendations of a view. The public hears what the report says, and nothing of the register. */
export function readRecommendations(
  context: Context,
  view: Workspace,
  audience: Audience,
): readonly TrackedRecommendation[] | undefined {
  if (audience === 'public') return trackRecommendations(view, []);
  const reading = readLogs(context.workspaceRoot, RECOMMENDATIONS);
  if (!('fault' in reading))
    return trackRecommendations(view, adoptionRecordsOf(reading.value, view.settings.home.timeZone));
  tellDiagnostics(context, [reading.fault]);
  return undefined;
}

/** The one of this name; `mission/` may be left out where one mission alone has it. Told when there is none. */
export function findRecommendation(
  context: Context,
  all: readonly TrackedRecommendation[],
  name: string,
): TrackedRecommendation | undefined {
  const short = all.filter(({ recommendation }) => recommendation.id === name);
  const found = all.find(({ id }) => id === name) ?? (short.length === 1 ? short[0] : undefined);
  if (found) return found;
  const idsOf = (several: readonly TrackedRecommendation[]) => several.map(({ id }) => id);
  const own = suggest(name, [...new Set(all.map(({ recommendation }) => String(recommendation.id)))]);
  const near = suggest(name, idsOf(all)) ?? own;
  const meant = short.length > 1 ? short : all.filter(({ id }) => id === near || id.endsWith(`/${near}`));
  context.complain(
    meant.length > 0
      ? context.t('recommendations.unknown', { item: name, suggestion: idsOf(meant).join(', ') })
      : context.t('recommendations.no-item', { item: name, call: context.call('recommendations list') }),
  );
  return undefined;
}
