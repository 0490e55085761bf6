/** Every real mail that can be read, with the name of its file. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Mail } from '#shared/domain/mail.ts';
import { createMailReader } from '#server/mail/parse/mail-reader.ts';
import { outsidePath } from '#tests/support/outside-data.ts';

const FOLDERS = [
  ['mail', 'eml'],
  ['msg', 'msg'],
] as const;

export const readOutsideMails = async (): Promise<{ readonly name: string; readonly mail: Mail }[]> => {
  const reader = createMailReader();
  const mails: { name: string; mail: Mail }[] = [];
  for (const [folder, format] of FOLDERS) {
    const root = outsidePath('data', folder);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const path = join(root, name);
      if (!statSync(path).isFile()) continue;
      const result = await reader.read(readFileSync(path), format);
      if (result.ok) mails.push({ name: basename(name), mail: result.value.mail });
    }
  }
  await reader.close();
  return mails;
};
