import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileDigest, holdSame } from '#register/file-chunks.ts';

const MEGABYTE = 1 << 20;

function laidDown(...contents: readonly Uint8Array[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'attache-chunks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return contents.map((content, index) => {
    const path = join(folder, `${index}`);
    writeFileSync(path, content);
    return path;
  });
}

test.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE])(
  'a file of %d bytes has the digest of all of it, and is the same as its copy alone',
  (size) => {
    const content = randomBytes(size);
    const other = Buffer.concat([content.subarray(1), Buffer.from([(content.at(-1) ?? 0) ^ 1])]);
    const [one = '', copy = '', changed = ''] = laidDown(content, content, other.subarray(0, size));
    expect([fileDigest(one), holdSame(one, copy), holdSame(one, changed)]).toEqual([
      createHash('sha256').update(content).digest('base64url'),
      true,
      size === 0,
    ]);
  },
);
