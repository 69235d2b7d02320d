/**
 * Works out once what is asked again and again of one and the same object, for as long as that object lives. Facts
 * are never changed in place, so that what was worked out of one stays true. Of two objects together: a function of
 * the first that gives one of the second.
 * @example const textOf = onceForEach((mission: Mission) => JSON.stringify(mission))
 * @example const fieldsOf = onceForEach((schema: ZodType) => onceForEach((value: object) => walk(schema, value)))
 */
export function onceForEach<T extends object, R>(workOut: (of: T) => R): (of: T) => R {
  const known = new WeakMap<T, R>();
  return (of) => {
    const kept = known.get(of);
    if (kept !== undefined || known.has(of)) return kept as R;
    const made = workOut(of);
    known.set(of, made);
    return made;
  };
}
