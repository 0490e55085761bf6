/** What marked text becomes: the rows somebody looks at, and the address of a record. Pure. */
import { countryCode } from '../../../capture/postal-address.ts';
import type { Proposal } from '../../../capture/proposal.ts';
import type { Row } from '../newcomer/newcomer.model.ts';

export type Kind = 'note' | 'person' | 'address';

const ADDRESS_FIELDS = ['street', 'postcode', 'city', 'country'] as const;

/** All four lines where one was read, so that what is missing can be typed; none where there is no address. */
export const addressRows = (proposals: readonly Proposal[]): Row[] =>
  proposals.length === 0
    ? []
    : ADDRESS_FIELDS.map((field) => {
        const found = proposals.find((one) => one.field === field);
        return {
          scope: 'company',
          field,
          value: found?.value ?? '',
          source: found?.source ?? '',
          isUsed: found !== undefined,
          isUnsure: false,
          isMain: true,
        };
      });

/** What is ticked; what is no country stays as typed, and the server says so. */
export const addressOf = (rows: readonly Row[]): Partial<Record<(typeof ADDRESS_FIELDS)[number], string>> =>
  Object.fromEntries(
    rows
      .filter(({ isUsed, value }) => isUsed && value.trim() !== '')
      .map(({ field, value }) => [field, field === 'country' ? (countryCode(value) ?? value) : value.trim()]),
  );
