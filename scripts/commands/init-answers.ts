import { isSpokenBy, listLanguages } from '#load/words.ts';
import { economyCode } from '#locale/economy-codes.ts';
import { LanguageTag } from '#model/language.ts';
import type { Localized } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';
import { openQuestions } from './ask-lines.ts';
import type { Context, Input } from './command.ts';
import { namesIn } from './given-texts.ts';
import { misfitOf, type Said } from './init-misfits.ts';
import { SEAT_ZONES } from './seat-zones.ts';

/** Whose office it is, as asked or as given by flags; what nobody said is marked to be filled in. */
export type Answers = {
  readonly languages: readonly [string, string];
  readonly agency: Localized;
  readonly economy: string;
  readonly zone: string;
  readonly form: string;
  readonly address: string;
};

type Values = Pick<Answers, 'economy' | 'zone' | 'form' | 'address'> & {
  readonly languages: string;
  readonly name: Readonly<Record<string, string>>;
};

/** The address of nobody: `check` asks for the true one. */
const NO_ADDRESS = 'https://to-fill-in.invalid/';
const KNOWN_PAIR = 'zh-TW,en';

/** Flags first; then, on a terminal and without `--yes`, questions with what is likely as the answer of Enter. */
export async function askAnswers(context: Context, input: Input): Promise<Answers> {
  const given = valuesOf(context, input);
  const isAsking = process.stdin.isTTY === true && !context.json && input.options['yes'] !== true;
  const values = isAsking ? await ask(context, given, input) : given;
  const [first = 'zh-TW', second = 'en'] = values.languages.split(',').map((each) => each.trim());
  const nameIn = (language: string): string =>
    values.name[language] ?? values.name['*'] ?? markOf(context.words(language)('cli.init.name'));
  return {
    ...values,
    languages: [first, second],
    agency: values.name['*']
      ? { '*': values.name['*'] }
      : { [first]: nameIn(first), [second]: nameIn(second) },
  };
}

function valuesOf(context: Context, { options }: Input): Values {
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? options[name] : undefined;
  const languages = text('languages') ?? likelyPair(context);
  const economy = codeOf(text('economy')) ?? likelyEconomy(languages);
  return {
    languages,
    name: namesIn(text('name') ?? ''),
    economy,
    zone: text('zone') ?? likelyZone(economy),
    form: text('form') ?? formOf(economy),
    address: text('address') ?? NO_ADDRESS,
  };
}

/** The language that the user speaks beside English, where the toolkit has words in it. */
function likelyPair({ language }: Context): string {
  const known = listLanguages().find((each) => isSpokenBy(each, language));
  return known === undefined || known === 'en' ? KNOWN_PAIR : `${known},en`;
}

/** Where most who speak the filing language live; of what is no language, and asked for again, nothing is known. */
function likelyEconomy(languages: string): string {
  const [first = ''] = languages.split(',').map((each) => each.trim());
  return LanguageTag.safeParse(first).success ? (new Intl.Locale(first).maximize().region ?? 'TW') : 'TW';
}

/** An economy by its code, or by its name in a language that the toolkit has; what is neither is told later. */
const codeOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (economyCode(text, listLanguages()) ?? text);

/** The machine's zone; a server's clock says nothing of where the office is. */
function likelyZone(economy: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone !== 'UTC' && !timeZone.startsWith('Etc/')) return timeZone;
  return SEAT_ZONES[economy] ?? zonesOf(economy)[0] ?? 'UTC';
}

function zonesOf(economy: string): readonly string[] {
  try {
    const locale = new Intl.Locale(`und-${economy}`) as Intl.Locale & {
      getTimeZones?: () => string[] | undefined;
    };
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}

/** One question after the other; what cannot be is told and asked again. */
async function ask(context: Context, given: Values, { options }: Input): Promise<Values> {
  const questions = openQuestions();
  const question = async (name: keyof Said, likely: string): Promise<string> => {
    if (options[name] !== undefined) return likely;
    const shown = likely === NO_ADDRESS ? '' : ` [${likely}]`;
    const answer = (await questions.ask(`${context.t(`cli.init.ask.${name}`)}${shown}: `)).trim() || likely;
    const misfit = misfitOf(name, answer);
    if (!misfit) return answer;
    context.complain(context.t(`cli.init.${misfit.key}`, misfit.values));
    return question(name, likely);
  };
  try {
    const languages = await question('languages', given.languages);
    const name = { ...given.name };
    if (options['name'] === undefined)
      for (const language of languages.split(',').map((each) => each.trim())) {
        const answer = await questions.ask(`${context.t('cli.init.ask.name', { language })}: `);
        if (answer.trim() !== '') name[language] = answer.trim();
      }
    const likely = options['economy'] === undefined ? likelyEconomy(languages) : given.economy;
    const answered = await question('economy', likely);
    const economy = codeOf(answered) ?? answered;
    const isOther = economy !== given.economy && options['form'] === undefined;
    return {
      languages,
      name,
      economy,
      zone: await question('zone', economy === given.economy ? given.zone : likelyZone(economy)),
      form: await question('form', isOther ? formOf(economy) : given.form),
      address: await question('address', given.address),
    };
  } finally {
    questions.close();
  }
}

const formOf = (economy: string): string => (economy === 'TW' ? 'tw-2018' : 'plain');
