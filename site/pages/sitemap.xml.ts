import { languages } from '../lib/locale.ts';
import { addressOf, hasAddress, hrefOf } from '../lib/paths.ts';
import { allPaths } from '../lib/routes.ts';

/** Every page in each language with its alternates (sitemaps.org 0.9, xhtml:link); none before the site has an address. */
export function GET(): Response {
  const paths = hasAddress() ? allPaths() : [];
  const urls = paths.flatMap((path) => languages().map((language) => urlElement(language, path)));
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ];
  return new Response(body.join('\n'), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

function urlElement(language: string, path: string): string {
  const alternates = languages().map(
    (other) =>
      `<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(addressOf(hrefOf(other, path)))}"/>`,
  );
  return `<url><loc>${escapeXml(addressOf(hrefOf(language, path)))}</loc>${alternates.join('')}</url>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
