import { AdoptionEvent } from '#model/adoption-event.ts';
import type { EventLog } from './event-log.ts';

/** `data/register/recommendations/<mission>.jsonl`: what has become of each recommendation at home, step by step. */
export const RECOMMENDATIONS: EventLog<AdoptionEvent> = {
  folder: 'recommendations',
  schema: AdoptionEvent,
};
