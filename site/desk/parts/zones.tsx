/** As the browser knows them; other names of the same zones can still be typed. */
const ZONES = Intl.supportedValuesOf('timeZone');

/** What a field for a time zone names by `list`. */
export const ZONE_LIST = 'desk-zones';

/** The time zones there are, offered while one is typed; once on a page. */
export function ZoneList() {
  return (
    <datalist id={ZONE_LIST}>
      {ZONES.map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}

/** The zone that is called by a city. @example zoneOfCity('Kuala Lumpur') // 'Asia/Kuala_Lumpur' */
export function zoneOfCity(city: string): string | undefined {
  const ending = `/${city.trim().replaceAll(/\s+/g, '_').toLowerCase()}`;
  return ZONES.find((zone) => zone.toLowerCase().endsWith(ending));
}
