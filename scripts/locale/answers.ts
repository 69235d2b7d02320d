import { type Answer, type Answers, isOutdated } from '#model/answer.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import { civilOf, instantOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { localize } from '#model/localized.ts';
import { addressKey } from '#model/mail-address.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { dateStyle, formatShortDate, formatTimeRange, withDay } from './dates.ts';
import { personName } from './names.ts';
import type { Translate } from './words.ts';

export type AnswerWords = {
  readonly workspace: Workspace;
  readonly language: string;
  readonly t: Translate;
  /** Where the meeting now is: an answer about another time says so. */
  readonly placement?: Pick<Placement, 'date' | 'start'> | undefined;
};

/** Who answered, by name where the address is known, and a line that says what. */
export type SaidAnswer = { readonly name: string; readonly line: string };

/**
 * What the guests of a meeting have answered. Internal.
 * @example sayAnswers(mission, bilateral, answers, { workspace, language: 'en', t }) // [{ name: 'Ron May', line: 'Ron May: accepts' }]
 */
export function sayAnswers(
  mission: Mission,
  bilateral: Bilateral,
  answers: Answers,
  words: AnswerWords,
): readonly SaidAnswer[] {
  const own = answers.get(bilateral.id);
  if (!own) return [];
  const names = namesOf(mission, bilateral, words);
  return [...own].map(([address, answer]) => {
    const name = names.get(address) ?? address;
    const said = saidText(mission, answer, words);
    return { name, line: words.t('invites.answer.line', { name, said }) };
  });
}

/** The lines alone. */
export function describeAnswers(...asked: Parameters<typeof sayAnswers>): readonly string[] {
  return sayAnswers(...asked).map(({ line }) => line);
}

function saidText(mission: Mission, answer: Answer, words: AnswerWords): string {
  const { workspace, language, t, placement } = words;
  const zone = missionZone(mission);
  const { proposal, partstat, delegatedTo } = answer;
  const style = dateStyle(workspace.settings, language);
  const from = proposal && civilOf(Date.parse(proposal.start), zone);
  const to = proposal && civilOf(Date.parse(proposal.end), zone);
  const when =
    from && to ? withDay(formatShortDate(from.date, style), formatTimeRange(from.time, to.time, style)) : '';
  const said = proposal
    ? t('invites.answer.counter-local', { when })
    : t(`invites.answer.${partstat.toLowerCase()}`, { to: delegatedTo ?? '–' });
  const start = placement && new Date(instantOf(placement.date, placement.start, zone)).toISOString();
  const isOld = !proposal && start !== undefined && answer.start !== undefined;
  return isOld && isOutdated(answer, { start, sequence: 0 }) ? t('invites.answer.outdated', { said }) : said;
}

function namesOf(
  mission: Mission,
  bilateral: Bilateral,
  { workspace, language }: AnswerWords,
): ReadonlyMap<string, string> {
  const name = (id: Parameters<Workspace['people']['get']>[0]): string => {
    const person = workspace.people.get(id);
    return person ? personName(person, language) : id;
  };
  const ours = namedDelegates(mission.delegation).flatMap(({ person, email }) =>
    email ? [[addressKey(email), name(person)] as const] : [],
  );
  const theirs = bilateral.theirs.flatMap((each) =>
    each.email
      ? [
          [
            addressKey(each.email),
            'person' in each ? name(each.person) : localize(each.unnamed, language),
          ] as const,
        ]
      : [],
  );
  return new Map([...theirs, ...ours]);
}
