/** Looks for duplicates among the people of one database, by itself, so that its memory is its own. Prints one JSON line. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { commandScope } from '#server/auth/askers.ts';
import { findDuplicates } from '#server/duplicates/duplicates.query.ts';
import { openOrThrow } from './bench-store.ts';
import { createPeak } from './own-memory.ts';

/** What anything that looks at everybody has to read: the same columns, into objects, twice. */
const SCAN =
  'select id, emails, phones, street, postcode, city, country, title, "firstName", "lastName" from person';
const READS = 2;

const folder = process.argv[2] ?? '';
const bare = new DatabaseSync(join(folder, 'kontor.db'), { readOnly: true });
const scanFrom = performance.now();
let rows = 0;
for (let read = 0; read < READS; read += 1)
  for (const row of bare.prepare(SCAN).iterate()) if (row['id']) rows += 1;
const scanMs = performance.now() - scanFrom;
bare.close();

const store = await openOrThrow(join(folder, 'kontor.db'));
const memory = createPeak();
const held = monitorEventLoopDelay({ resolution: 1 });
held.enable();
const from = performance.now();
let pairs = 0;
const others = async (): Promise<void> => {
  memory.look();
  await setImmediate();
};
for await (const pair of findDuplicates(store.read, commandScope('de'), 'person', others))
  if (pair.score > 0) pairs += 1;
const ms = performance.now() - from;
held.disable();
await store.close();
const figures = {
  ms,
  scanMs,
  rows: rows / READS,
  pairs,
  peakMiB: memory.mebibytes(),
  heldP99Ms: held.percentile(99) / 1e6,
  heldMs: held.max / 1e6,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
