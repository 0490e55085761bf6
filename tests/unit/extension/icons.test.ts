import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPng } from '#tests/support/png.ts';

const root = new URL('../../../', import.meta.url);

test.each([16, 32, 48, 128])('the extension has its icon in %i pixels', (size) => {
  const picture = readPng(readFileSync(new URL(`extension/public/icon/${size}.png`, root)));
  expect(picture).toEqual({ width: size, height: size, isBlank: false });
});

test('a picture of one flat colour counts as blank', () => {
  const flat = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  );
  expect(readPng(flat)).toEqual({ width: 1, height: 1, isBlank: true });
});

test('web pages and mail clients show the same mark', () => {
  const [web, mail] = ['server/web/public/icon.svg', 'outlook-addin/public/icons/kontor.svg'].map((file) =>
    readFileSync(new URL(file, root), 'utf8'),
  );
  expect(web).toBe(mail);
});
