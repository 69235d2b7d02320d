import { home } from '../home.ts';
import { hrefOf } from '../router.ts';
import { lead, t } from '../words.ts';

/** Without an address of the office no invitation is written: said where people look for them, with the way there. */
export function NoSender() {
  return (
    home.value?.hasSender === false && (
      <p class="desk-no-sender is-late">
        {lead(t('desk.outbox.no-sender'))}
        <a href={hrefOf('office', 'workspace')}>{t('desk.form.title.workspace')}</a>
      </p>
    )
  );
}
