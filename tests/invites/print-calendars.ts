import { issueFiles } from '#invites/issue-files.ts';
import { missionFiles } from '#invites/mission-files.ts';
import { makeFixture, NOW } from './fixture.ts';

const { mission, context } = makeFixture('zh-TW');
const { texts } = issueFiles(missionFiles(mission, context, 'internal'), {
  former: {},
  now: NOW,
  language: 'zh-TW',
  titles: { cancelled: 'Cancelled', feed: 'No longer kept' },
});
process.stdout.write(texts.map(({ text }) => text).join(''));
