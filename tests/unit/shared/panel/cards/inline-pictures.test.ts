import { expect, test } from 'vitest';
import { contentIdOf } from '#shared/panel/cards/log/inline-pictures.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';

const logo = exampleMail.attachments[2]!;
const html = (reference: string) => `<p>Hallo</p><img alt="x" src="cid:${reference}"><img src='cid:other@1'>`;

test('a picture goes by the content id its host hands over, if the text refers to it', () => {
  expect(contentIdOf({ ...logo, contentId: '<Foot@Brandt>' }, html('foot@brandt'))).toBe('foot@brandt');
  expect(contentIdOf({ ...logo, contentId: 'foot@brandt' }, '<p>cid ohne Bild</p>')).toBe('');
  expect(contentIdOf({ ...logo, contentId: 'a b@c' }, html('a%20b@c'))).toBe('a b@c');
});

test('where the host knows none, Outlook names the reference after the file', () => {
  expect(contentIdOf(logo, html('Logo.png@01DC1E6F.FC7C7410'))).toBe('Logo.png@01DC1E6F.FC7C7410');
  expect(contentIdOf(logo, html('image001.png@01DC1E6F'))).toBe('');
});

test('what a person attached is no picture of the text, whatever it is called', () => {
  expect(contentIdOf({ ...logo, inline: false }, html('logo.png@01DC1E6F'))).toBe('');
});

test('a text that cannot be decoded and an endless id do no harm', () => {
  expect(contentIdOf({ ...logo, contentId: '%E0%A4%A' }, html('%E0%A4%A'))).toBe('%E0%A4%A');
  expect(contentIdOf(logo, html(`logo.png@${'x'.repeat(2_000)}`))).toBe('');
});
