/** What is written down of items, or taken back. */
export type Said = Readonly<Record<string, string | null>>;
export type Change = { readonly items: readonly string[]; readonly said: Said };

/** The fields of an item that hold one value, as an update says them; a note is one more line and stays. */
type Fields = { readonly status: string; readonly assignee: string; readonly dueDate: string };
type Kept = Fields & { readonly id: string };

const FIELDS = ['status', 'assignee', 'dueDate'] as const;

const saidOf = (text: string): string | null => (text === '' ? null : text);

/**
 * What gives items back what they said before a change, the same for as many as possible. Only what still says
 * what the change said: what somebody has written since stays.
 * @example takeBack({ items: ['a'], said: { status: 'done' } }, { before: [a], now: [aDone] })
 */
export function takeBack(
  { items, said }: Change,
  { before, now }: { readonly before: readonly Kept[]; readonly now: readonly Kept[] },
): readonly Change[] {
  const fields = FIELDS.filter((field) => field in said);
  const former = items.flatMap((id) => {
    const was = before.find((each) => each.id === id);
    const is = now.find((each) => each.id === id);
    if (!was || !is) return [];
    const own = fields.filter((field) => saidOf(is[field]) === said[field] && is[field] !== was[field]);
    if (own.length === 0) return [];
    return [{ id, said: Object.fromEntries(own.map((field) => [field, saidOf(was[field])])) }];
  });
  return [...Map.groupBy(former, (each) => JSON.stringify(each.said)).values()].map((alike) => ({
    items: alike.map(({ id }) => id),
    said: alike[0]?.said ?? {},
  }));
}
