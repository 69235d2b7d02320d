import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** What comes before what does not run in a circle. */
export const requestOrder: Rule = {
  name: 'request-order',
  codes: ['order-circular'],
  example: { wrong: 'us: { after: [jp] }, jp: { after: [us] }', right: 'us: { after: [jp] }' },
  find: (workspace) => workspace.missions.flatMap(circlesOf),
};

type Step = { readonly from: string; readonly to: string; readonly at: FieldPlace };

/** Each circle is told once, at the first of its steps as they are written. */
function circlesOf(mission: Mission): readonly Finding[] {
  const steps = withoutEnds(stepsOf(mission));
  const following = Map.groupBy(steps, ({ from }) => from);
  const told = new Set<string>();
  return steps.flatMap(({ from, to, at }) => {
    if (told.has(from) || told.has(to)) return [];
    const way = wayBetween(following, to, from);
    if (!way) return [];
    for (const id of way) told.add(id);
    return [error('order-circular', at, { circle: [from, ...way].join(' → ') })];
  });
}

/** What nothing leads to, or what leads to nothing, is in no circle: of long chains nothing is left. */
function withoutEnds(steps: readonly Step[]): readonly Step[] {
  const forwards = withoutSources(
    steps,
    ({ from }) => from,
    ({ to }) => to,
  );
  return withoutSources(
    forwards,
    ({ to }) => to,
    ({ from }) => from,
  );
}

type EndOf = (step: Step) => string;

function withoutSources(steps: readonly Step[], start: EndOf, end: EndOf): readonly Step[] {
  const following = Map.groupBy(steps, start);
  const incoming = new Map<string, number>();
  for (const step of steps) incoming.set(end(step), (incoming.get(end(step)) ?? 0) + 1);
  const sources = [...following.keys()].filter((id) => !incoming.has(id));
  const gone = new Set(sources);
  for (const id of gone) {
    for (const step of following.get(id) ?? []) {
      const left = (incoming.get(end(step)) ?? 0) - 1;
      incoming.set(end(step), left);
      if (left === 0) gone.add(end(step));
    }
  }
  return steps.filter((step) => !gone.has(start(step)));
}

function stepsOf(mission: Mission): readonly Step[] {
  return mission.bilaterals.flatMap(({ id, request }, index) => {
    const at = (field: string, i: number) =>
      inMission(mission, 'bilaterals', ['bilaterals', index, 'request', field, i]);
    return [
      ...(request?.after ?? []).map((first, i) => ({ from: first, to: id, at: at('after', i) })),
      ...(request?.before ?? []).map((second, i) => ({ from: id, to: second, at: at('before', i) })),
    ];
  });
}

/** The bilaterals on the shortest way from one to another, both counted; nothing when there is none. */
function wayBetween(
  following: ReadonlyMap<string, readonly Step[]>,
  start: string,
  end: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  for (const id of cameFrom.keys()) {
    if (id === end) break;
    for (const { to } of following.get(id) ?? []) if (!cameFrom.has(to)) cameFrom.set(to, id);
  }
  if (!cameFrom.has(end)) return undefined;
  const way = [end];
  for (let id = cameFrom.get(end); id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}
