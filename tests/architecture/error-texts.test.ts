import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { errorCodesOf } from '#shared/api/endpoint-errors.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { errorTexts } from '#server/http/error-texts.ts';
import { root } from '#tests/support/run-command.ts';
import { projectFiles } from './support/project-files.ts';

const [errorsDe, errorsEn] = [errorTexts('de'), errorTexts('en')];

/** A literal code handed to `fail`; codes made elsewhere are found in the endpoints. */
const FAIL = /\bfail\(\s*'([a-z_]+(?:\.[a-z_]+)*)'/g;

/** Shown as a screen or beside the field it is about, with words of its own (`shared/i18n/en/pairing.ts`, `outlook.ts`, `outlook-connect.ts`). */
const OWN_WORDS = new Set([
  'address.empty',
  'address.invalid',
  'address.not_kontor',
  'address.not_set_up',
  'pairing.refused',
  'dialog.garbled',
  'entra.silent',
  'entra.not_given',
  'outlook.outside',
  'outlook.script_missing',
  'outlook.silent',
]);

const codesInSources = async (isAsked = (_: string): boolean => true): Promise<string[]> => {
  const files = (await projectFiles(root)).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith('tests/') && isAsked(path),
  );
  const texts = await Promise.all(files.map((path) => readFile(join(root, path), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(FAIL)].map(([, code]) => code!));
};

test('every failure has a sentence in German and in English', async () => {
  const declared = Object.values(endpoints as Record<string, Endpoint>).flatMap(errorCodesOf);
  const codes = [...new Set([...(await codesInSources()), ...declared])].filter(
    (code) => !OWN_WORDS.has(code),
  );
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !(code in errorsEn))).toEqual([]);
  expect(codes.filter((code) => !(code in errorsDe))).toEqual([]);
});

test('every failure of a mutation is one its endpoint declares', async () => {
  const MUTATIONS =
    /^server\/(?:.*\.mutations\.ts|mutations\.ts|core\/.*\.ts|mail\/mail-(?:log|rows)\.ts|.*\/activity-access\.ts)$/;
  const codes = new Set(await codesInSources((path) => MUTATIONS.test(path)));
  expect(codes.size).toBeGreaterThan(15);
  const declared = errorCodesOf(endpoints.mutate);
  expect([...codes].filter((code) => !declared.includes(code))).toEqual([]);
});

test('both languages know the same failures', () => {
  const german = Object.keys(errorsDe).filter((key) => !key.endsWith('.du'));
  expect(german.toSorted()).toEqual(Object.keys(errorsEn).toSorted());
});
