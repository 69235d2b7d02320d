import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { mailFault } from '#commands/mail-fault.ts';
import { smtpSettings } from '#commands/smtp-settings.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { mailServer } from './mail-server.ts';

type Asked = {
  readonly ATTACHE_SMTP_URL: string;
  readonly ATTACHE_SMTP_CA?: string | undefined;
  readonly greetingTimeout?: number;
};

/** What is told where the server of these settings is asked for nothing but its greeting and the login. */
async function faultOf({ greetingTimeout, ...environment }: Asked): Promise<string> {
  const settings = smtpSettings(environment);
  if ('fault' in settings) throw new Error(settings.fault);
  const transport = createTransport({ ...settings.server, ...(greetingTimeout && { greetingTimeout }) });
  onTestFinished(() => transport.close());
  return transport.verify().then(
    () => 'nothing',
    (cause) => mailFault(cause, wordsIn('en')),
  );
}

/** A port where each that comes meets this. */
async function portWith(meet: (socket: Socket) => void): Promise<string> {
  const server = createServer(meet).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('what stands between us and the mail server is told in words, what the server says in its own', async () => {
  await mailServer();
  const { ATTACHE_SMTP_URL: url = '', ATTACHE_SMTP_CA } = process.env;
  const asked: Readonly<Record<string, Asked>> = {
    ours: { ATTACHE_SMTP_URL: url, ATTACHE_SMTP_CA },
    password: { ATTACHE_SMTP_URL: url.replace('p%40ss', 'other'), ATTACHE_SMTP_CA },
    secure: { ATTACHE_SMTP_URL: url.replace('smtp:', 'smtps:'), ATTACHE_SMTP_CA },
    unknownAuthority: { ATTACHE_SMTP_URL: url },
    nobody: { ATTACHE_SMTP_URL: 'smtp://127.0.0.1:1' },
    nowhere: { ATTACHE_SMTP_URL: 'smtp://nowhere.invalid' },
    silent: {
      ATTACHE_SMTP_URL: await portWith((socket) => void setTimeout(() => socket.destroy(), 500)),
      greetingTimeout: 50,
    },
    gone: { ATTACHE_SMTP_URL: await portWith((socket) => void socket.destroy()) },
    busy: { ATTACHE_SMTP_URL: await portWith((socket) => void socket.end('421 4.3.2 Too busy\r\n')) },
  };
  const told = await Promise.all(
    Object.entries(asked).map(async ([name, environment]) => [name, await faultOf(environment)]),
  );
  expect(Object.fromEntries(told)).toEqual({
    ours: 'nothing',
    password: 'it does not take this name and password (535 wrong password)',
    secure:
      'it cannot be spoken to over TLS (ERR_SSL_WRONG_VERSION_NUMBER): smtps:// and smtp:// have ports of their own',
    unknownAuthority:
      'this machine does not trust its certificate (DEPTH_ZERO_SELF_SIGNED_CERT): ATTACHE_SMTP_CA names the authority of an office’s own',
    nobody: 'it cannot be reached (ECONNREFUSED)',
    nowhere: 'there is no computer of this name',
    silent: 'it does not answer',
    gone: 'the connection broke',
    busy: '421 4.3.2 Too busy',
  });
});
