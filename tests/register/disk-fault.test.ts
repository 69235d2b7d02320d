import { expect, test } from 'vitest';
import { readDiskFault } from '../../scripts/register/disk-fault.ts';

const failed = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['EROFS', 'closed'],
  ['EACCES', 'closed'],
  ['EPERM', 'closed'],
  ['EIO', 'other'],
  ['EMFILE', 'other'],
])('%s of a path is a disk that is %s', (code, state) => {
  expect(readDiskFault(failed(code, '/srv/office/dist'))).toEqual({ code, path: '/srv/office/dist', state });
});

test('what has no path is told without one, and what the system did not say is none', () => {
  expect(readDiskFault(failed('EDQUOT'))).toEqual({ code: 'EDQUOT', path: '', state: 'full' });
  expect(readDiskFault(failed('ERR_INVALID_ARG_TYPE'))).toBe(undefined);
  expect(readDiskFault(new Error('a bug'))).toBe(undefined);
});

test.each([
  ['ENOSPC', '/srv/office/dist/a'],
  ['EROFS', '/srv/office/dist/a'],
  ['EACCES', '/opt/toolkit/a'],
])('%s of a copy is of the place that it is about', (code, path) => {
  const cause = Object.assign(failed(code, '/opt/toolkit/a'), { dest: '/srv/office/dist/a' });
  expect(readDiskFault(cause)?.path).toBe(path);
});
