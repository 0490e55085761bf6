import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '#tests/support/run-command.ts';
import {
  complainOfCase,
  complainOfLength,
  complainOfName,
  complainOfOffice,
  isCode,
  maxLines,
} from './support/file-rules.ts';
import { areas, projectFiles } from './support/project-files.ts';

describe('the tree', () => {
  let files: string[] = [];
  let code: { path: string; text: string }[] = [];

  beforeAll(async () => {
    files = await projectFiles(root);
    code = await Promise.all(
      files.filter(isCode).map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
    );
  });

  test('is seen at all', () => {
    expect(code.length).toBeGreaterThan(50);
    for (const area of areas) expect(code.some(({ path }) => path.startsWith(`${area}/`))).toBe(true);
  });

  test('names files and folders in kebab-case', () => {
    expect(files.map(complainOfCase).filter(Boolean)).toEqual([]);
  });

  test('has no file or folder that is named after nothing', () => {
    expect(files.map(complainOfName).filter(Boolean)).toEqual([]);
  });

  test(`has no file of more than ${maxLines} lines`, () => {
    expect(code.map(({ path, text }) => complainOfLength(path, text)).filter(Boolean)).toEqual([]);
  });

  test('talks to Outlook in one place', () => {
    const product = code.filter(({ path }) => /[.]tsx?$/.test(path) && !path.startsWith('tests/'));
    expect(product.map(({ path, text }) => complainOfOffice(path, text)).filter(Boolean)).toEqual([]);
  });

  test.each(areas)('explains %s in a README', (area) => {
    expect(files).toContain(`${area}/README.md`);
  });
});

describe('the rules about files', () => {
  test('tell kebab-case from other cases', () => {
    expect(complainOfCase('shared/lib/mailKey.ts')).toContain('mailKey.ts');
    expect(complainOfCase('shared/Lib/key.ts')).toContain('Lib');
    expect(complainOfCase('shared/lib/mail-key.test.ts')).toBeUndefined();
    expect(complainOfCase('server/db/migrations/0001-people.ts')).toBeUndefined();
    expect(complainOfCase('server/README.md')).toBeUndefined();
  });

  test('know the names that say nothing', () => {
    expect(complainOfName('shared/utils/key.ts')).toContain('utils');
    expect(complainOfName('server/mail.manager.ts')).toContain('manager');
    expect(complainOfName('server/mail-helpers.ts')).toContain('helpers');
    expect(complainOfName('server/common-passwords.ts')).toBeUndefined();
    expect(complainOfName('server/managed-device.ts')).toBeUndefined();
  });

  test('count lines', () => {
    expect(complainOfLength('a.ts', 'x\n'.repeat(maxLines + 1))).toContain('401 lines');
    expect(complainOfLength('a.ts', 'x\n'.repeat(maxLines))).toBeUndefined();
  });

  test('find Office in code and types, not in comments and texts', () => {
    expect(complainOfOffice('shared/panel/a.ts', '\nOffice.context.mailbox;')).toContain('a.ts:2');
    expect(complainOfOffice('server/a.ts', 'let item: Office.Item;')).toBeDefined();
    expect(complainOfOffice('server/a.ts', '// Office.onReady\nconst a = "Office.js";')).toBeUndefined();
    expect(complainOfOffice('outlook-addin/office-host.ts', 'Office.onReady();')).toBeUndefined();
    expect(complainOfOffice('outlook-addin/events/events.ts', 'Office.onReady();')).toBeUndefined();
    expect(complainOfOffice('outlook-addin/events/other.ts', 'Office.onReady();')).toBeDefined();
  });
});
