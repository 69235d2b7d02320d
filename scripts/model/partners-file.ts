import { z } from 'zod';
import { forAll } from './audience.ts';
import { Economy } from './economy.ts';
import { Forum } from './forum.ts';

/** `data/economies.yaml`: the partners there are, and the forums with their names for them. */
export const PartnersFile = z
  .strictObject({
    economies: z.array(Economy).meta(forAll()),
    forums: z.array(Forum).default([]).meta(forAll()),
  })
  .describe('data/economies.yaml');
