import PostalMime, { type Email } from 'postal-mime';
import { addressKey } from '#model/mail-address.ts';

/** A message with what it holds of calendars; a calendar file by itself has no sender. */
export type ReadMessage = { readonly from: string | undefined; readonly calendars: readonly string[] };

/** A calendar file, a message, or a mailbox of many messages, by what is in it and not by its name. */
export async function readMessages(bytes: Uint8Array): Promise<readonly ReadMessage[]> {
  const text = Buffer.from(bytes).toString('utf8');
  if (/^\ufeff?\s*BEGIN:VCALENDAR/.test(text)) return [{ from: undefined, calendars: [text] }];
  const latin = Buffer.from(bytes).toString('latin1');
  const messages = latin.startsWith('From ') ? splitMailbox(latin) : [latin];
  return Promise.all(messages.map((message) => readMessage(Buffer.from(message, 'latin1'))));
}

/** RFC 4155; a line that begins with `From ` within a message stands behind a `>`. */
function splitMailbox(text: string): readonly string[] {
  return text
    .split(/^From [^\r\n]*\r?\n/m)
    .filter((message) => message.trim() !== '')
    .map((message) => message.replace(/^>(>*From )/gm, '$1'));
}

async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const mail = await parseMail(bytes);
  if (!mail) return { from: undefined, calendars: [] };
  const calendars = mail.attachments
    .filter(
      ({ mimeType, filename }) =>
        /^(?:text\/calendar|application\/ics)$/i.test(mimeType) || /\.ics$/i.test(filename ?? ''),
    )
    .map(({ content }) =>
      typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8'),
    );
  const from = mail.from?.address;
  return {
    from: from ? addressKey(from) : undefined,
    calendars: [...new Set(calendars.map((each) => each.trim()))],
  };
}

/** `undefined` for what is no message: its parser stops at headers of 2 MB, and at parts nested without end. */
async function parseMail(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: false,
    });
  } catch {
    return undefined;
  }
}
