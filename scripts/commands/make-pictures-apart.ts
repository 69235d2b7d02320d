import { fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { findContent } from '#load/find-content.ts';
import { isCacheLasting } from '#load/toolkit-cache.ts';
import type { Mission } from '#model/workspace.ts';

/** Of less, what a process of their own would spare is not worth its start. */
const LEAST_BYTES = 32 * 1024 * 1024;

/** The files of the missions' photos where they are many and large, else none. */
export function largePhotos(root: string, missions: readonly Mission[]): readonly string[] {
  const files = missions.flatMap(({ id, photos }) =>
    photos.flatMap(({ file }) =>
      file === undefined ? [] : (findContent(root, id, { list: 'photos', file }) ?? []),
    ),
  );
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return bytes < LEAST_BYTES || !isCacheLasting() ? [] : [...new Set(files)];
}

/** The system's allocator holds on to what each thread of an encoder once took: one thread, in one store. */
const THRIFTY = { MALLOC_ARENA_MAX: '1', UV_THREADPOOL_SIZE: '1' } as const;

/**
 * Makes photos in every size of a build before it begins, in a process of its own: what encoders of pictures have
 * taken of memory goes back to the system with that process, instead of lying beneath all that follows. They
 * are found again by `keptBytes`; whatever is not made here is made there.
 * @example await makePicturesApart(largePhotos(root, missions))
 */
export async function makePicturesApart(files: readonly string[]): Promise<void> {
  const child = fork(new URL('./picture-process.ts', import.meta.url), {
    env: { ...process.env, ...THRIFTY },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send(files, () => undefined);
  await Promise.race([once(child, 'exit'), once(child, 'error')]).catch(() => undefined);
}
