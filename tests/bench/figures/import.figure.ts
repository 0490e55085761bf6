/**
 * A list of 100,000 people imported as Kontor does it (read in a process of its own, mapped, through the mutations, each row
 * with its entry), against a bare loop in the same run: the same file through the CSV parser alone, each row one insert
 * into a table like `person`, committed as often and as durably.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { csvLine } from '#server/export/csv-lines.ts';
import { openConnection } from '#server/db/sqlite/connection.ts';
import { createImports } from '#server/import/run/imports.ts';
import { openBenchStore, openOrThrow } from '../bench-store.ts';
import { measured } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';
import { executorOf } from '../mails-to-log.ts';
import { createPeak } from '../own-memory.ts';
import { seedStore } from '#server/seed/seed-store.ts';

const ROWS = 100_000;
const LOT = 50;
const HEADER = ['Vorname', 'Nachname', 'E-Mail', 'Telefon', 'Straße', 'PLZ', 'Ort', 'Kundennummer'];

const rowOf = (no: number): string[] => [
  `Vorname${no % 997}`,
  `Nachname${no % 4_999}`,
  `person${no}@firma${no % 5_000}.example`,
  `+49 511 ${String(1_000_000 + no)}`,
  `Weg ${no % 200}`,
  String(10_000 + (no % 80_000)),
  `Ort ${no % 300}`,
  `K-${no}`,
];

function* lines(): Generator<string> {
  yield csvLine(HEADER, ';');
  for (let no = 0; no < ROWS; no += 1) yield csvLine(rowOf(no), ';');
}

const bareLoop = async (file: string, path: string): Promise<number> => {
  const connection = openConnection(path, 'write');
  connection.raw.exec(
    'create table bare (no integer primary key, a text, b text, c text, d text, e text, f text, g text, h text)',
  );
  const insert = 'insert into bare (a, b, c, d, e, f, g, h) values (?, ?, ?, ?, ?, ?, ?, ?)';
  const started = performance.now();
  let count = 0;
  const parser = createReadStream(file).pipe(parse({ delimiter: ';', from_line: 2 }));
  for await (const row of parser as AsyncIterable<string[]>) {
    if (count % LOT === 0) connection.raw.exec(count === 0 ? 'begin immediate' : 'commit; begin immediate');
    void connection.sql.run(insert, ...row);
    count += 1;
  }
  connection.raw.exec('commit');
  const rate = (count / (performance.now() - started)) * 1_000;
  connection.close();
  return rate;
};

const run = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-import-'));
  const file = join(folder, 'people.csv');
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const bare = await bareLoop(file, join(folder, 'bare.db'));
  const first = await openOrThrow(join(folder, 'own', 'kontor.db'));
  // Accounts alone, and somebody to import for.
  await seedStore(first, { people: 1, companies: 1, activities: 0, orders: 0, seed: 1 });
  await first.close();
  const { store, scope } = await openBenchStore(join(folder, 'own'));
  const imports = createImports({
    store,
    executor: executorOf(store),
    clock: systemClock,
    newId: createIdGenerator(systemClock, systemRandom),
    folder: join(folder, 'imports'),
  });
  const asked = { ...scope, role: 'owner' as const };
  const added = await imports.add(asked, {
    kind: 'person',
    fileName: 'people.csv',
    source: { path: file },
    options: {},
  });
  if (!added.ok) throw new Error(added.error.code);
  const { id, mapping } = added.value.run;
  await imports.start(asked, id, mapping, 'external');
  const peak = createPeak();
  const started = performance.now();
  const done = await imports.carryOn(asked, id, { told: peak.look });
  const rate = (ROWS / (performance.now() - started)) * 1_000;
  if (!done.ok || done.value.created !== ROWS) throw new Error('The import did not take every row.');
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    measured(
      'import.csv',
      rate,
      'rows/s',
      `CSV parser and bare inserts of the same rows: ${Math.round(bare)} rows/s`,
      rate / bare,
    ),
    measured('import.csv.memory', peak.mebibytes(), 'MiB', `most in memory over idle, ${ROWS} rows`),
  ];
};

export const importFigure: Figure = { names: ['import.csv', 'import.csv.memory'], run };
