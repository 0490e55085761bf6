/** What is being typed, in the form in which records are compared. Pure. */
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { companyMarks, personMarks } from './duplicate-marks.ts';
import type { Marks } from './duplicate-marks.ts';

export type Typed = {
  readonly person?: Patch<PersonFields> | undefined;
  /** Where that person works. */
  readonly companyId?: string | null | undefined;
  readonly company?: Patch<CompanyFields> | undefined;
};

/** They have no id yet. */
export const typedMarks = ({ person, companyId, company }: Typed): Marks[] => [
  ...(person
    ? [
        personMarks(
          { ...EMPTY_PERSON, ...definedOnly<PersonFields>(person), id: '' },
          companyId ? [companyId] : [],
        ),
      ]
    : []),
  ...(company ? [companyMarks({ ...EMPTY_COMPANY, ...definedOnly<CompanyFields>(company), id: '' })] : []),
];
