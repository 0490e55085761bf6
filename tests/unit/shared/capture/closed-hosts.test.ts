import { expect, test } from 'vitest';
import { isClosedHost } from '#shared/capture/closed-hosts.ts';

test.each([
  'https://www.linkedin.com/in/somebody',
  'https://de.linkedin.com/company/brandt',
  'https://LINKEDIN.com./feed',
  'https://www.xing.com/profile/Somebody',
  'https://x.com/somebody',
])('%s is closed', (url) => {
  expect(isClosedHost(url)).toBe(true);
});

test.each([
  'https://www.brandt.example/linkedin.com',
  'https://notlinkedin.com/',
  'https://linkedin.com.brandt.example/',
  'https://netflix.com/',
  'about:blank',
  '',
])('"%s" is not', (url) => {
  expect(isClosedHost(url)).toBe(false);
});
