/** How the columns of a file are mapped while somebody looks them through. Pure. */
import { isManyTarget } from '#shared/domain/import-run.ts';
import type { ImportMapping } from '#shared/domain/import-run.ts';

/** Before what every row gets although no column says it. */
const FOR_ALL = '=';

/** A field that one column alone can fill leaves the one that filled it before. */
export const withTarget = (mapping: ImportMapping, column: string, target: string): ImportMapping =>
  mapping.map((one) => {
    if (one.column === column) return { column, target };
    const isTaken = target !== '' && !isManyTarget(target) && one.target === target;
    return isTaken ? { column: one.column, target: '' } : one;
  });

const isTag = ({ column, target }: ImportMapping[number]): boolean =>
  column.startsWith(FOR_ALL) && target === 'tags';

/** The tag every row gets; empty where there is none. */
export const tagOf = (mapping: ImportMapping): string =>
  mapping.find(isTag)?.column.slice(FOR_ALL.length) ?? '';

export const withTag = (mapping: ImportMapping, tag: string): ImportMapping => [
  ...mapping.filter((one) => !isTag(one)),
  ...(tag.trim() ? [{ column: FOR_ALL + tag.trim(), target: 'tags' }] : []),
];

/** The first values of a column, each once. */
export const examplesOf = (rows: readonly { readonly cells: readonly string[] }[], index: number): string[] =>
  [...new Set(rows.map(({ cells }) => cells[index]?.trim() ?? '').filter(Boolean))].slice(0, 3);
