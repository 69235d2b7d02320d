import { expect, test } from 'vitest';
import { NAME_ALONE } from '../../scripts/commands/listed-person.ts';
import { readCards } from '../../scripts/commands/read-cards.ts';

const card = (...lines: readonly string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

test('cards of 2.1: quoted-printable in the character set that they name, over several lines', () => {
  const text = card(
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E5=A4=A7=E5=90=8C;;;',
    'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97=E5=A4=A7=E5=90=8C',
    'ORG;QUOTED-PRINTABLE;CHARSET=BIG5:=B0]=ACF=',
    '=B3=A1',
    'TEL;CELL:0912 345 678',
  );
  expect(readCards(text)).toEqual({
    people: [{ ...NAME_ALONE, name: '林大同', familyName: '林', agency: '財政部', phone: '0912 345 678' }],
    unread: [],
    cut: undefined,
  });
});

test('a name in two scripts is the name and that in Latin letters; the family name is within each', () => {
  const text = card(
    'VERSION:4.0',
    'FN;LANGUAGE=en;ALTID=1:Chen Mei-ling',
    'FN;LANGUAGE=zh-TW;ALTID=1:陳美玲',
    'N;LANGUAGE=en;ALTID=1:Chen;Mei-ling;;;',
    'N;LANGUAGE=zh-TW;ALTID=1:陳;美玲;;;',
  );
  expect(readCards(text).people).toEqual([
    { ...NAME_ALONE, name: '陳美玲', familyName: '陳', latinName: 'Chen Mei-ling', latinFamilyName: 'Chen' },
  ]);
});

test('how somebody is addressed is no part of the name; the preferred address counts, and what is left is said', () => {
  const text = card(
    'VERSION:3.0',
    'N:Solane;Mira;Ann;Dr.;',
    'FN:Dr. Mira Ann Solane',
    'EMAIL:mira@example.net',
    'EMAIL;TYPE=INTERNET,PREF:mira@example.org',
    'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ',
    ' SkZJRgABAQEA',
    'item1.X-ABLABEL:work',
  );
  expect(readCards(text)).toEqual({
    people: [
      {
        ...NAME_ALONE,
        name: 'Mira Ann Solane',
        familyName: 'Solane',
        honorific: 'dr',
        email: 'mira@example.org',
      },
    ],
    unread: ['PHOTO', 'EMAIL mira@example.net'],
    cut: undefined,
  });
});

test('a card that breaks off is told by its name, whether the file ends or the next card begins', () => {
  const half = 'BEGIN:VCARD\nFN:Half\n';
  expect([half, half + card('FN:Whole')].map((text) => readCards(text).cut)).toEqual(['Half', 'Half']);
});
