import type { SetText } from './set-text.ts';

/** Text that has been set, by all that its lines depend on: for who sets a document again after a change. */
export type KeptText = {
  readonly find: (key: string) => SetText | undefined;
  readonly keep: (key: string, text: SetText) => void;
  /** To be called before setting again: what the last time did not use is forgotten. */
  readonly age: () => void;
};

export function keepText(): KeptText {
  let [recent, older] = [new Map<string, SetText>(), new Map<string, SetText>()];
  return {
    find: (key) => {
      const text = recent.get(key) ?? older.get(key);
      if (text) recent.set(key, text);
      return text;
    },
    keep: (key, text) => void recent.set(key, text),
    age: () => {
      older = recent;
      recent = new Map();
    },
  };
}
