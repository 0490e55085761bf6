import { describe, expect, test } from 'vitest';
import type { Proposal, ProposalField } from '#shared/capture/proposal.ts';
import type { Company } from '#shared/domain/company.ts';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import {
  companyUpdate,
  declineUpdate,
  offerAgainUpdate,
  pageDifferences,
} from '#shared/panel/cards/page/page-difference.model.ts';
import { pageTools } from '#shared/panel/cards/page/page-tools.ts';

const company: Company = {
  ...EMPTY_COMPANY,
  id: '01920000-0000-7000-8000-000000000001',
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
  name: 'Brandt Pumpen GmbH',
  street: 'Industriestr. 12',
  postcode: '30159',
  city: 'Hannover',
  country: 'DE',
  phones: [
    { number: '+495115550100', label: 'switchboard' },
    { number: '+495115550109', label: 'fax' },
  ],
  emails: [{ email: 'info@brandt.example', label: '' }],
  vatId: 'DE136695976',
  registerCourt: 'Amtsgericht Hannover',
  registerNumber: 'HRB 12345',
};

const said = (field: ProposalField, value: string, confidence = 0.9): Proposal => ({
  field,
  value,
  source: value,
  confidence,
});
const compare = (...proposals: Proposal[]): string[] =>
  pageDifferences(company, proposals, pageTools).offered.map(
    ({ field, known, found }) => `${field}: ${known} -> ${found}`,
  );

describe('a page of a known company', () => {
  test('that says the same in other words says nothing new', () => {
    expect(
      compare(
        said('companyName', 'BRANDT PUMPEN GMBH'),
        said('street', 'Industriestraße 12'),
        said('postcode', '30159'),
        said('city', 'Hannover'),
        said('country', 'DE'),
        said('phone', '0511 5550-100'),
        said('fax', '+49 (0)511 5550109'),
        said('email', 'Info@brandt.example'),
        said('vatId', 'DE136695976'),
        said('registerCourt', 'Amtsgericht Hannover'),
        said('registerNumber', 'HRB 12345'),
        said('legalForm', 'GmbH'),
      ),
    ).toEqual([]);
  });

  test('that says otherwise is compared field by field', () => {
    expect(
      compare(
        said('companyName', 'Brandt Anlagen AG'),
        said('street', 'Hafenweg 3'),
        said('postcode', '20457'),
        said('city', 'Hamburg'),
        said('phone', '+4940123456'),
        said('mobile', '+491711234567'),
        said('email', 'post@brandt.example'),
        said('registerCourt', 'Amtsgericht Hamburg'),
        said('registerNumber', 'HRB 777'),
      ),
    ).toEqual([
      'companyName: Brandt Pumpen GmbH -> Brandt Anlagen AG',
      'address: Industriestr. 12, 30159 Hannover -> Hafenweg 3, 20457 Hamburg',
      'phone: +49 511 5550100 -> +49 40 123456',
      'mobile:  -> +49 171 1234567',
      'email: info@brandt.example -> post@brandt.example',
      'register: Amtsgericht Hannover, HRB 12345 -> Amtsgericht Hamburg, HRB 777',
    ]);
  });

  test('a guess, half an address, and what is no address of mail change nothing', () => {
    expect(
      compare(
        said('companyName', 'Brandt', 0.4),
        said('phone', '+4940123456', 0.7),
        said('city', 'Hamburg'),
        said('email', 'post brandt'),
      ),
    ).toEqual([]);
  });

  test('what is taken over together becomes one change, with what stood there before', () => {
    const { offered: chosen } = pageDifferences(
      company,
      [
        said('phone', '+4940123456'),
        said('mobile', '+491711234567'),
        said('street', 'Hafenweg 3'),
        said('city', 'Hamburg'),
      ],
      pageTools,
    );
    expect(companyUpdate(company, chosen, 'https://www.brandt.example/')).toEqual({
      id: company.id,
      source: 'https://www.brandt.example/',
      set: {
        street: 'Hafenweg 3',
        city: 'Hamburg',
        phones: [
          { number: '+4940123456', label: 'switchboard' },
          { number: '+495115550109', label: 'fax' },
          { number: '+491711234567', label: 'mobile' },
        ],
      },
      was: { street: company.street, city: company.city, phones: company.phones },
    });
  });

  test('a register number without its court says nothing against the court', () => {
    expect(compare(said('registerNumber', 'HRB 12345'))).toEqual([]);
    const { offered } = pageDifferences(company, [said('registerNumber', 'HRB 12346')], pageTools);
    expect(companyUpdate(company, offered, '').set).toEqual({ registerNumber: 'HRB 12346' });
  });

  test('a legal form is missed only where the name does not say it', () => {
    const nameless = { ...company, name: 'Brandt Pumpen' };
    const of = (one: Company): number =>
      pageDifferences(one, [said('legalForm', 'GmbH')], pageTools).offered.length;
    expect([of(company), of(nameless), of({ ...company, legalForm: 'AG' })]).toEqual([0, 1, 1]);
  });

  test('what was turned down is not offered again; another value is, and what was turned down can come back', () => {
    const page = [said('phone', '+4940123456'), said('registerNumber', 'HRB 777')];
    const { offered } = pageDifferences(company, page, pageTools);
    const update = declineUpdate(company, offered, 'https://www.brandt.example/');
    expect(update).toMatchObject({ id: company.id, was: { declinedValues: [] } });
    const after = { ...company, ...update.set };
    const again = pageDifferences(after, page, pageTools);
    expect([again.offered.length, again.declined.map(({ field }) => field)]).toEqual([
      0,
      ['phone', 'register'],
    ]);
    expect(pageDifferences(after, [said('phone', '+4940999999')], pageTools).offered).toHaveLength(1);
    const back = { ...after, ...offerAgainUpdate(after, again.declined, '').set };
    expect(pageDifferences(back, page, pageTools).offered).toHaveLength(2);
  });

  test('of a hundred values that were turned down the oldest gives way', () => {
    const many = { ...company, declinedValues: Array.from({ length: 100 }, (_, at) => `phone:${at}`) };
    const { offered } = pageDifferences(many, [said('phone', '+4940123456')], pageTools);
    const { set } = declineUpdate(many, offered, '');
    expect([set.declinedValues.length, set.declinedValues[0], set.declinedValues.at(-1)]).toEqual([
      100,
      'phone:1',
      offered[0]?.key,
    ]);
  });
});
