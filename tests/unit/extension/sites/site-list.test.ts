import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRules } from '#extension/sites/icon-rules.ts';
import type { HostCondition } from '#extension/sites/icon-rules.ts';
import { isListed, siteList } from '#extension/sites/site-list.ts';

/** As Chrome compares: the whole host, or its end. */
const matches = (condition: HostCondition, host: string): boolean =>
  'hostEquals' in condition ? host === condition.hostEquals : host.endsWith(condition.hostSuffix);

/** Whether the browser's rules and the marks of tabs know the host; they must say the same. */
const isKnown = (domains: readonly string[], host: string): boolean => {
  const hosts = siteList(domains);
  const byRules = compileRules(hosts, 'x').some((rule) => rule.hosts.some((one) => matches(one, host)));
  const byTabs = isListed(new Set(hosts), host);
  expect(byRules).toBe(byTabs);
  return byRules;
};

const label = fc
  .stringMatching(/^[a-z](?:[a-z\d-]{0,8}[a-z\d])?$/)
  .filter((text) => !text.startsWith('xn--'));
const domain = label.map((name) => `${name}.example`);

describe('sites of known companies', () => {
  test.each([
    ['nordlicht.example', true],
    ['shop.nordlicht.example', true],
    ['a.b.nordlicht.example', true],
    ['evil-nordlicht.example', false],
    ['nordlicht.example.evil.example', false],
    ['nordlicht.evil.example', false],
    ['example', false],
    ['ordlicht.example', false],
  ])('%s is known: %s', (host, known) => {
    expect(isKnown(['nordlicht.example'], host)).toBe(known);
  });

  test('a name with other letters is compared as browsers write it', () => {
    expect(isKnown(['müller-optik.example'], new URL('http://www.müller-optik.example').hostname)).toBe(true);
  });

  test.each([
    'jimdosite.com',
    'jimdofree.com',
    'webnode.page',
    'github.io',
    'homepage.t-online.de',
    'gmx.de',
    'ebay.de',
    'etsy.com',
    'www.amazon.de',
    'kleinanzeigen.de',
    'google.com',
    'co.uk',
    'de',
    'localhost',
    '192.168.0.1',
    '',
    ' ',
    'http://nordlicht.example/',
  ])('%j marks nobody, whoever wrote it down', (shared) => {
    expect(siteList([shared])).toEqual([]);
  });

  test('one site on a shared host is known, its neighbours and the host are not', () => {
    const domains = ['laden.jimdosite.com', 'muster.github.io'];
    expect(isKnown(domains, 'laden.jimdosite.com')).toBe(true);
    expect(isKnown(domains, 'www.laden.jimdosite.com')).toBe(true);
    expect(isKnown(domains, 'fremd.jimdosite.com')).toBe(false);
    expect(isKnown(domains, 'jimdosite.com')).toBe(false);
    expect(isKnown(domains, 'andere.github.io')).toBe(false);
  });

  test('a host is known exactly when it is a company’s domain or lies below one', () => {
    fc.assert(
      fc.property(
        fc.array(domain, { maxLength: 6 }),
        fc.array(label, { maxLength: 3 }),
        domain,
        fc.constantFrom('', '-', '.'),
        (domains, below, own, joint) => {
          const host = [...below, own].join('.');
          expect(isKnown(domains, host)).toBe(
            domains.some((known) => host === known || host.endsWith(`.${known}`)),
          );
          // What only looks like it: something before the name without a dot, or the name in front of another.
          for (const known of domains) {
            const fake = `evil${joint === '.' ? '-' : joint}${known}`;
            if (!domains.includes(fake)) expect(isKnown([known], fake)).toBe(false);
            expect(isKnown([known], `${known}.evil.example`)).toBe(known === 'evil.example');
          }
        },
      ),
    );
  });

  test('the same companies give the same list, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(fc.array(domain, { maxLength: 8 }), (domains) => {
        const loud = domains.map((name) => ` ${name.toUpperCase()}. `);
        expect(siteList([...domains.toReversed(), ...loud])).toEqual(siteList(domains));
      }),
    );
  });
});
