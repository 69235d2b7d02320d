import { recommendationEntry, recommendationsJson } from '#exports/recommendation-entries.ts';
import { Audience } from '#model/audience.ts';
import { Adoption } from '#model/recommendation.ts';
import { byDecision, filterRecommendations } from '#tracker/track-recommendations.ts';
import { refuseChoice } from './actions-refuse.ts';
import {
  AUDIENCES,
  type Command,
  type Context,
  type Deed,
  type ExitCode,
  type Input,
  oneOf,
} from './command.ts';
import { findPartner } from './find-partner.ts';
import { knowsMission } from './knows-mission.ts';
import { findRecommendation, openRecommendations } from './recommendations-open.ts';
import { recommendationCard, recommendationTable } from './recommendations-table.ts';
import { updateRecommendations } from './recommendations-update.ts';
import { fitPrint, terminalWidth } from './terminal.ts';

const AUDIENCE = { audience: AUDIENCES } as const;
const ADOPTION = { adoption: oneOf(Adoption.options) } as const;

const LIST: Deed = {
  positionals: [],
  options: {
    ...ADOPTION,
    partner: { type: 'string', value: 'partner' },
    mission: { type: 'string', value: 'mission' },
    text: { type: 'string', value: 'text' },
    ...AUDIENCE,
  },
  uses: ['now'],
  run: list,
};

const DEEDS: Readonly<Record<string, Deed>> = {
  list: LIST,
  show: { positionals: ['<recommendation>'], options: AUDIENCE, uses: ['now'], run: show },
  update: {
    positionals: ['<recommendation…>'],
    options: {
      ...ADOPTION,
      'decided-by': { type: 'string', value: 'name' },
      'decided-on': { type: 'string', value: 'date' },
      outcome: { type: 'string', value: 'text' },
      evidence: { type: 'string', value: 'link' },
      why: { type: 'string', value: 'text' },
      by: { type: 'string', value: 'name' },
    },
    uses: ['now', 'dry-run'],
    run: updateRecommendations,
  },
};

/** `recommendations [list|show|update]`: what reports propose at home, who decided on it and what became of it. */
export const recommendations: Command = { name: 'recommendations', deeds: DEEDS, ...LIST };

async function list(context: Context, { options }: Input): Promise<ExitCode> {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const choices = { adoption: Adoption.options, audience: Audience.options } as const;
  for (const [name, allowed] of Object.entries(choices) as [string, readonly string[]][]) {
    const value = text(name);
    if (value === undefined || allowed.includes(value)) continue;
    return refuseChoice(context, name, { value, allowed });
  }
  const mission = text('mission');
  if (mission !== undefined && !knowsMission(context, mission)) return 1;
  const opened = openRecommendations(context, Audience.parse(text('audience') ?? 'internal'));
  if (!opened) return 1;
  const { workspace, all } = opened;
  const partner = text('partner') && findPartner(context, workspace, text('partner'));
  if (text('partner') !== undefined && partner === undefined) return 1;
  const filters = {
    partner,
    mission,
    adoption: text('adoption') as Adoption | undefined,
    text: text('text'),
  };
  const found = byDecision(filterRecommendations(all, filters));
  context.print(
    context.json
      ? recommendationsJson(workspace, found).trimEnd()
      : fitPrint(recommendationTable(found, { ...context, workspace }, { width: terminalWidth() })),
  );
  return 0;
}

async function show(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const audience = Audience.safeParse(options['audience'] ?? 'internal');
  if (!audience.success) {
    const value = String(options['audience']);
    return refuseChoice(context, 'audience', { value, allowed: Audience.options });
  }
  const opened = openRecommendations(context, audience.data);
  if (!opened) return 1;
  const { workspace, all } = opened;
  const tracked = findRecommendation(context, all, positionals[0] ?? '');
  if (!tracked) return 1;
  context.print(
    context.json
      ? JSON.stringify(recommendationEntry(workspace, tracked), undefined, 2)
      : recommendationCard(tracked, { ...context, workspace, width: terminalWidth() }),
  );
  return 0;
}
