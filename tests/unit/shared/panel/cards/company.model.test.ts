import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { Company } from '#shared/domain/company.ts';
import {
  domainProblem,
  domainsChange,
  parentChange,
  typedDomain,
} from '#shared/panel/cards/company/company.model.ts';

const company: Company = {
  ...EMPTY_COMPANY,
  id: '01a20000-0000-7000-8000-000000000001',
  domains: ['nordlicht.example'],
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
};

describe('a domain that is typed', () => {
  test.each([
    ['Nordlicht.example', 'nordlicht.example'],
    ['https://www.nordlicht.example/kontakt?x=1', 'nordlicht.example'],
    ['www.nordlicht.example', 'nordlicht.example'],
    ['info@nordlicht.example', 'nordlicht.example'],
    ['nordlicht.example:8080', 'nordlicht.example'],
    ['  shop.nordlicht.example. ', 'shop.nordlicht.example'],
    ['', ''],
  ])('%j is read as %j', (text, domain) => {
    expect(typedDomain(text)).toBe(domain);
  });

  test('however it is written, the domain of an address is read from it', () => {
    const name = fc.stringMatching(/^[a-z][a-z\d]{0,8}$/).map((label) => `${label}.example`);
    const written = fc.constantFrom<(domain: string) => string>(
      (domain) => domain.toUpperCase(),
      (domain) => `https://${domain}/a/b.html#c`,
      (domain) => `http://www.${domain}`,
      (domain) => ` einkauf@${domain} `,
    );
    fc.assert(fc.property(name, written, (domain, write) => typedDomain(write(domain)) === domain));
  });

  test.each([
    ['neun.example', null],
    ['laden.jimdosite.com', null],
    ['nordlicht.example', 'known'],
    ['nordlicht', 'not_a_domain'],
    ['nord licht.example', 'not_a_domain'],
    ['gmx.de', 'shared'],
    ['jimdosite.com', 'shared'],
    ['laden.etsy.com', 'shared'],
    ['de.linkedin.com', 'shared'],
  ])('%j can be added: %j', (domain, problem) => {
    expect(domainProblem(domain, company.domains)).toBe(problem);
  });
});

describe('what is saved', () => {
  test('says what its author saw, so that others’ additions stay', () => {
    expect(domainsChange(company, [...company.domains, 'neun.example'])).toEqual({
      id: company.id,
      set: { domains: ['nordlicht.example', 'neun.example'] },
      was: { domains: ['nordlicht.example'] },
    });
  });

  test('a company that an older Kontor has sent belongs to none', () => {
    const older = Object.fromEntries(Object.entries(company).filter(([field]) => field !== 'parentId'));
    expect(parentChange(older as unknown as Company, 'x')).toEqual({
      id: company.id,
      set: { parentId: 'x' },
      was: { parentId: null },
    });
  });
});
