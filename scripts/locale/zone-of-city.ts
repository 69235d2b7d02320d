/**
 * The zone that is named after a city, or written in other capitals; undefined where none is.
 * @example zoneOfCity('Mexico City') // 'America/Mexico_City'
 */
export function zoneOfCity(text: string): string | undefined {
  const wanted = text.normalize('NFKC').trim().replaceAll(' ', '_').toLowerCase();
  return Intl.supportedValuesOf('timeZone').find((zone) => {
    const name = zone.toLowerCase();
    return name === wanted || name.endsWith(`/${wanted}`);
  });
}
