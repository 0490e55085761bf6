/** `npm run -s reply -- text.txt`: shows as JSON what Kontor takes for the writer's own words in a mail text. */
import { readFile } from 'node:fs/promises';
import { replyTexts } from '#shared/capture/quoted-reply.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Usage: npm run -s reply -- <text file>');
  process.exitCode = 2;
} else {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    console.error(`Cannot read ${path}`);
    process.exitCode = 1;
  } else {
    console.log(JSON.stringify(replyTexts(text), null, 2));
  }
}
