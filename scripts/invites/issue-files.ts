import type { IssuedCalendars } from '#register/invites.ts';
import type { CalendarPlan } from './calendar-file.ts';
import { issueFeeds } from './issue-feeds.ts';
import { issueMessages } from './issue-messages.ts';
import type { IssuedText, IssueOptions } from './issue-options.ts';

/**
 * The files with every entry at its version, and what the register is to keep. What has gone from the plan
 * is called off: in feeds without a word of it, and to guests by a CANCEL.
 */
export function issueFiles(
  plan: CalendarPlan,
  options: IssueOptions,
): { readonly texts: readonly IssuedText[]; readonly issued: IssuedCalendars } {
  const feeds = issueFeeds(plan, options);
  const messages = issueMessages(plan, options);
  return {
    texts: [...feeds.texts, ...messages.texts],
    issued: {
      entries: new Map([...options.former.entries, ...feeds.entries, ...messages.entries]),
      feeds: feeds.feeds,
    },
  };
}
