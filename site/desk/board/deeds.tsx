import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import type { Board } from './board.ts';
import { ConfirmDeed } from './confirm-deed.tsx';
import { ProposeDeed } from './propose-deed.tsx';
import { ReleaseDeed } from './release-deed.tsx';
import { WhatIfDeed } from './what-if-deed.tsx';

const DEEDS = [
  { name: 'propose', component: ProposeDeed },
  { name: 'what-if', component: WhatIfDeed },
  { name: 'release', component: ReleaseDeed },
  { name: 'confirm', component: ConfirmDeed },
] as const;

/** What can be done with the whole schedule; each shows what it would do before it does it. */
export function Deeds({ board }: { readonly board: Board }) {
  const [open, setOpen] = useState<string | undefined>(undefined);
  const deed = DEEDS.find(({ name }) => name === open);
  const closeDeed = (name: string): void => {
    // What was done within it ends where it began.
    document.querySelector<HTMLElement>(`[data-deed="${name}"]`)?.focus({ preventScroll: true });
    setOpen(undefined);
  };
  return (
    <>
      <div class="board-deeds">
        {DEEDS.map(({ name }) => (
          <button
            key={name}
            type="button"
            class="button"
            aria-expanded={name === open}
            aria-controls={name === open ? 'board-deed' : undefined}
            data-deed={name}
            onClick={() => setOpen(name === open ? undefined : name)}
          >
            {t(`desk.board.deed.${name}`)}
          </button>
        ))}
      </div>
      {deed && (
        <section id="board-deed" class="board-deed desk-card" aria-label={t(`desk.board.deed.${deed.name}`)}>
          <deed.component key={deed.name} board={board} close={() => closeDeed(deed.name)} />
        </section>
      )}
    </>
  );
}
