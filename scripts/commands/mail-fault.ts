import type { Translate } from '#locale/words.ts';

/** As nodemailer tells it: `code` names the step, `originalCode` what the system or TLS said. */
type MailCause = {
  readonly message?: string;
  readonly response?: string;
  readonly code?: string;
  readonly originalCode?: string;
};

/** Of system and of TLS; the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^EAUTH$/, 'login'],
  [/^ETLS$|^ERR_SSL_|^EPROTO$/, 'no-tls'],
  [/CERT|SIGNATURE/, 'certificate'],
  [/^ENOTFOUND$|^EAI_|^EDNS$/, 'no-such-host'],
  [/^ECONNREFUSED$|UNREACH$/, 'not-reached'],
  [/^ETIMEDOUT$/, 'no-answer'],
  [/^ECONNRESET$|^EPIPE$|^ECONNECTION$/, 'broken'],
];

/** Why a message did not go out: what the server said, in its own words; what stands before it, in ours. */
export function mailFault(cause: unknown, t: Translate): string {
  const { message, response, code, originalCode } = cause as MailCause;
  const said = (response ?? originalCode ?? message ?? String(cause)).replace(/\s+/g, ' ').trim();
  const codes = [code, originalCode].filter((each) => each !== undefined);
  const kind = KINDS.find(([pattern]) => codes.some((each) => pattern.test(each)))?.[1];
  if (!kind || (response !== undefined && kind !== 'login' && kind !== 'no-tls')) return said;
  return t(`cli.invites.send.why.${kind}`, { said });
}
