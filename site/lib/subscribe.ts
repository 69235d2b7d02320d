/** How a calendar that stands at an address is subscribed to, by program. */
export type SubscribeLinks = {
  /** Opens whatever program of the device takes calendars; Apple's do at once. */
  readonly apple: string;
  readonly google: string;
  /** For accounts of an office or school. */
  readonly outlook: string;
  /** For personal accounts. */
  readonly outlookPersonal: string;
};

/**
 * Links that open each program with the address filled in; its user has only to confirm. Google takes the
 * `webcal` form: given `https` it asks for a calendar of its own by that name.
 * @example subscribeLinks('https://attache.example.org/a.ics', 'A').apple // 'webcal://attache.example.org/a.ics'
 */
export function subscribeLinks(address: string, name: string): SubscribeLinks {
  const webcal = address.replace(/^https?:/, 'webcal:');
  const outlook = `calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`;
  return {
    apple: webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.office.com/${outlook}`,
    outlookPersonal: `https://outlook.live.com/${outlook}`,
  };
}
