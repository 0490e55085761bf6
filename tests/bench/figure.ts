/** What a figure of the benchmark is, and what it is given to work with. */
import type { BenchServer } from './bench-server-process.ts';
import type { BenchStore, Size } from './bench-store.ts';

export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Value against what was measured beside it in the same run; null when there is nothing to compare with. */
  readonly ratio: number | null;
  readonly against: string;
};

export type BenchContext = {
  readonly size: Size;
  /** The folder with the seeded data, for a server of one's own. */
  readonly folder: () => Promise<string>;
  /** The seeded store, opened in this process. */
  readonly store: () => Promise<BenchStore>;
  /** The real app over the seeded store, in a process of its own. */
  readonly server: () => Promise<BenchServer>;
};

/** What is measured together; `run` gives one line for each of its names. */
export type Figure = {
  readonly names: readonly string[];
  readonly run: (context: BenchContext) => Promise<readonly Measured[]>;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export const measured = (
  name: string,
  value: number,
  unit: string,
  against = '',
  ratio: number | null = null,
): Measured => ({
  name,
  value: rounded(value),
  unit,
  ratio: ratio === null ? null : rounded(ratio),
  against,
});

/** The value below which the share of all lies; `values` in any order. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
export const median = (values: readonly number[]): number => percentile(values, 0.5);
