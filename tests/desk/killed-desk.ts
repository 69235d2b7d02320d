import { serveDesk } from '../../scripts/desk/serve-desk.ts';

/** A desk in a process of its own, which a test kills: it says its address and serves until then. */
const desk = await serveDesk({ root: process.argv[2] ?? '', port: 0 });
if (!desk) throw new Error('no port');
process.stdout.write(`${desk.address}\n`);
