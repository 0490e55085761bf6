/**
 * `npm run clicks`: how many clicks each everyday task takes, counted by the input events the browser itself delivers to
 * the panel. Prints one JSON line per task and host: `{"task","host","clicks"}`. Exit code 1 when a task could not be done.
 */
import { ensureBuilt } from '#server/build.ts';
import { outlookClicks } from './outlook.clicks.ts';

await ensureBuilt((line) => process.stderr.write(`${line}\n`));
for (const line of await outlookClicks()) process.stdout.write(`${JSON.stringify(line)}\n`);
