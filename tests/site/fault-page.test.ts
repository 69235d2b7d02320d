import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { faultPage } from '../../site/dev/fault-page.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const MISSION = 'missions/2020-visit';

test('a writer sees each fault with its place, the line it stands in, why it is one, and the cure', () => {
  const root = copyOf('tiny');
  edit(root, `data/${MISSION}/mission.yaml`, {
    find: 'id: handshake,',
    put: 'id: handshake, file: none.jpg,',
  });
  edit(root, `content/${MISSION}/en/report.mdx`, { find: '<Photo id=', put: '<Foto id=' });
  const { diagnostics } = loadWorkspace(root);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const html = faultPage({ root, language: 'en', t: loadWords()('en'), diagnostics: errors });
  const told = [...html.matchAll(/<article>.*?<\/article>/gs)].map(([article]) => {
    const marked = /<mark><i>\d+<\/i> (.*?)<\/mark>/.exec(article)?.[1]?.trim();
    const [place, why, cure] = ['h2', 'p', 'p class="fix"'].map((tag) =>
      new RegExp(`<${tag}>(.*?)</`, 's').exec(article)?.[1]?.replace(/<[^>]*>/g, ''),
    );
    return { place, marked, isTold: [why, cure].every((text) => text !== undefined && text !== '') };
  });
  expect(told).toMatchInlineSnapshot(`
    [
      {
        "isTold": true,
        "marked": "&lt;Foto id=&quot;handshake&quot; />",
        "place": "content/missions/2020-visit/en/report.mdx:11:1",
      },
      {
        "isTold": true,
        "marked": "- { id: handshake, file: none.jpg, caption: { ja: 会談, en: Meeting }, people: [ana-example, 山田花子] }",
        "place": "data/missions/2020-visit/mission.yaml:15:28",
      },
    ]
  `);
  expect(html).not.toMatch(/<(?:Foto|script(?! type="module" src="\/@vite\/client"))/);
});
