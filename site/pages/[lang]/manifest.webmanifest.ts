import type { APIContext } from 'astro';
import { siteContext } from '../../context.ts';
import { localeOf } from '../../lib/locale.ts';
import { fileHref, hrefOf, pagePath } from '../../lib/paths.ts';
import { perLanguage } from '../../lib/routes.ts';

export const getStaticPaths = () => perLanguage();

/** What a telephone needs to put the site on its home screen (W3C Web Application Manifest). */
export function GET({ params: { lang = '' } }: APIContext): Response {
  const { settings } = siteContext().workspace;
  const { text, t } = localeOf(lang);
  const manifest = {
    name: text(settings.site.title),
    short_name: t('site.missions'),
    ...(settings.site.description && { description: text(settings.site.description) }),
    lang,
    start_url: hrefOf(lang, pagePath.home()),
    scope: fileHref(''),
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#17506b',
    icons: [
      { src: fileHref('icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: fileHref('icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      { src: fileHref('favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
}
