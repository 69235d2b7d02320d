import { issueFiles } from '#invites/issue-files.ts';
import { missionPlan } from '#invites/mission-files.ts';
import { issueOptions, makeFixture } from './fixture.ts';

const { mission, context } = makeFixture('zh-TW');
const { texts } = issueFiles(
  missionPlan(mission, [context], 'internal'),
  issueOptions({ language: 'zh-TW' }),
);
process.stdout.write(texts.map(({ text }) => text).join(''));
