/** A person of a list of contacts, as it is written there; nothing is filled in that is not. */
export type ListedPerson = {
  readonly name: string;
  /** In Latin letters, where the list has a column for that. */
  readonly latinName: string | undefined;
  /** Within `name`, and within `latinName`. */
  readonly familyName: string | undefined;
  readonly latinFamilyName: string | undefined;
  readonly honorific: 'mr' | 'ms' | 'mrs' | 'dr' | undefined;
  readonly title: string | undefined;
  readonly agency: string | undefined;
  readonly office: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** Somebody of whom a list says no more than the name. */
export const NAME_ALONE: Omit<ListedPerson, 'name'> = {
  latinName: undefined,
  familyName: undefined,
  latinFamilyName: undefined,
  honorific: undefined,
  title: undefined,
  agency: undefined,
  office: undefined,
  email: undefined,
  phone: undefined,
};

/**
 * How somebody is addressed, where a list says it.
 * @example honorificOf('Dr.') // 'dr'
 */
export function honorificOf(text: string | undefined): ListedPerson['honorific'] {
  const word = (text ?? '').replaceAll('.', '').trim().toLowerCase();
  return (['mr', 'ms', 'mrs', 'dr'] as const).find((each) => each === word);
}
