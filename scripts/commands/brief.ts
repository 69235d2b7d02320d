import { loadFonts } from '#load/fonts.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import type { Command } from './command.ts';
import { outputFolder } from './issue-calendars.ts';
import { openWorkspace } from './open-workspace.ts';
import { releasedPlacements } from './released-placements.ts';
import { finish, photoReader } from './report.ts';
import { withPlacements } from './with-placements.ts';

/** `brief <mission>`: the briefing book and the pocket schedule of the delegation. There is no public edition. */
export const brief: Command = {
  name: 'brief',
  positionals: ['<mission>'],
  options: { audience: { type: 'string', value: 'internal' } },
  run: async (context, { positionals: [missionId], options }) => {
    if ((options['audience'] ?? 'internal') !== 'internal') {
      process.stderr.write(`${context.t('cli.brief.internal-only')}\n`);
      return 2;
    }
    const opened = openWorkspace(context, missionId);
    if (!opened) return 1;
    const { workspace, missions } = opened;
    const wanted = options['lang'];
    const known = workspace.settings.languages;
    const languages = known.filter((language) => wanted === undefined || language === wanted);
    if (languages.length === 0) {
      process.stderr.write(
        `${context.t('cli.report.bad-language', { value: String(wanted), known: known.join(', ') })}\n`,
      );
      return 2;
    }
    const files = missions.flatMap((each) => {
      const mission = withPlacements(each, releasedPlacements(context.workspaceRoot, each));
      const common = {
        workspace,
        mission,
        fonts: loadFonts(),
        now: context.now,
        readPhoto: photoReader(context.workspaceRoot),
      };
      return languages.flatMap((language) => {
        const input = { ...common, language, t: context.words(language) };
        return [
          { path: `missions/${mission.id}/brief.${language}.pdf`, made: setBrief(input) },
          { path: `missions/${mission.id}/pocket.${language}.pdf`, made: setPocketSchedule(input) },
        ];
      });
    });
    return finish(context, files, context.out ?? outputFolder(context, 'internal'));
  },
};
