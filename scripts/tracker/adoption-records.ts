import type { AdoptionEvent } from '#model/adoption-event.ts';
import { civilOf } from '#model/civil-time.ts';
import type { EventDraft } from '#model/register-event.ts';
import type { AdoptionRecord, AdoptionUpdate } from '#model/tracked-recommendation.ts';

/**
 * The records of the recommendations that events speak of, in the order of their identifiers; what one
 * command wrote of one is one update. `events` come in the register's order (`readLogs`); `timeZone` is that of
 * home, whose days they are given.
 * @example adoptionRecordsOf(events, 'Asia/Taipei').find(({ id }) => id === '2014-c-tpat/attend-regularly')?.updates
 */
export function adoptionRecordsOf(
  events: readonly AdoptionEvent[],
  timeZone: string,
): readonly AdoptionRecord[] {
  return [...Map.groupBy(events, ({ item }) => item)]
    .map(([id, own]) => ({
      id,
      updates: own.reduce<readonly AdoptionUpdate[]>(
        (updates, each) => withEvent(updates, each, timeZone),
        [],
      ),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function withEvent(
  updates: readonly AdoptionUpdate[],
  event: AdoptionEvent,
  timeZone: string,
): readonly AdoptionUpdate[] {
  const said = partOf(event);
  const last = updates.at(-1);
  const isSameDeed =
    last?.at === event.at &&
    last.by === event.by &&
    last.why === event.why &&
    !Object.keys(said).some((key) => key in last);
  if (last && isSameDeed) return [...updates.slice(0, -1), { ...last, ...said }];
  const on = civilOf(Date.parse(event.at), timeZone).date;
  return [...updates, { at: event.at, on, ...given({ by: event.by, why: event.why }), ...said }];
}

function partOf(event: AdoptionEvent): Partial<AdoptionUpdate> {
  switch (event.type) {
    case 'decision': {
      const { adoption, decidedBy, decidedOn } = event;
      return { adoption, ...given({ decidedBy, decidedOn }) };
    }
    case 'outcome':
      return { outcome: event.outcome };
    case 'evidence':
      return { evidence: event.link };
    default:
      return event satisfies never;
  }
}

/** What is new of a recommendation, before it is signed. */
export type SaidOfAdoption = Omit<AdoptionUpdate, 'at' | 'on' | 'by'>;

/** What is new, as events. Nothing is checked here. */
export function adoptionEventsOf(
  item: string,
  { adoption, decidedBy, decidedOn, outcome, evidence, why }: SaidOfAdoption,
): readonly EventDraft<AdoptionEvent>[] {
  const step = { item, ...given({ why }) };
  return [
    ...(adoption === undefined
      ? []
      : [{ type: 'decision' as const, ...step, adoption, ...given({ decidedBy, decidedOn }) }]),
    ...(outcome === undefined ? [] : [{ type: 'outcome' as const, ...step, outcome }]),
    ...(evidence === undefined ? [] : [{ type: 'evidence' as const, ...step, link: evidence }]),
  ];
}

function given<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
