/** The project's own add-in manifest, filled for an installation that does not exist. */
import { readFileSync } from 'node:fs';
import { fillManifest, type ManifestValues } from '#server/outlook/manifest.ts';

export const MANIFEST_ORIGIN = 'https://kontor.example:8443';

export const manifestTemplate = readFileSync(new URL('../../manifest.xml', import.meta.url), 'utf8');

export const makeManifestValues = (change: Partial<ManifestValues> = {}): ManifestValues => ({
  origin: MANIFEST_ORIGIN,
  installationId: '4b1c2d3e-0000-4000-8000-0123456789ab',
  version: '0.1.0',
  ...change,
});

/** Gives the XML; throws where filling fails, which is not what its callers test. */
export const makeManifest = (change: Partial<ManifestValues> = {}): string => {
  const result = fillManifest(manifestTemplate, makeManifestValues(change));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
