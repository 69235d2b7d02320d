/** `[from, to)` in minutes since 1970. */
export type Stretch = { readonly from: number; readonly to: number };

/** Stretches that touch or overlap become one. */
export function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const each of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && each.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
    else if (each.from < each.to) merged.push(each);
  }
  return merged;
}

/** What both hold, in order. */
export function intersect(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return merge(some).flatMap((one) =>
    merge(others).flatMap((other) => {
      const both = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
      return both.from < both.to ? [both] : [];
    }),
  );
}

/** What is left of stretches without others. */
export function without(stretches: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  const taken = merge(others);
  return merge(stretches).flatMap((stretch) => {
    const left: Stretch[] = [];
    let { from } = stretch;
    for (const other of taken) {
      if (other.to <= from || other.from >= stretch.to) continue;
      if (other.from > from) left.push({ from, to: other.from });
      from = Math.max(from, other.to);
    }
    return from < stretch.to ? [...left, { from, to: stretch.to }] : left;
  });
}
