/**
 * What a backup says about itself: `manifest.json`, written last. Each file stands in it with its size and SHA-256, so a
 * restore can tell a whole backup from a damaged one before it touches anything.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const fileSchema = z.object({ path: z.string(), sizeBytes: z.int(), sha256: z.string() });

const manifestSchema = z.object({
  kontor: z.literal('backup'),
  version: z.string(),
  at: z.string(),
  epoch: z.string(),
  /** `sqlite`: one database file. `tables`: a file of lines for each table. */
  form: z.enum(['sqlite', 'tables']),
  migrations: z.array(z.string()),
  counts: z.record(z.string(), z.int()),
  /** Attachments the database names and the data folder did not have whole. */
  missing: z.array(z.string()),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof fileSchema>;

export const MANIFEST = 'manifest.json';
export const DATABASE = 'kontor.db';
export const blobPath = (hash: string): string => `blobs/${hash.slice(0, 2)}/${hash}`;

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

export const describeFile = async (folder: string, path: string): Promise<BackupFile> => ({
  path,
  sizeBytes: (await stat(join(folder, path))).size,
  sha256: await sha256Of(join(folder, path)),
});

/** On disk when it returns. */
export const writeManifest = async (folder: string, manifest: Manifest): Promise<void> => {
  const file = await open(join(folder, MANIFEST), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A path of a manifest stays inside the backup. */
const isInside = (path: string): boolean =>
  /^(?:kontor\.db|tables\/\w+\.ndjson|blobs\/[0-9a-f]{2}\/[0-9a-f]{64})$/.test(path);

/** Errors: `restore.no_backup` where there is none. */
export const readManifest = async (folder: string): Promise<Result<Manifest>> => {
  const none = fail('restore.no_backup', { params: { folder } });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
  } catch {
    return none;
  }
  const parsed = z.safeParse(manifestSchema, json);
  return parsed.success && parsed.data.files.every(({ path }) => isInside(path)) ? ok(parsed.data) : none;
};

/** Errors: `restore.damaged` with the first file that is missing or not what it was. */
export const checkFiles = async (folder: string, { files }: Manifest): Promise<Result<null>> => {
  for (const { path, sha256 } of files) {
    const found = await sha256Of(join(folder, path)).catch(() => '');
    if (found !== sha256) return fail('restore.damaged', { params: { file: path } });
  }
  return ok(null);
};
