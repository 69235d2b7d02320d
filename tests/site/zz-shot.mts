import { openBrowser } from './open-browser.ts';
import * as s from './serve-folder.ts';
const [root, out, width, ...paths] = process.argv.slice(2);
const serve = (s as any).serveFolder;
const server = await serve(root, '/');
const address = server.address ?? server.url ?? server;
for (const p of paths) {
  const b = await openBrowser();
  const page = await b.newPage({ viewport: { width: Number(width), height: 900 } });
  await page.goto(new URL(p, address).href);
  await page.screenshot({ path: `${out}/${p.replaceAll('/', '_')}-${width}.png`, fullPage: true });
  await b.close();
}
process.exit(0);
