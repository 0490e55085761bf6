import { describe, expect, test } from 'vitest';
import {
  companyNameFromDomain,
  isFreeMail,
  isSharedHost,
  registrableDomain,
} from '#shared/capture/web-domain.ts';

describe('registrable domains', () => {
  test.each([
    ['brandt.example', 'brandt.example'],
    ['www.shop.Brandt.example', 'brandt.example'],
    ['brandt.example.', 'brandt.example'],
    ['https://www.brandt.example:8443/kontakt?x=1', 'brandt.example'],
    ['www.brandt.co.uk', 'brandt.co.uk'],
    ['max.github.io', 'max.github.io'],
    ['brandt.jimdosite.com', 'brandt.jimdosite.com'],
    ['www.brandt.jimdosite.com', 'brandt.jimdosite.com'],
    ['www.jimdosite.com', 'jimdosite.com'],
    ['www.laden.homepage.t-online.de', 'laden.homepage.t-online.de'],
    ['bilder.s3.eu-central-1.amazonaws.com', 'bilder.s3.eu-central-1.amazonaws.com'],
    ['müller.example', 'müller.example'],
  ])('%s belongs to %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  test.each(['', 'localhost', '192.168.0.1', '[::1]', 'co.uk', ' ', 'a b', 'x'.repeat(5_000)])(
    '%j belongs to nobody',
    (host) => {
      expect(registrableDomain(host)).toBeNull();
    },
  );
});

describe('shared domains', () => {
  test('free mail says nothing about a company', () => {
    for (const domain of ['gmx.de', 'T-Online.de', 'web.de', 'bluewin.ch', 'aon.at', 'gmail.com']) {
      expect([domain, isFreeMail(domain)]).toEqual([domain, true]);
    }
    expect(isFreeMail('brandt.example')).toBe(false);
  });

  test("networks, market places and site builders are nobody's own", () => {
    for (const domain of [
      'facebook.com',
      'de.linkedin.com',
      'xing.com',
      'ebay.de',
      'jimdosite.com',
      'wlw.de',
    ]) {
      expect([domain, isSharedHost(domain)]).toEqual([domain, true]);
    }
  });

  test('a customer of a site builder has a domain of their own', () => {
    expect(isSharedHost('brandt.jimdosite.com')).toBe(false);
    expect(isSharedHost('brandt.example')).toBe(false);
  });
});

describe('a company name from a domain', () => {
  test.each([
    ['brandt-pumpen.example', 'Brandt Pumpen'],
    ['brandt-gmbh.example', 'Brandt GmbH'],
    ['abc.example', 'ABC'],
    ['constructor.example', 'Constructor'],
    ['gmx.de', ''],
    ['facebook.com', ''],
    ['xn--mller-kva.example', ''],
    ['', ''],
  ])('%s gives %j', (domain, name) => {
    expect(companyNameFromDomain(domain)).toBe(name);
  });
});
