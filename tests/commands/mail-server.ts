import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import { onTestFinished, vi } from 'vitest';

export type Spooled = { readonly from: string; readonly to: string; readonly mail: ParsedMail };

export type Rules = {
  /** An answer other than a welcome, for a recipient. */
  readonly refuse?: (address: string) => { readonly code: number; readonly text: string } | undefined;
  /** After so many messages the connection breaks. */
  readonly breakAfter?: () => number;
};

/** Made once: it takes a second. */
let keysOfServer: ReturnType<typeof generate> | undefined;

/**
 * A real mail server on this machine with TLS, a password and a spool, named in the environment for the
 * test's time.
 */
export async function mailServer(rules: Rules = {}): Promise<{ readonly spool: Spooled[] }> {
  const spool: Spooled[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'attache-smtp-'));
  keysOfServer ??= generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const keys = await keysOfServer;
  writeFileSync(join(folder, 'ca.pem'), keys.cert);
  const server = new SMTPServer({
    key: keys.private,
    cert: keys.cert,
    onAuth: ({ username, password }, _, done) =>
      username === 'office' && password === 'p@ss'
        ? done(null, { user: username })
        : done(new Error('wrong password')),
    onRcptTo: ({ address }, _, done) => {
      const refusal = rules.refuse?.(address);
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : undefined);
    },
    onData: (stream, { envelope }, done) => {
      if (spool.length >= (rules.breakAfter?.() ?? Number.POSITIVE_INFINITY)) {
        stream.resume();
        stream.on('end', () => done(Object.assign(new Error('shutting down'), { responseCode: 421 })));
        return;
      }
      void simpleParser(stream).then((mail) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        spool.push({ from, to: envelope.rcptTo[0]?.address ?? '', mail });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  onTestFinished(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });
  const { port } = server.server.address() as AddressInfo;
  vi.stubEnv('ATTACHE_SMTP_URL', `smtp://office:p%40ss@localhost:${port}`);
  vi.stubEnv('ATTACHE_SMTP_CA', join(folder, 'ca.pem'));
  vi.stubEnv('ATTACHE_SMTP_PER_MINUTE', '6000');
  return { spool };
}
