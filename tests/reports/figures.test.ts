import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { heldPicture } from '#load/paper-picture.ts';
import { setReport } from '#reports/set-report.ts';
import { CMYK_JPEG } from '../load/pictures-for-tests.ts';
import { inputFor, openFixture } from './fixture.ts';
import { smallPng } from './small-png.ts';

const workspace = openFixture();

function withPicture(bytes: Uint8Array) {
  const mission = workspace.missions[0];
  if (!mission) throw new Error('the fixture has a mission');
  const photos = mission.photos.map((photo) => ({ ...photo, file: 'quay.png' }));
  return { ...inputFor(workspace, 'en', { ...mission, photos }), readPhoto: () => heldPicture(bytes) };
}

test('a picture is drawn; where there is none, nothing is', () => {
  const [drawn, pictured] = [setReport(inputFor(workspace, 'en')), setReport(withPicture(smallPng()))];
  const images = [drawn, pictured].map((made) =>
    'bytes' in made ? Buffer.from(made.bytes).toString('latin1').split('/Subtype /Image').length - 1 : -1,
  );
  expect(images).toEqual([0, 1]);
});

test('a picture that is neither JPEG nor PNG is a fault of its photo', () => {
  expect(setReport(withPicture(new TextEncoder().encode('GIF89a')))).toEqual({
    findings: [
      {
        code: 'report-bad-image',
        severity: 'error',
        at: {
          file: 'data/missions/2020-harbour/mission.yaml',
          path: ['photos', workspace.missions[0]?.photos[0]?.id, 'file'],
        },
        parameters: { file: 'quay.png' },
      },
    ],
  });
});

test('a PNG broken off or with spoilt pixels is a fault of its photo, and so is a JPEG in the colours of print', () => {
  const spoilt = [Buffer.from('no deflated data'), deflateSync(Buffer.alloc(9))].map((each) =>
    smallPng(each),
  );
  const codes = [smallPng().subarray(0, 60), ...spoilt, CMYK_JPEG].map((bytes) => {
    const made = setReport(withPicture(bytes));
    return 'findings' in made ? made.findings.map(({ code }) => code) : [];
  });
  expect(codes).toEqual([
    ['report-bad-image'],
    ['report-bad-image'],
    ['report-bad-image'],
    ['report-cmyk-image'],
  ]);
});
