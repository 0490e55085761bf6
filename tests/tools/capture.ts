/**
 * `npm run -s capture -- page.html --url https://… [--imprint imprint.html]`: shows as JSON what Kontor would propose
 * after a click on that page: one list of `{field, value, source, confidence}`, the company's first; what is a person's
 * also says of which `person`, counted from 1. With `--imprint` that file stands for the page's imprint.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseHTML } from 'linkedom';
import { readImprintPage, readPageContent } from '#shared/capture/page-content.ts';
import { pageFacts } from '#shared/capture/page-facts.ts';

const documentOf = async (path: string): Promise<Document> => {
  const { document } = parseHTML(await readFile(path, 'utf8'));
  return document;
};

const capture = async (page: string, url: string, imprint: string | undefined): Promise<void> => {
  const content = readPageContent(await documentOf(page), url);
  const named =
    imprint === undefined ? null : readImprintPage(await documentOf(imprint), content.imprintUrl || url);
  const { company, people } = pageFacts(content, named);
  const ofPeople = people.flatMap((person, at) => person.map((one) => ({ ...one, person: at + 1 })));
  console.log(JSON.stringify([...company, ...ofPeople], null, 2));
};

const given = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, imprint: { type: 'string' } },
    });
  } catch {
    return null;
  }
})();
const [page] = given?.positionals ?? [];
const { url = '', imprint } = given?.values ?? {};

if (page === undefined || !URL.canParse(url)) {
  console.error('Usage: npm run -s capture -- <page.html> --url <https://…> [--imprint <imprint.html>]');
  process.exitCode = 2;
} else {
  await capture(page, url, imprint).catch((error: unknown) => {
    const { path = page } = error as { path?: string };
    console.error(`Cannot read ${path}`);
    process.exitCode = 1;
  });
}
