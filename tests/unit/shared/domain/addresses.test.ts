import { expect, test } from 'vitest';
import { isDomainName, isEmailAddress, isWebAddress } from '#shared/domain/addresses.ts';
import { isCountryCode } from '#shared/domain/country.ts';

test('addresses people really have are taken', () => {
  for (const email of [
    'a@b.example',
    "d'arcy+shop@post.brandt.example",
    'müller@größe.example',
    'jürgen_x@xn--grsse-lua.example',
    '"two words"@haus.example',
    'root@intern',
    'a@[192.0.2.7]',
    'info@my_host.example',
  ])
    expect([email, isEmailAddress(email)]).toEqual([email, true]);
});

test('what cannot be written to is no address', () => {
  for (const email of [
    '',
    'brandt.example',
    'a@',
    '@b.example',
    'a b@c.example',
    'Ada <a@b.example>',
    'a@b.example, c@d.example',
    'a@b@c.example',
    'a@b..example',
    'a@-b.example',
    'a@b.example\nBcc: x@y.example',
    '/O=HOUSE/OU=SITE/CN=ADA',
    `${'x'.repeat(65)}@b.example`,
    `a@${'x'.repeat(320)}.example`,
  ])
    expect([email, isEmailAddress(email)]).toEqual([email, false]);
});

test('a web address is http or https and nothing else', () => {
  for (const web of [
    'https://brandt.example',
    'HTTP://www.brandt.example:8080/start?a=b#c',
    'https://größe.example/',
  ])
    expect([web, isWebAddress(web)]).toEqual([web, true]);
  for (const web of [
    '',
    'www.brandt.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://brandt.example',
    'https:///brandt',
    'https://',
    'https://user:word@brandt.example',
    'https://user@brandt.example',
    'https://a b.example',
    ' https://brandt.example',
    '\u0000https://brandt.example',
  ])
    expect([web, isWebAddress(web)]).toEqual([web, false]);
});

test('a domain is a host with an ending', () => {
  for (const domain of ['brandt.example', 'a.b.co.uk', 'größe.example', 'xn--grsse-lua.xn--p1ai', 'x1.de'])
    expect([domain, isDomainName(domain)]).toEqual([domain, true]);
  for (const domain of [
    '',
    'localhost',
    'https://brandt.example',
    'brandt.example/start',
    'brandt..example',
    '-brandt.example',
    '10.0.0.7',
    'info@brandt.example',
    `${'a.'.repeat(130)}example`,
  ])
    expect([domain, isDomainName(domain)]).toEqual([domain, false]);
});

test('countries are those of ISO 3166, upper case', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isCountryCode);
  expect(codes).toHaveLength(250);
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(['UK', 'EU', 'ZZ', 'DD', 'de', 'D', 'DEU', ''].filter(isCountryCode)).toEqual([]);
});

test('odd and endless texts are answered at once', () => {
  for (const text of ['a'.repeat(100_000), `${'a.'.repeat(50_000)}@`, '"'.repeat(100_000)]) {
    expect(isEmailAddress(text)).toBe(false);
    expect(isDomainName(text)).toBe(false);
  }
});
