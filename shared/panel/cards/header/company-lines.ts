/** Address and register entry in one line each. Pure. */
import type { CompanyFields } from '../../../domain/company.ts';

export const addressText = ({
  street = '',
  postcode = '',
  city = '',
}: Partial<Pick<CompanyFields, 'street' | 'postcode' | 'city'>>): string =>
  [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** `Amtsgericht Hannover, HRB 12345` */
export const registerText = ({
  registerCourt,
  registerNumber,
}: Pick<CompanyFields, 'registerCourt' | 'registerNumber'>): string =>
  [registerCourt, registerNumber].filter(Boolean).join(', ');
