import { expect, test } from 'vitest';
import { fileHref, hrefOf, pagePath } from '../../site/lib/paths.ts';
import { openSite } from '../../site/open-site.ts';
import { fixture } from '../workspace-copy.ts';

test('names of files and identifiers in any script are safe in a link', () => {
  openSite({ workspaceRoot: fixture('site'), outDir: '', downloads: [], audience: 'public', now: 0 });
  expect(fileHref('missions/x/photos/合影 #1?.jpg')).toBe(
    '/office/missions/x/photos/%E5%90%88%E5%BD%B1%20%231%3F.jpg',
  );
  expect(hrefOf('zh-TW', pagePath.mission('港口'))).toBe('/office/zh-TW/missions/%E6%B8%AF%E5%8F%A3/');
});
