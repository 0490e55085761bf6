/** Whether the first line of a table names its columns or is a row already. */
import { isEmailAddress, isWebAddress } from '#shared/domain/addresses.ts';

const DAY = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\/\d{1,2}\/\d{2,4})$/;
const PHONE = /^(?:\+|00?[1-9]|\(0)[\d\s()/.-]{5,}$/;
/** A postcode, a customer number: nobody calls a column that. */
const NUMBER = /^\d{4,}$/;

const isValue = (text: string): boolean =>
  isEmailAddress(text) || isWebAddress(text) || DAY.test(text) || PHONE.test(text) || NUMBER.test(text);

/** One cell that can only be a value is enough. */
export const looksLikeHeader = (cells: readonly string[]): boolean =>
  !cells.some((cell) => isValue(cell.trim()));

/** Names of columns of which nobody said any. */
export const namelessColumns = (cells: readonly string[]): string[] => cells.map(() => '');
