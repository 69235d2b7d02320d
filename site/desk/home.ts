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
  /** Whether the office has an address that invitations can come from. */
  readonly hasSender: boolean;
  /** Identifiers, the newest first. */
  readonly missions: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

export const home = signal<Home | undefined>(undefined);

/** What the page came with, so that it is there before the server has been asked. */
export function takeHome(): void {
  const given = document.getElementById('home')?.textContent;
  if (given) know(JSON.parse(given) as Home);
}

export async function loadHome(): Promise<void> {
  const answer = await ask<Home>('/api/home');
  if (answer.ok) know(answer.value);
}

function know(said: Home): void {
  words.value = said.words;
  home.value = said;
}
