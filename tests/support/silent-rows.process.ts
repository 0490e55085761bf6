/** Stands in for the process that reads files and says nothing for a long time. */
import { setTimeout as pass } from 'node:timers/promises';

await pass(60_000);
