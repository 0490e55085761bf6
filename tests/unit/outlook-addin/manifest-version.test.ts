/** A changed manifest needs a higher version: clients keep the one they have as long as its version is the same. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { makeManifest } from '#tests/support/filled-manifest.ts';

/**
 * Every manifest there was, by the version of `package.json` it came with. Who changes `manifest.xml` or how it is filled
 * raises that version and adds a line; a line of a version that went out is never changed.
 */
const HISTORY: readonly { readonly version: string; readonly sha256: string; readonly events: string }[] = [
  {
    version: '0.1.0',
    sha256: '5baaa1a8435600ee79a7eeb69c5a0274aad383c67894653ac4fa7285d3d09f6f',
    events: 'e9c8cfd8a2b7543f4be23ebe0e90165773fc6517f96a7594349fe1c62c4ecf2a',
  },
];

const newest = HISTORY.at(-1)!;

const versionNumber = (version: string): number =>
  version.split('.').reduce((number, part) => number * 100_000 + Number(part), 0);

/** The manifest of one installation, always with the same version in it. */
const manifestHash = (events = false): string =>
  createHash('sha256')
    .update(makeManifest({ version: '0.0.0', events }).replaceAll('\r\n', '\n'))
    .digest('hex');

test('the manifest is the one its version stands for', () => {
  expect(
    manifestHash(),
    `The manifest differs from that of ${newest.version}: raise the version in package.json and add a line here.`,
  ).toBe(newest.sha256);
  expect(
    manifestHash(true),
    `The variant with events differs from that of ${newest.version}: raise the version in package.json and add a line here.`,
  ).toBe(newest.events);
});

test('a manifest that changed came with a higher version, and the product is not older than its manifest', () => {
  const versions = HISTORY.map(({ version }) => versionNumber(version));
  expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
  expect(versionNumber(packageJson.version)).toBeGreaterThanOrEqual(versionNumber(newest.version));
});
