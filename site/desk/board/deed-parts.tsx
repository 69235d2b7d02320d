import { NoSender } from '../parts/no-sender.tsx';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';
import type { Board } from './board.ts';

export type DeedProps = { readonly board: Board; readonly close: () => void };

/** What a deed is called above itself: its button says that more is to come. */
export const titleOf = (deed: string): string => t(`desk.board.deed.${deed}`).replace(/\s*…$/, '');

/** Lines under a heading; nothing where there is none. */
export function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="desk-plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

export type Told = { readonly meeting: string; readonly to: readonly string[] };

/** Who is written to because of it; nothing goes out before the outbox has been looked at. */
export function ToldList({ told }: { readonly told: readonly Told[] }) {
  return (
    <>
      <h3>{t('desk.board.told')}</h3>
      <NoSender />
      <p class="muted">
        {lead(t(told.length === 0 ? 'desk.board.told-nobody' : 'desk.board.told-waits'))}
        <a href={hrefOf('outbox')}>{t('desk.page.outbox')}</a>
      </p>
      <ul class="desk-plain">
        {told.map(({ meeting, to }) => (
          <li key={meeting}>
            {t('desk.label', { label: meeting })}
            <span class="board-addresses">{to.join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type SeenProps = {
  readonly seen: readonly string[];
  readonly isPublic: boolean;
  readonly published?: string;
};

export function Seen({ seen, isPublic, published = '' }: SeenProps) {
  const key = isPublic ? 'none' : published === '' ? 'nothing' : 'from';
  return (
    <>
      <h3>{t('desk.board.seen')}</h3>
      {seen.length === 0 ? (
        <p class="muted">{t(`desk.board.seen-${key}`, { date: published })}</p>
      ) : (
        <ul class="desk-plain">
          {seen.map((meeting) => (
            <li key={meeting}>{meeting}</li>
          ))}
        </ul>
      )}
    </>
  );
}
