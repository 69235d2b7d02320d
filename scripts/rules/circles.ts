/** One thing leads to another: here, from one name to the other. */
export type Step = { readonly from: string; readonly to: string };

export type Circle<T extends Step> = { readonly at: T; readonly names: readonly string[] };

/**
 * Each circle that steps run in, once: its first step as they are given, and the names on the way back to it.
 * @example findCircles([{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }])[0]?.names // ['a', 'b', 'a']
 */
export function findCircles<T extends Step>(all: readonly T[]): readonly Circle<T>[] {
  const steps = withoutEnds(all);
  const following = Map.groupBy(steps, ({ from }) => from);
  const told = new Set<string>();
  return steps.flatMap((at) => {
    if (told.has(at.from) || told.has(at.to)) return [];
    const way = wayBetween(following, at.to, at.from);
    if (!way) return [];
    for (const name of way) told.add(name);
    return [{ at, names: [at.from, ...way] }];
  });
}

/** What nothing leads to, or what leads to nothing, is in no circle: of long chains nothing is left. */
function withoutEnds<T extends Step>(steps: readonly T[]): readonly T[] {
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

function withoutSources<T extends Step>(steps: readonly T[], start: EndOf, end: EndOf): readonly T[] {
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

/** The names on the shortest way from one to another, both counted; nothing when there is none. */
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
