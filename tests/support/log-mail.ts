/** Short ways to log mails in tests: raw ones through the interface, and as panels do it. */
import { createHash } from 'node:crypto';
import type { Visibility } from '#shared/domain/activity.ts';
import type { Mail, MailAttachment } from '#shared/domain/mail.ts';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import type { TestUser } from './test-app.ts';

const newId = createIdGenerator({ now: () => Date.parse('2026-11-22T10:00:00Z') }, systemRandom);

export type Posted = {
  readonly status: number;
  readonly id: string;
  readonly code: string;
  readonly state: string;
};

/** Sends a raw mail as a script would. */
export const postMail = async (user: TestUser, raw: string | Uint8Array, query = ''): Promise<Posted> => {
  const response = await user.request(`/api/v1/mails${query}`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: Buffer.from(raw),
  });
  const body = (await response.json()) as { id?: string; status?: string; error?: { code: string } };
  return {
    status: response.status,
    id: body.id ?? '',
    state: body.status ?? '',
    code: body.error?.code ?? '',
  };
};

/** A raw mail out of header lines (each with its name) and a text. */
export const rawMail = (headers: Readonly<Record<string, string>>, text = 'Guten Tag'): string => {
  const all = {
    From: 'Karla Brandt <karla@brandt.example>',
    To: 'vertrieb@haus.example',
    Date: 'Fri, 20 Nov 2026 09:00:00 +0100',
    Subject: 'Anfrage',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `${lines.join('\r\n')}\r\n\r\n${text}\r\n`;
};

/** A mail as a panel hands it over. */
export const makeMail = (change: Partial<Mail> = {}): Mail => ({
  messageId: `<${newId()}@brandt.example>`,
  inReplyTo: '',
  references: [],
  conversationId: '',
  subject: 'Anfrage',
  sentAt: '2026-11-20T08:00:00.000Z',
  participants: [
    { role: 'from', email: 'karla@brandt.example', name: 'Karla Brandt' },
    { role: 'to', email: 'vertrieb@haus.example', name: '' },
  ],
  headers: '',
  text: 'Guten Tag',
  html: '',
  attachments: [],
  ...change,
});

export type LogResult = {
  readonly id: string;
  readonly status: string;
  readonly variant: boolean;
  readonly similarTo?: string;
};

type LogOptions = {
  visibility?: Visibility;
  links?: MutationArgs<'mail.log'>['links'];
  mutationId?: string;
  id?: string;
};

/** Logs as a panel does; throws when it is refused. */
export const logMail = async (user: TestUser, mail: Mail, options: LogOptions = {}): Promise<LogResult> => {
  const outcome = await sendLog(user, mail, options);
  if (outcome.status === 'rejected') throw new Error(outcome.error.code);
  return outcome.result as LogResult;
};

export const sendLog = (user: TestUser, mail: Mail, options: LogOptions = {}): Promise<MutationOutcome> => {
  const { visibility = 'all', links = [], mutationId, id = newId() } = options;
  return user.mutate(
    'mail.log',
    { id, mail, visibility, direction: 'none', links, source: 'test' },
    mutationId,
  );
};

export type FullActivity = {
  readonly item: { id: string; subject: string; preview: string; byName: string; visibility: string };
  readonly text: string;
  readonly mail: Mail;
  readonly log: {
    entries: { userId: string; userName: string }[];
    visibility: string;
    links: { type: string; id: string }[];
  };
  readonly variants: { byName: string; mail: Mail }[];
  readonly thread: { id: string }[];
};

/** Null when it is not there for this user. */
export const readActivity = async (user: TestUser, id: string): Promise<FullActivity | null> => {
  const response = await user.request(`/api/v1/activities/${id}`);
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`activity: ${response.status}`);
  return (await response.json()) as FullActivity;
};

export const loggersOf = async (user: TestUser, id: string): Promise<string[]> =>
  ((await readActivity(user, id))?.log.entries ?? []).map(({ userName }) => userName).toSorted();

/** Titles of the mails and notes a search finds. */
export const searchMails = async (user: TestUser, q: string): Promise<string[]> => {
  const response = await user.request(`/api/v1/search?in=activities&q=${encodeURIComponent(q)}`);
  const { items } = (await response.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id);
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const putBlob = (user: TestUser, hash: string, bytes: Uint8Array, offset: number, size: number) =>
  user.request(`/api/v1/blobs/${hash}?offset=${offset}&size=${size}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });

/** Uploads content and describes it as an attachment. */
export const attach = async (
  user: TestUser,
  bytes: Uint8Array,
  change: Partial<MailAttachment> = {},
): Promise<MailAttachment> => {
  const hash = sha256(bytes);
  const answer = await putBlob(user, hash, bytes, 0, bytes.byteLength);
  if (answer.status !== 200) throw new Error(`upload: ${answer.status}`);
  const described = { name: 'plan.pdf', contentType: 'application/pdf', inline: false, contentId: '' };
  return { hash, sizeBytes: bytes.byteLength, ...described, ...change };
};
