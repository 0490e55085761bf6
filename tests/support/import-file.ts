/** Files taken in over the contract, as Kontor's pages do. */
import type { ImportKey, ImportMapping, ImportPreview, ImportRun } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import type { TestApp, TestUser } from './test-app.ts';

export const sendFile = async (
  user: TestUser,
  kind: FieldRecord,
  content: string | Uint8Array,
  name = 'liste.csv',
): Promise<ImportPreview> => {
  const response = await user.request(`/api/v1/imports?kind=${kind}&name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: typeof content === 'string' ? content : new Uint8Array(content),
  });
  const answer = (await response.json()) as ImportPreview & { error?: { code: string } };
  if (answer.error) throw new Error(answer.error.code);
  return answer;
};

export const readRunOf = async (user: TestUser, id: string) => {
  const answer = await user.api.call('import', { params: { id } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

/** Taken in with what Kontor guesses unless it is said, carried out, and how it stood at the end. */
export const importFile = async (
  app: TestApp,
  user: TestUser,
  kind: FieldRecord,
  content: string | Uint8Array,
  asked: { readonly mapping?: ImportMapping; readonly key?: ImportKey; readonly name?: string } = {},
): Promise<ImportRun> => {
  const { run } = await sendFile(user, kind, content, asked.name);
  const body = { mapping: [...(asked.mapping ?? run.mapping)], key: asked.key ?? run.key };
  const started = await user.api.call('startImport', { params: { id: run.id }, body });
  if (!started.ok) throw new Error(started.error.code);
  await app.services.importJobs.settled();
  return (await readRunOf(user, run.id)).run;
};

export const revertFile = async (app: TestApp, user: TestUser, id: string) => {
  const reverting = await user.api.call('revertImport', { params: { id }, body: {} });
  if (!reverting.ok) throw new Error(reverting.error.code);
  await app.services.importJobs.settled();
  return readRunOf(user, id);
};

/** As its bytes say it, mark included. */
export const failuresOf = async (user: TestUser, id: string): Promise<string> => {
  const response = await user.request(`/api/v1/imports/${id}/failures`);
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
};
