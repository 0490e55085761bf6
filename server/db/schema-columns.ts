/** The kinds of columns the tables are made of. */
import type { Generated } from 'kysely';

/** `is` stands for the type alone; there is never a value under it. */
export type Column<T = unknown> = {
  readonly type: 'text' | 'integer' | 'real';
  readonly nullable: boolean;
  /** The database fills it when an insert does not. */
  readonly generated: boolean;
  readonly is?: T;
};

export const text = <T extends string = string>(): Column<T> => ({
  type: 'text',
  nullable: false,
  generated: false,
});
export const integer = <T extends number = number>(): Column<T> => ({
  type: 'integer',
  nullable: false,
  generated: false,
});
export const real: Column<number> = { type: 'real', nullable: false, generated: false };
export const orNull = <T>(column: Column<T>): Column<T | null> => ({ ...column, nullable: true });
export const generated = <T>({ type, nullable }: Column<T>): Column<Generated<T>> => ({
  type,
  nullable,
  generated: true,
});

export const flag = integer<0 | 1>();
export const number = generated(integer());
export const textOrNull = orNull(text());
export const integerOrNull = orNull(integer());
export const stamps = { createdAt: text(), updatedAt: text(), deletedAt: textOrNull };
export const sample = generated(flag);
