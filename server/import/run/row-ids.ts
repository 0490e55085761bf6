/**
 * Ids of what a row of an import makes and of the mutations it takes, worked out from the import and the row: a row that is
 * done again has the same. They have the shape of any id of ours; all of one import begin alike.
 */
import { hash } from 'node:crypto';

/** What every id of this import begins with: 60 bits. */
export const idsBegin = (runId: string): string =>
  `${runId.slice(0, 13)}-7${hash('sha256', runId, 'hex').slice(0, 3)}`;

/** `part` names what it is for within the row. */
export const rowId = (runId: string, no: number, part: string): string => {
  const digits = hash('sha256', `${runId}\n${no}\n${part}`, 'hex');
  return `${idsBegin(runId)}-8${digits.slice(0, 3)}-${digits.slice(3, 15)}`;
};

export const mutationIdOf = (runId: string, no: number, index: number): string =>
  rowId(runId, no, `mutation ${index}`);
