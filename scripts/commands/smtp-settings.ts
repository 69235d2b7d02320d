import { readFileSync } from 'node:fs';
import type { SMTPTransportOptions } from 'nodemailer';

/** Where messages are handed over, and how fast. Never written anywhere, and never said aloud. */
export type SmtpSettings = {
  readonly server: SMTPTransportOptions;
  /** As it may be shown: without the password. */
  readonly shown: string;
  readonly perMinute: number;
};

type Environment = Readonly<Record<string, string | undefined>>;
type Fault = { readonly fault: string; readonly values: Readonly<Record<string, string>> };

const PER_MINUTE = 20;
const MOST_PER_MINUTE = 6000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const PATIENCE_MS = 30_000;

/**
 * The mail server of the environment: `ATTACHE_SMTP_URL` (`smtps://user:password@host`, or `smtp://…`,
 * which has to change over to TLS before anything is said), `ATTACHE_SMTP_PER_MINUTE`, and
 * `ATTACHE_SMTP_CA`, a PEM file of the office's own authority. Without TLS only a server on this very
 * machine is spoken to, and only with `?tls=off`.
 */
export function smtpSettings(environment: Environment): SmtpSettings | Fault {
  const text = environment['ATTACHE_SMTP_URL'];
  if (!text) return { fault: 'cli.invites.send.no-server', values: {} };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    return { fault: 'cli.invites.send.bad-server', values: {} };
  const perMinute = Number(environment['ATTACHE_SMTP_PER_MINUTE'] ?? PER_MINUTE);
  if (!(perMinute > 0 && perMinute <= MOST_PER_MINUTE))
    return { fault: 'cli.invites.send.bad-rate', values: { most: String(MOST_PER_MINUTE) } };
  const isOpen = url.searchParams.get('tls') === 'off';
  if (isOpen && !LOOPBACK.has(url.hostname))
    return { fault: 'cli.invites.send.open-server', values: { host: url.hostname } };
  const authority = readAuthority(environment['ATTACHE_SMTP_CA']);
  if (authority && 'fault' in authority) return authority;
  const isSecure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (isSecure ? 465 : 587) : Number(url.port);
  const user = decodeURIComponent(url.username);
  return {
    shown: `${url.protocol}//${url.host}`,
    perMinute,
    server: {
      host,
      port,
      secure: isSecure,
      requireTLS: !isSecure && !isOpen,
      ignoreTLS: isOpen,
      ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
      ...(authority && { tls: { ca: authority.pem, minVersion: 'TLSv1.2' } }),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

function readAuthority(file: string | undefined): { readonly pem: string } | Fault | undefined {
  if (!file) return undefined;
  try {
    return { pem: readFileSync(file, 'utf8') };
  } catch {
    return { fault: 'cli.invites.send.no-authority', values: { file } };
  }
}
