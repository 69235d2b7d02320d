import { forUs } from './audience.ts';
import { webAddress } from './web-address.ts';

/** The field `online`: where one joins from afar. Whoever has the address can come in, so it stays with us. */
export const onlineField = () =>
  webAddress(/^https$/)
    .max(2000)
    .optional()
    .meta(forUs('Address to join an online or hybrid meeting.', 'https://meet.example.org/harbour'));
