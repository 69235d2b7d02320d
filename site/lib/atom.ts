import { hasMark } from '#model/mark.ts';
import { escapeXml, escapeXmlAttribute } from '#model/xml-text.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';
import { addressOf, hasAddress, hrefOf, pagePath } from './paths.ts';

/** What a feed tells of. `updated` is an ISO 8601 instant. */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  /** The page to read. */
  readonly address: string;
  readonly summary?: string | undefined;
};

export type Feed = {
  /** Without its language. */
  readonly path: string;
  readonly title: string;
  readonly entries: readonly FeedEntry[];
};

/** Of a feed without entries: it has never changed. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** A feed as readers of feeds fetch it (RFC 4287), latest entry first. */
export function atomFeed({ path, title, entries }: Feed, { language, text }: Locale): Response {
  const { settings } = siteContext().workspace;
  // Before the site has an address, the feed has a name and links as pages have them.
  const home = hrefOf(language, pagePath.home());
  const own = hrefOf(language, path);
  const [id, self, page] = hasAddress()
    ? [addressOf(own), addressOf(own), addressOf(home)]
    : [`urn:attache:feed:${language}:${path}`, own, home];
  const agency = text(settings.home.agency);
  const latestFirst = entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXmlAttribute(language)}">`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(`${text(settings.site.title)} · ${title}`)}</title>`,
    `<updated>${latestFirst[0]?.updated ?? NEVER}</updated>`,
    `<author><name>${escapeXml(hasMark(agency) ? text(settings.site.title) : agency)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXmlAttribute(self)}"/>`,
    linkTo(page),
    ...latestFirst.map(entryElement),
    '</feed>',
    '',
  ];
  const headers = { 'content-type': 'application/atom+xml; charset=utf-8' };
  return new Response(lines.join('\n'), { headers });
}

function entryElement({ id, title, updated, address, summary }: FeedEntry): string {
  return [
    `<entry><id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    linkTo(address),
    ...(summary === undefined ? [] : [`<summary>${escapeXml(summary)}</summary>`]),
    '</entry>',
  ].join('');
}

const linkTo = (address: string): string =>
  `<link rel="alternate" type="text/html" href="${escapeXmlAttribute(address)}"/>`;
