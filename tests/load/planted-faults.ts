/**
 * A slip planted in the sound fixture `tiny`: `find` is replaced by `put`, in which `▸` (taken out
 * before writing) stands where `check` must point. `also` is what else it must say, in full.
 */
export type PlantedFault = {
  readonly slip: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  readonly says: string;
  readonly also?: readonly string[];
};

const MISSION = 'data/missions/2020-visit/mission.yaml';
const AGENDA = 'data/missions/2020-visit/agenda.yaml';
const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';
const REPORT = 'content/missions/2020-visit/en/report.mdx';
const READOUT = 'content/missions/2020-visit/en/readouts/es.mdx';
const PEOPLE = 'data/people.yaml';
const PERIOD = 'period: { from: 2020-03-02, to: 2020-03-31 }';
const WINDOW = '{ date: 2020-03-04, from: 09:00, to: 12:00 }';
const SESSION_ON = 'date: 2020-03-03\n';

type Row = readonly [
  slip: string,
  file: string,
  find: string,
  put: string,
  says: string,
  also?: readonly string[],
];

// biome-ignore format: one slip a line reads as the table it is
const ROWS: readonly Row[] = [
  ['a field that does not exist, near one that does', MISSION, 'reportDate:', '▸reportdate:', 'error unknown-field-suggest'],
  ['a field that does not exist, near nothing', MISSION, 'reportDate:', '▸weather:', 'error unknown-field'],
  ['a required field left out', MISSION, `title: { ja: マドリード出張, en: Visit to Madrid }\n`, '▸', 'error field-missing'],
  ['a list where a map should be', MISSION, PERIOD, 'period: ▸[2020-03-02, 2020-03-31]', 'error wrong-type'],
  ['a number where text should be', MISSION, 'forum: forum', 'forum: ▸12', 'error wrong-type'],
  ['30 February', MISSION, 'from: 2020-03-02, to', 'from: ▸2020-02-30, to', 'error date-not-real'],
  ['a date with slashes', MISSION, 'from: 2020-03-02, to', 'from: ▸2020/3/2, to', 'error date-malformed'],
  ['a mission that ends before it begins', MISSION, PERIOD, 'period: { from: 2020-04-02, to: ▸2020-03-31 }', 'error range-reversed',
    [`${AGENDA}:4:11 error date-outside-mission`, `${BILATERALS}:4:24 warning date-outside-mission`, `${BILATERALS}:30:19 error date-outside-mission`]],
  ['a time zone that is an abbreviation', MISSION, 'Europe/Madrid', '▸GMT', 'error bad-time-zone'],
  ['a season that is not EDTF', MISSION, 'published: 2020-06', 'published: ▸June 2020', 'error bad-partial-date'],
  ['a report dated before the return', MISSION, 'reportDate: 2020-05', 'reportDate: ▸2020-02', 'error report-before-return'],
  ['an empty delegation', MISSION, 'delegation:\n  - { person: 山田花子, agency: { ja: 税関, en: Customs }, title: { ja: 課長, en: Director }, head: true }', 'delegation: ▸[]', 'error too-small-list'],
  ['two heads of delegation', MISSION, 'head: true }\n', 'head: true }\n  - { person: ana-example, agency: A, title: 局長, head: ▸true }\n', 'error second-head'],
  ['one delegate listed twice', MISSION, 'head: true }\n', 'head: true }\n  - { person: ▸山田花子, agency: A, title: 課長 }\n', 'error duplicate-id'],
  ['a bad e-mail address', MISSION, ', head: true', ', email: ▸nobody', 'error bad-email'],
  ['a person nobody knows', MISSION, 'people: [ana-example,', 'people: [▸bob,', 'error unknown-person'],
  ['a forum misspelt', MISSION, 'forum: forum', 'forum: ▸forun', 'error unknown-forum-suggest'],
  ['a report profile that is not there', MISSION, 'forum: forum', 'profile: ▸tw-1895', 'error unknown-profile'],
  ['a picture that is missing', MISSION, 'id: handshake,', 'id: handshake, file: ▸hands.jpg,', 'error photo-file-missing'],
  ['an annex that is missing', MISSION, 'id: programme,', 'id: programme, file: ▸programme.pdf,', 'error annex-file-missing'],
  ['a day of the itinerary outside the mission', MISSION, '- { from: 2020-03-02, text', '- { from: ▸2020-04-02, text', 'error date-outside-mission'],
  ['a text in a language of no edition', MISSION, 'ja: 出発, en: Departure', 'ja: 出発, en: Departure, fr: ▸Départ', 'error language-unknown'],
  ['a text in one language only', MISSION, 'text: { ja: 出発, en: Departure }', 'text: ▸{ ja: 出発 }', 'warning language-missing'],
  ['a comma that splits a text', MISSION, 'en: Visit again }', 'en: Come back, ▸and stay }', 'error unquoted-comma'],
  ['100,000 characters in a field', MISSION, '再訪する', `▸${'あ'.repeat(100_000)}`, 'error too-big-text'],
  ['a tab as indent', MISSION, '  - { from: 2020-03-02, text', '▸\t- { from: 2020-03-02, text', 'error yaml-tab'],
  ['the same field twice', MISSION, 'reportDate:', '▸published: 2020\nreportDate:', 'error yaml-duplicate-key'],
  ['a bracket left open', AGENDA, 'annexes: [programme]\n        ', 'annexes: [programme\n        ▸', 'error yaml-syntax'],
  ['a time of 25 hours', AGENDA, '09:00', '▸25:00', 'error bad-clock-time'],
  ['a session outside its event', AGENDA, SESSION_ON, 'date: ▸2020-03-09\n', 'error date-outside-event'],
  ['a session of no length', AGENDA, 'end: 10:00', 'end: ▸09:00', 'error time-empty'],
  ['a session with an hour and no day', AGENDA, '        date: 2020-03-03\n        start: 09:00', '        start: ▸09:00', 'error time-without-date'],
  ['a track that is not there', AGENDA, 'track: main', 'track: ▸mein', 'error unknown-track-suggest'],
  ['a role that does not exist', AGENDA, 'role: speaker', 'role: ▸speeker', 'error unknown-value'],
  ['an annex that is not listed', AGENDA, '[programme]', '[▸prospectus]', 'error unknown-annex'],
  ['a partner nobody knows', BILATERALS, 'partners: [ES]', 'partners: [▸XX]', 'error unknown-partner'],
  ['no partner at all', BILATERALS, 'partners: [ES]', 'partners: ▸[]', 'error too-small-list'],
  ['a meeting that ends before it starts', BILATERALS, 'end: 12:00', 'end: ▸10:00', 'error time-reversed'],
  ['a meeting in the hour that the clocks skip', BILATERALS, 'date: 2020-03-03, start: 11:00, end: 12:00', 'date: 2020-03-29, start: ▸02:30, end: 03:30', 'error time-missing'],
  ['a room that is not there', BILATERALS, 'room: hall', 'room: ▸hell', 'error unknown-room-suggest'],
  ['a formal meeting without a time', BILATERALS, 'es\n    partners: [ES]\n    placement: { date: 2020-03-03, start: 11:00, end: 12:00, room: hall }', '▸es\n    partners: [ES]', 'warning held-without-time'],
  ['an identifier with a space', BILATERALS, 'id: es\n', 'id: ▸e s\n', 'error bad-identifier'],
  ['two bilaterals of one name', BILATERALS, 'id: es-wanted', 'id: ▸es', 'error duplicate-id'],
  ['a commitment that waits on one that is not there', BILATERALS, 'waitsOn: [send-rules]', 'waitsOn: [▸send-rule]', 'error unknown-commitment-suggest'],
  ['a commitment that waits on itself', BILATERALS, 'waitsOn: [send-rules]', 'waitsOn: ▸[study-rules]', 'error commitment-waits-on-itself'],
  ['a third body without a name', BILATERALS, 'owner: us', 'owner: ▸third', 'error commitment-owner-unnamed'],
  ['a date that ends before the words beside it do', BILATERALS, 'date: ../2020-12-31', 'date: ▸../2020-11', 'warning due-date-otherwise'],
  ['somebody asked to attend who stays at home', BILATERALS, 'attendees: [山田花子]', 'attendees: [▸ana-example]', 'error attendee-not-delegate'],
  ['a meeting of 0 minutes', BILATERALS, 'durationMinutes: 30', 'durationMinutes: ▸0', 'error too-small-number'],
  ['a meeting of a week', BILATERALS, 'durationMinutes: 30', 'durationMinutes: ▸10080', 'error too-big-number'],
  ['two people of one name', PEOPLE, 'id: ana-example', 'id: ▸山田花子', 'error duplicate-id',
    [`${AGENDA}:16:38 error unknown-person`, `${BILATERALS}:8:19 error unknown-person`, `${MISSION}:15:65 error unknown-person`]],
  ['an unknown language tag', 'data/workspace.yaml', '[ja, en]', '[ja, ▸English!]', 'error bad-language-tag'],
  ['a site address without a scheme', 'data/workspace.yaml', 'https://example.org/', '▸example.org', 'error bad-address'],
  ['a component that does not exist', REPORT, '<Itinerary />', '▸<Itinery />', 'error unknown-component',
    [`${REPORT}:5:1 warning outline-differs`]],
  ['a component without its attribute', REPORT, '<Photo id="handshake" />', '▸<Photo />', 'error attribute-missing',
    [`${REPORT}:11:1 warning outline-differs`]],
  ['a component with an attribute it does not take', REPORT, '<Itinerary />', '▸<Itinerary day="2" />', 'error attribute-unknown',
    [`${REPORT}:5:1 warning outline-differs`]],
  ['a component with a computed attribute', REPORT, '<Bilateral id="es" />', '▸<Bilateral id={es} />', 'error attribute-not-text',
    [`${REPORT}:9:1 warning outline-differs`]],
  ['a bilateral that is not there', REPORT, '<Bilateral id="es" />', '▸<Bilateral id="esp" />', 'error unknown-bilateral-suggest',
    [`${REPORT}:9:1 warning outline-differs`]],
  ['code in prose', REPORT, 'The delegation', 'The ▸{delegation}', 'error prose-code'],
  ['a title of its own', REPORT, '## Purpose', '▸# Purpose', 'error prose-title',
    [`${REPORT}:1:1 warning outline-differs`]],
  ['a heading that skips a level', REPORT, '## Meetings', '▸#### Meetings', 'error heading-skips',
    [`${REPORT}:7:1 warning outline-differs`]],
  ['an abbreviation that a readout does not spell out', READOUT, 'the Authorised Economic Operator (AEO)', 'the ▸AEO', 'warning abbreviation-unexpanded'],
  ['a tag left open', REPORT, '<Internal>For our eyes only.</Internal>', '▸<Internal>For our eyes only.', 'error mdx-unclosed'],
  ['a bare sign', REPORT, 'The delegation', '▸<5% of the delegation', 'error mdx-angle'],
  ['a remark as in HTML', REPORT, 'The delegation', '▸<!-- who? --> The delegation', 'error mdx-comment'],
  ['a line break as in HTML', REPORT, 'The delegation', 'The▸<br/> delegation', 'error mdx-line-break'],
  ['an address in angle brackets', REPORT, 'The delegation', 'See ▸<https://example.org>. The delegation', 'error mdx-address'],
  ['a tag closed that was not opened', REPORT, 'The delegation', '<▸/Internal> The delegation', 'error mdx-unopened'],
  ['an attribute without quotes', REPORT, 'The delegation', '<Photo id=▸x /> The delegation', 'error mdx-syntax'],
  ['a word of availability misspelt', BILATERALS, WINDOW, '▸mornigns', 'error availability-unclear-suggest'],
  ['words of availability that say nothing', BILATERALS, WINDOW, '▸看情形', 'error availability-unclear'],
  ['a session that is not on the programme', BILATERALS, WINDOW, 'not during the ▸plenary', 'error availability-session-absent'],
  ['a phrase about a day outside the mission', BILATERALS, WINDOW, '▸30 April', 'error date-outside-mission'],
  ['a phrase that ends before it begins', BILATERALS, WINDOW, '▸4 Mar 12:00–09:00', 'error time-reversed'],
  ['days of availability that run backwards', BILATERALS, WINDOW, '▸28–26 Mar', 'error range-reversed'],
  ['a weekday that is not that of its date', BILATERALS, WINDOW, '▸Tuesday 4 March', 'error availability-weekday-wrong'],
  ['a time without its other end', BILATERALS, WINDOW, '4 Mar at ▸10:00', 'error availability-half-said'],
  ['figures that may be hours or days', BILATERALS, WINDOW, '▸9-11', 'error availability-figures'],
  ['availability at 25 o’clock', BILATERALS, WINDOW, '4 Mar ▸25:00–26:00', 'error availability-not-a-time'],
  ['availability over two days', BILATERALS, WINDOW, '▸from 4 Mar 10:00 to 5 Mar 12:00', 'error availability-across-days'],
  ['availability that says no time', BILATERALS, WINDOW, '▸not', 'error availability-empty'],
  ['a phrase in the hour that the clocks skip', BILATERALS, WINDOW, '▸29 Mar 02:30–04:00', 'error time-missing'],
  ['a window in the hour that the clocks skip', BILATERALS, WINDOW, '▸{ date: 2020-03-29, from: 02:30, to: 04:00 }', 'error time-missing'],
  ['a page of availability', BILATERALS, WINDOW, `▸${'x'.repeat(401)}`, 'error availability-too-long'],
  ['a pool that is not there', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      needs: [▸interpreter]', 'error unknown-pool'],
  ['equipment that no room has', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      equipment: [▸projector]', 'error unknown-equipment'],
  ['a venue that is not there', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      venues: [▸annexe]', 'error unknown-venue'],
  ['a meeting after one that is not there', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      after: [▸es-wantde]', 'error unknown-bilateral-suggest'],
  ['a note-taker who is nobody', BILATERALS, 'request:', 'arrangements: { noteTakers: [▸nobody] }\n    request:', 'error unknown-person'],
  ['a point on a promise that nobody gave', BILATERALS, 'request:', 'brief: { promises: [{ item: ▸nothing, say: Thanks }] }\n    request:', 'error unknown-commitment'],
  ['a meeting after itself', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      after: [▸es-wanted]', 'error order-circular'],
  ['a group smaller than what is asked of it', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      anyOf: [▸{ of: [山田花子] }]', 'error group-too-small'],
  ['more seats than any room has', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      seats: ▸40', 'warning no-room-fits'],
  ['a pin outside the partner’s windows', BILATERALS, 'attendees: [山田花子]', 'attendees: [山田花子]\n      pin: ▸{ date: 2020-03-04, start: 14:00 }', 'warning pin-outside-windows'],
  ['a pin before meeting hours', BILATERALS, `windows:\n        - ${WINDOW}`, 'pin: ▸{ date: 2020-03-04, start: 07:00, end: 07:30 }', 'warning pin-outside-hours'],
  ['a pin during a session', BILATERALS, `windows:\n        - ${WINDOW}`, 'pin: ▸{ date: 2020-03-03, start: 09:30 }', 'warning pin-while-busy'],
  ['a pin on top of another meeting', BILATERALS, `windows:\n        - ${WINDOW}`, 'pin: ▸{ date: 2020-03-03, start: 11:30 }', 'warning pins-clash'],
  ['a closure on a day misspelt', MISSION, 'reportDate: 2020-05', 'reportDate: 2020-05\nscheduling: { closures: [{ name: x, when: [▸Mondys] }] }', 'error availability-unclear-suggest'],
  ['a limit for somebody nobody knows', MISSION, 'reportDate: 2020-05', 'reportDate: 2020-05\nscheduling: { limits: [{ person: ▸bob, maxPerDay: 2 }] }', 'error unknown-person'],
  ['a buffer of less than nothing', MISSION, 'reportDate: 2020-05', 'reportDate: 2020-05\nscheduling: { bufferMinutes: ▸-5 }', 'error too-small-number'],
  ['a room open at words misspelt', MISSION, 'seats: 10 }', 'seats: 10, open: [▸mornigns] }', 'error availability-unclear-suggest'],
  ['something left to fill in, of a mission that has a date of publication', MISSION, 'en: Customs }', 'en: ▸⟦Agency⟧ }', 'warning mark-before-trip', [`${MISSION}:6:12 error mark-published`]],
  ['an address of the site left to fill in, and something published', 'data/workspace.yaml', 'https://example.org/', '▸https://to-fill-in.invalid/', 'warning mark-before-trip', [`${MISSION}:6:12 error mark-published`]],
  ['something left to fill in, in the report', REPORT, '## ', '▸⟦Write it here⟧\n\n## ', 'warning mark-before-filing', [`${MISSION}:6:12 error mark-published`]],
  ['a room at a venue that is not listed', MISSION, 'seats: 10 }', 'seats: 10, venue: ▸annexe }\nvenues: [{ id: main-building, name: M }]', 'error unknown-venue'],
];

export const PLANTED_FAULTS: readonly PlantedFault[] = ROWS.map(([slip, file, find, put, says, also]) => ({
  slip,
  file,
  find,
  put,
  says,
  ...(also && { also }),
}));
