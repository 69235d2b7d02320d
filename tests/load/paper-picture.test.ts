import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { heldPicture, pictureOnDisk } from '#load/paper-picture.ts';
import { reportDocx } from '#reports/docx/report-docx.ts';
import { reportOdt } from '#reports/odt/report-odt.ts';
import type { Piece } from '#reports/pieces.ts';
import { setReport } from '#reports/set-report.ts';
import { inputFor, openFixture } from '../reports/fixture.ts';
import { CMYK_JPEG, jpegWithCanary } from './pictures-for-tests.ts';

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-pictures-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Too much grain to be small. */
const photo = async () => {
  const data = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * at * 7919) % 256));
  const drawn = sharp(data, { raw: { width: 300, height: 200, channels: 3 } }).jpeg({ quality: 100 });
  return new Uint8Array(await drawn.toBuffer());
};

const told = ({ shape, length, bytes, digest }: ReturnType<typeof heldPicture>) => ({
  shape,
  length,
  bytes: Buffer.from(bytes()),
  digest: digest(),
});

test('a picture on the disk says and gives what one in memory does', () => {
  const folder = openFolder();
  for (const each of [jpegWithCanary(6), CMYK_JPEG, new TextEncoder().encode('GIF89a')])
    expect(told(pictureOnDisk(each, folder))).toEqual(told(heldPicture(each)));
  expect(readdirSync(folder)).toHaveLength(3);
});

const lengthHeld = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (piece instanceof Uint8Array ? piece.length : 0), 0);

test('a paper of any kind has the bytes of a picture on the disk once it is written, and does not hold them', async () => {
  const workspace = openFixture();
  const mission = workspace.missions[0];
  if (!mission) throw new Error('the fixture has a mission');
  const photos = mission.photos.map((each) => ({ ...each, file: 'quay.jpg' }));
  const bytes = await photo();
  const picture = pictureOnDisk(bytes, openFolder());
  for (const make of [setReport, reportDocx, reportOdt]) {
    const made = await make({
      ...inputFor(workspace, 'en', { ...mission, photos }),
      readPhoto: () => picture,
    });
    if (!made || 'findings' in made) throw new Error('the report can be set');
    const whole = Buffer.from(made.bytes);
    expect([whole.includes(Buffer.from(bytes)), whole.length - lengthHeld(made.pieces)]).toEqual([
      true,
      bytes.length,
    ]);
  }
});
