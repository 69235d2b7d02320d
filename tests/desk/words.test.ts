import { expect, test } from 'vitest';
import { lead } from '../../site/desk/words.ts';

test('a sentence that others follow has a space after it, but not behind a full-width mark', () => {
  expect(['Public:', 'Not yet.', 'Released: v2', '公開：', '已發布版本：v2。', '（草稿）'].map(lead)).toEqual(
    ['Public: ', 'Not yet. ', 'Released: v2 ', '公開：', '已發布版本：v2。', '（草稿）'],
  );
});
