import { signal } from '@preact/signals';
import { ask } from './api.ts';
import { words } from './words.ts';

export type Language = { readonly tag: string; readonly name: string };

/** What every page knows of the workspace. */
export type Home = {
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
  /** Languages the desk speaks. */
  readonly spoken: readonly Language[];
  /** Languages the workspace is written in: the filing copy first. */
  readonly languages: readonly Language[];
  readonly title: Readonly<Record<string, string>>;
  /** Identifiers, the newest first. */
  readonly missions: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

export const home = signal<Home | undefined>(undefined);

export async function loadHome(): Promise<void> {
  const answer = await ask<Home>('/api/home');
  if (!answer.ok) return;
  words.value = answer.value.words;
  home.value = answer.value;
}
