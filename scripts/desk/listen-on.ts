import type { Server } from 'node:http';

/**
 * Has a server listen on this machine alone; 0 takes any free port. False where the port is taken, or not to be had.
 * @example await listenOn(server, 4330)
 */
export function listenOn(server: Server, port: number): Promise<boolean> {
  // Not by `once` of `node:events`, which gives up at the error that is waited for.
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('listening', () => resolve(true));
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1');
  return promise;
}
