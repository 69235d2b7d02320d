import { siteContext } from '../context.ts';
import { addressOf, fileHref, hasAddress } from '../lib/paths.ts';

/** The internal edition is nobody's to index. */
export function GET(): Response {
  const isPublic = siteContext().audience === 'public';
  const rules = isPublic
    ? ['Allow: /', ...(hasAddress() ? ['', `Sitemap: ${addressOf(fileHref('sitemap.xml'))}`] : [])]
    : ['Disallow: /'];
  return new Response(['User-agent: *', ...rules, ''].join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
