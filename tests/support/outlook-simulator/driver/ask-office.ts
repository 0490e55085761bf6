/** Calls the real office.js inside a pane from a test. */
import type { Frame } from 'playwright-core';

/** An `AsyncResult` as plain data. */
export interface OfficeAnswer<Value = unknown> {
  status: 'succeeded' | 'failed';
  value: Value;
  error: { code: number; name: string; message: string } | null;
}

type Asks<Value, Given> = (done: (result: Office.AsyncResult<Value>) => void, given: Given) => void;

/**
 * Runs one asynchronous Office call in the pane and gives its result.
 * `ask` runs in the pane: it sees `Office`, `done` and `given`, and nothing of the test around it.
 * Errors: rejects with what the call throws at once (missing permission, wrong arguments).
 */
export const askOffice = <Value, Given = undefined>(
  pane: Frame,
  ask: Asks<Value, Given>,
  given?: Given,
): Promise<OfficeAnswer<Value>> =>
  // One text, so that the pane's own policy need not allow eval.
  pane.evaluate<OfficeAnswer<Value>>(`new Promise((resolve) => {
    const done = ({ status, value, error }) => resolve({
      status,
      value,
      error: error ? { code: error.code, name: error.name, message: error.message } : null,
    });
    (${ask.toString()})(done, ${JSON.stringify(given) ?? 'undefined'});
  })`);
