import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { writeXml } from '../../scripts/exports/xml.ts';
import { withoutControls } from '../../scripts/model/xml-text.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

test('a document is indented, and empty elements are closed at once', () => {
  const room = {
    name: 'room',
    attributes: { name: 'A "B" <C>' },
    content: [{ name: 'title', content: 'x & y' }, { name: 'links' }],
  };
  expect(writeXml({ name: 'day', content: [room] })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<day>
  <room name="A &quot;B&quot; &lt;C&gt;">
    <title>x &amp; y</title>
    <links/>
  </room>
</day>
`,
  );
});

test('any text comes back from another reader, but for what XML cannot hold', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: fc.constantFrom('<', '>', '&', ']', '"', '\n', ';', 'a'), minLength: 1 }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const kept = withoutControls(value);
      fc.pre(kept.trim() !== '');
      const xml = writeXml({ name: 'a', attributes: { b: value }, content: value });
      expect(XMLValidator.validate(xml)).toBe(true);
      const read = parser.parse(xml).a as { readonly '#text': string };
      expect(read['#text']).toBe(kept);
    }),
  );
});
