import { expect, test } from 'vitest';
import { isSameSubject } from '#extension/page/page-identity.ts';

const own = { url: 'https://www.brandt.example/team?a=1', domain: 'brandt.example' };
const shared = { url: 'https://network.example/company/brandt#about', domain: '' };

test('every page of a company’s own site stands for the company', () => {
  expect(isSameSubject(own, 'https://www.brandt.example/impressum')).toBe(true);
});

test('another host is another subject', () => {
  expect(isSameSubject(own, 'https://shop.other.example/')).toBe(false);
});

test('where many share a site, another page is another company', () => {
  expect(isSameSubject(shared, 'https://network.example/company/keller')).toBe(false);
  expect(isSameSubject(shared, 'https://network.example/company/brandt#jobs')).toBe(true);
});

test('an address the browser no longer tells is another site', () => {
  expect(isSameSubject(own, undefined)).toBe(false);
  expect(isSameSubject(own, '')).toBe(false);
});
