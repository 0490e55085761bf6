/** What a row says and no field can take: it is kept as a note on the company, so that nothing is lost by being odd. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { companyFieldsSchema } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { fieldErrors } from '../core/field-errors.ts';

export type LeftOver = {
  readonly field: string;
  readonly value: string;
  /** Why: `field.website` and the like. */
  readonly code: string;
};
export type TakenRow = { readonly fields: Partial<CompanyFields>; readonly leftOver: readonly LeftOver[] };

/** A row is known by these: they are taken or the row is refused. */
const NEEDED: ReadonlySet<string> = new Set(['name', 'externalId'] satisfies (keyof CompanyFields)[]);

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).filter(Boolean).join(' ')
    : String(value);

/** Why a field cannot take the value; undefined when it can. */
const refusal = (field: keyof CompanyFields, value: unknown): string | undefined => {
  const parsed = z.safeParse(companyFieldsSchema.shape[field], value, { reportInput: true });
  return parsed.success ? undefined : Object.values(fieldErrors(parsed.error))[0];
};

/** The fields of a row that can be stored, and what has to go elsewhere. Lists are looked at entry by entry. */
export const takeFitting = (row: Partial<CompanyFields>): TakenRow => {
  const leftOver: LeftOver[] = [];
  const fits = (field: keyof CompanyFields, value: unknown, asked: unknown): boolean => {
    const code = refusal(field, asked);
    if (code !== undefined) leftOver.push({ field, value: textOf(value), code });
    return code === undefined;
  };
  const taken = (Object.entries(row) as [keyof CompanyFields, unknown][]).flatMap(([field, value]) => {
    if (NEEDED.has(field)) return [[field, value] as const];
    if (!Array.isArray(value)) return fits(field, value, value) ? [[field, value] as const] : [];
    const fitting = value.filter((one: unknown) => fits(field, one, [one]));
    return fitting.length > 0 ? [[field, fitting] as const] : [];
  });
  return { fields: Object.fromEntries(taken), leftOver };
};

/** One id for one company and one content, so that the same row imported again leaves no second note. */
const noteId = (companyId: string, text: string): string => {
  const hash = createHash('sha256').update(`${companyId}\n${text}`).digest('hex');
  return `${companyId.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
};

/** Replay: asked for again it is refused with `record.exists`, also when somebody removed the note since. */
export const leftOverNote = (
  companyId: string,
  leftOver: readonly LeftOver[],
): MutationArgs<'activity.create'> => {
  const text = leftOver.map(({ field, value }) => `${field}: ${value}`).join('\n');
  return {
    id: noteId(companyId, text),
    kind: 'note',
    fields: { subject: 'Import', text },
    visibility: 'all',
    links: [{ type: 'company', id: companyId }],
  };
};
