/** A changed manifest needs a higher version: clients keep the one they have as long as its version is the same. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { makeManifest } from '#tests/support/filled-manifest.ts';

const VARIANTS = {
  plain: {},
  events: { events: true },
  multiSelect: { multiSelect: true },
  both: { events: true, multiSelect: true },
} as const;
type Variant = keyof typeof VARIANTS;

/**
 * Every manifest there was, by the version of `package.json` it came with. Who changes `manifest.xml` or how it is filled
 * raises that version and adds a line; a line of a version that went out is never changed.
 */
const HISTORY: readonly ({ readonly version: string } & Readonly<Record<Variant, string>>)[] = [
  {
    version: '0.1.0',
    plain: '5baaa1a8435600ee79a7eeb69c5a0274aad383c67894653ac4fa7285d3d09f6f',
    events: 'e9c8cfd8a2b7543f4be23ebe0e90165773fc6517f96a7594349fe1c62c4ecf2a',
    multiSelect: 'c79202bffc22eee5ef19433de35454b9e03dcf351d5eca6e99dc1cbfb0502cd9',
    both: '94b04fe9f537ae2d60c98b70ab9f84468094ee15275e6eb3f4a4cd6b32a527ed',
  },
];

const newest = HISTORY.at(-1)!;

const versionNumber = (version: string): number =>
  version.split('.').reduce((number, part) => number * 100_000 + Number(part), 0);

/** The manifest of one installation, always with the same version in it. */
const manifestHash = (variant: Variant): string =>
  createHash('sha256')
    .update(makeManifest({ version: '0.0.0', ...VARIANTS[variant] }).replaceAll('\r\n', '\n'))
    .digest('hex');

test.each(Object.keys(VARIANTS) as Variant[])(
  'the manifest is the one its version stands for (%s)',
  (variant) => {
    expect(
      manifestHash(variant),
      `It differs from that of ${newest.version}: raise the version in package.json and add a line here.`,
    ).toBe(newest[variant]);
  },
);

test('a manifest that changed came with a higher version, and the product is not older than its manifest', () => {
  const versions = HISTORY.map(({ version }) => versionNumber(version));
  expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
  expect(versionNumber(packageJson.version)).toBeGreaterThanOrEqual(versionNumber(newest.version));
});
