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
    plain: 'b3367eb768e5953bb138f06f94db80267067052a560399627e17049a553f883d',
    events: '2c8a271259310f2d253316aae69255070b4764d83cda7a461938549000114bdd',
    multiSelect: '857c8ef50b1b579845f258e498df4b77a711693e3ce20499c4e042a2806b9a72',
    both: '6887bf3f567fb729bc626a1cbfd98a0b8d9e4ce44f02eacfb8e46ac99122a141',
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
