/** Memory a piece of work takes. */
import { readFileSync } from 'node:fs';

const MEBIBYTE = 1_048_576;

/**
 * Memory of this process that nobody else can have. The resident size counts the pages of the database that are mapped as
 * well, as many as the system has room for: it grows with the file and says nothing about the import.
 */
const ownBytes = (): number => {
  try {
    const [, kibibytes = ''] =
      /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    return Number(kibibytes) * 1_024;
  } catch {
    return process.memoryUsage.rss();
  }
};

/** The most this process had over what it has now, at the moments it is looked at. */
export const createPeak = (): { look: () => void; mebibytes: () => number } => {
  const idle = ownBytes();
  let peak = idle;
  return {
    look: () => {
      peak = Math.max(peak, ownBytes());
    },
    mebibytes: () => (peak - idle) / MEBIBYTE,
  };
};
