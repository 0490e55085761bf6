/** An address in one line. Pure. */
import type { CompanyFields } from './company.ts';

export const addressText = ({
  street = '',
  postcode = '',
  city = '',
}: Partial<Pick<CompanyFields, 'street' | 'postcode' | 'city'>>): string =>
  [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
