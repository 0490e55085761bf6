/** A register entry in one line. Pure. */
import type { CompanyFields } from '../../../domain/company.ts';

/** `Amtsgericht Hannover, HRB 12345` */
export const registerText = ({
  registerCourt,
  registerNumber,
}: Pick<CompanyFields, 'registerCourt' | 'registerNumber'>): string =>
  [registerCourt, registerNumber].filter(Boolean).join(', ');
