import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOrganisation } from '#extension/host/organisation.ts';

test.each([
  [undefined, { type: 'silent' }],
  [null, { type: 'silent' }],
  ['', { type: 'silent' }],
  ['kontor.brandt.example', { type: 'server', server: 'https://kontor.brandt.example' }],
  [' https://kontor.brandt.example/app/ ', { type: 'server', server: 'https://kontor.brandt.example' }],
  ['http://kontor.local:8787', { type: 'server', server: 'http://kontor.local:8787' }],
  ['localhost:8787', { type: 'server', server: 'http://localhost:8787' }],
  ['   ', { type: 'wrong', given: '   ' }],
  ['kontor brandt', { type: 'wrong', given: 'kontor brandt' }],
  ['ftp://kontor.example', { type: 'wrong', given: 'ftp://kontor.example' }],
  ['https://admin:geheim@kontor.example', { type: 'wrong', given: 'https://admin:geheim@kontor.example' }],
  [true, { type: 'wrong', given: 'true' }],
  [{ server: 'x' }, { type: 'wrong', given: '{"server":"x"}' }],
])('a policy that says %j is read as %j', (value, expected) => {
  expect(readOrganisation(value)).toEqual(expected);
});

test('whatever stands in a policy, the panel gets an address, a short word about it, or nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const organisation = readOrganisation(value);
      if (organisation.type === 'server')
        expect(new URL(organisation.server).origin).toBe(organisation.server);
      if (organisation.type === 'wrong') expect(organisation.given.length).toBeLessThanOrEqual(200);
    }),
  );
});
