/** From made-up records to the rows and log entries their mutations would have written. */
import { createHash } from 'node:crypto';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import { mailMarks } from '#shared/domain/mail-fingerprint.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import { emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { recordToken } from '../activities/activity-tokens.ts';
import { linkId } from '../activities/earlier-mails.ts';
import { previewOf } from '../activities/preview.ts';
import { companyDerived, companyTokens } from '../companies/company.table.ts';
import type { DomainRow } from '../core/record-table.ts';
import { asFields, insertedValue, isEntry } from '../core/entry-columns.ts';
import { toColumn } from '../core/record-table.ts';
import { CUSTOM_COLUMN } from '../custom-fields/custom-index.ts';
import type { BulkRows } from '../db/store.ts';
import type { Value } from '../db/store.ts';
import { hashText } from '../mail/mail-rows.ts';
import { referenceKeys } from '../mail/mail-thread.ts';
import { personDerived, personTokens } from '../people/person.table.ts';
import { recordTables } from '../records.ts';
import { addressTokens } from '../search/address-index.ts';
import { placeTokens } from '../search/place-index.ts';
import { wordsOf } from '../search/word-index.ts';
import { TOKEN_KIND } from '../search/search-index.ts';
import type { SeedCompany, SeedEmployment, SeedPerson, SeedRelationship } from './customers.ts';
import type { SeedField } from './own-fields.ts';
import { SECOND_LOG_MS } from './happenings.ts';
import type { SeedActivity, SeedMail, SeedUser } from './happenings.ts';

const LOOSE: Record<string, readonly string[]> = {
  mail: [
    'activityId',
    'identity',
    'threadId',
    'conversationId',
    'fingerprint',
    'similarity',
    'messageId',
    'inReplyTo',
    'sentAt',
    'refs',
    'headers',
    'text',
    'html',
  ],
  mail_participant: ['activityId', 'position', 'role', 'email', 'emailKey', 'name'],
  mail_reference: ['activityId', 'refKey'],
  email_index: ['emailKey', 'recordType', 'recordId'],
  domain_index: ['domain', 'companyId'],
  seed_token: ['token', 'kind', 'recordNo'],
  seed_address: ['kind', 'token', 'recordNo'],
  task_token: ['token', 'taskId'],
  person_place: ['token', 'personNo'],
  record_word: ['kind', 'field', 'word', 'recordNo'],
  custom_value: ['fieldId', 'textKey', 'numberKey', 'recordId'],
  customer_order: ['id', 'number', 'companyId', 'personId', 'orderedOn', 'amountMinor', 'currency', 'sample'],
  mutation: ['id', 'userId', 'credentialId', 'name', 'argsHash', 'at', 'appliedAt', 'result'],
  audit: ['at', 'userId', 'credentialId', 'action', 'recordId', 'mutationId', 'outcome'],
  change: ['mutationId', 'recordType', 'recordId', 'op', 'bucket', 'userId', 'at', 'fields'],
};

export type Batch = {
  readonly person: (no: number, person: SeedPerson, by: SeedUser) => void;
  readonly company: (no: number, company: SeedCompany, by: SeedUser) => void;
  readonly employment: (employment: SeedEmployment, by: SeedUser) => void;
  readonly relationship: (relationship: SeedRelationship, by: SeedUser) => void;
  readonly field: (position: number, field: SeedField, by: SeedUser) => void;
  readonly activity: (no: number, activity: SeedActivity) => void;
  readonly task: (row: DomainRow, by: SeedUser) => void;
  readonly order: (row: readonly Value[]) => void;
  /** What was gathered, with its entries in mutation and audit; the batch is empty afterwards. */
  readonly take: () => { readonly rows: BulkRows[]; readonly texts: { no: number; tokens: string[] }[] };
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Long sentences without figures and names come from templates: their words are worked out once. */
const PIECES_MAX = 20_000;
const isRepeated = (piece: string): boolean => piece.length > 40 && !/[\d@]/.test(piece);
const known = new Map<string, readonly string[]>();
const tokensOfPiece = (piece: string): readonly string[] => {
  const found = known.get(piece);
  if (found) return found;
  const tokens = searchTokens(piece);
  if (isRepeated(piece) && known.size < PIECES_MAX) known.set(piece, tokens);
  return tokens;
};
const tokensOfPieces = (pieces: readonly string[], recordIds: readonly string[]): string[] => {
  const words = new Set<string>();
  for (const piece of pieces) for (const token of tokensOfPiece(piece)) words.add(token);
  return [...recordIds.map(recordToken), ...words];
};

/** `mutationId` stands in every entry of the log, as if one mutation had brought the batch. */
export const createBatch = (mutationId: string, at: string, mutationUser: SeedUser): Batch => {
  const rows = new Map<string, (readonly Value[])[]>();
  let texts: { no: number; tokens: string[] }[] = [];
  const add = (table: string, values: readonly Value[]): void => {
    const list = rows.get(table);
    if (list) list.push(values);
    else rows.set(table, [values]);
  };

  /** As the record writer does it. */
  const insert = (type: string, row: DomainRow, userId: string, now: string, no?: number): void => {
    const table = recordTables[type]!;
    const values = table.columns.map((column) => toColumn(table, column, insertedValue(table, column, row)));
    add(table.table, no === undefined ? values : [no, ...values]);
    const fields: Record<string, unknown> = {};
    for (const column of [...table.columns, ...Object.keys(row).filter((key) => isEntry(table, key))]) {
      if (!table.derived?.includes(column) && !isEmpty(row[column])) fields[column] = [null, row[column]];
    }
    add('change', [
      mutationId,
      type,
      row['id'] as string,
      'insert',
      table.bucket(row),
      userId,
      now,
      JSON.stringify(fields),
    ]);
  };

  const fresh = (id: string, now: string, bucket = 'all'): DomainRow => ({
    id,
    bucket,
    sample: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });

  const mailRows = (activity: SeedMail): void => {
    const { id, mail, threadId } = activity;
    const { fingerprint, similarity } = mailMarks(mail, hashText);
    add('mail', [
      id,
      messageIdKey(mail.messageId),
      threadId,
      mail.conversationId,
      fingerprint,
      similarity,
      mail.messageId,
      mail.inReplyTo,
      mail.sentAt,
      JSON.stringify(mail.references),
      mail.headers,
      mail.text,
      mail.html,
    ]);
    for (const [position, { role, email, name }] of mail.participants.entries()) {
      add('mail_participant', [id, position, role, email, emailKey(email), name]);
    }
    for (const key of referenceKeys(mail)) add('mail_reference', [id, key]);
  };

  const activityRow = (activity: SeedActivity, now: string): DomainRow => {
    const base = {
      ...fresh(activity.id, now),
      visibility: activity.visibility,
      teamId: activity.user.teamId,
      createdById: activity.user.id,
      attachments: 0,
    };
    if (activity.kind !== 'mail') {
      return { ...base, ...activity.fields, kind: activity.kind, preview: previewOf(activity.fields.text) };
    }
    const { mail, direction, own } = activity;
    return {
      ...base,
      kind: 'mail',
      occurredAt: mail.sentAt,
      subject: mail.subject,
      preview: previewOf(own),
      direction,
      outcome: '',
      text: '',
    };
  };

  const addWords = (record: keyof typeof TOKEN_KIND, no: number, row: DomainRow): void => {
    for (const { field, word } of wordsOf(record, row))
      add('record_word', [TOKEN_KIND[record], field, word, no]);
  };

  return {
    person: (no, person, by) => {
      const now = toInstant(person.ms);
      const { custom = {}, ...own } = person.fields;
      const values = asFields(CUSTOM_COLUMN, custom);
      const row = { ...fresh(person.id, now), ...own, ...values, ...personDerived(person.fields) };
      insert('person', row, by.id, now, no);
      for (const [fieldId, value] of Object.entries(custom))
        for (const key of Array.isArray(value) ? value : [value])
          add('custom_value', [fieldId, key as string, 0, person.id]);
      for (const { email } of person.fields.emails)
        add('email_index', [emailKey(email), 'person', person.id]);
      for (const token of personTokens(row)) add('seed_token', [token, TOKEN_KIND.person, no]);
      for (const token of placeTokens(row)) add('person_place', [token, no]);
      addWords('person', no, row);
      for (const token of addressTokens('person', row)) add('seed_address', [TOKEN_KIND.person, token, no]);
    },
    company: (no, company, by) => {
      const now = toInstant(company.ms);
      const row = {
        ...fresh(company.id, now),
        ...EMPTY_COMPANY,
        ...company.fields,
        ...companyDerived(company.fields),
      };
      insert('company', row, by.id, now, no);
      for (const { email } of company.fields.emails)
        add('email_index', [emailKey(email), 'company', company.id]);
      for (const domain of company.fields.domains) add('domain_index', [domain, company.id]);
      for (const token of companyTokens(row)) add('seed_token', [token, TOKEN_KIND.company, no]);
      addWords('company', no, row);
      for (const token of addressTokens('company', row)) add('seed_address', [TOKEN_KIND.company, token, no]);
    },
    employment: (employment, by) => {
      const now = toInstant(employment.ms);
      insert('employment', { ...fresh(employment.id, now), ...employment.fields }, by.id, now);
    },
    relationship: ({ id, ms, fields }, by) => {
      const now = toInstant(ms);
      insert('relationship', { ...fresh(id, now), ...fields }, by.id, now);
    },
    field: (position, { id, ms, fields }, by) => {
      const now = toInstant(ms);
      insert('custom_field', { ...fresh(id, now), ...fields, position, archivedAt: null }, by.id, now);
    },
    activity: (no, activity) => {
      const now = toInstant(activity.ms);
      const { id, user } = activity;
      const row = activityRow(activity, now);
      insert('activity', row, user.id, now, no);
      const recordIds = activity.links.map((link) => link.id);
      if (activity.kind === 'mail') {
        mailRows(activity);
        for (const by of activity.alsoBy ? [user, activity.alsoBy] : [user]) {
          const loggedAt = by === user ? now : toInstant(activity.ms + SECOND_LOG_MS);
          const { visibility } = activity;
          const log = {
            id: `${id}:${by.id}`,
            activityId: id,
            userId: by.id,
            at: loggedAt,
            visibility,
            teamId: by.teamId,
          };
          insert('mail_log', { ...log, source: 'seed' }, by.id, loggedAt);
        }
        const names = activity.mail.participants.map(({ email, name }) => `${name} ${email}`);
        texts.push({
          no,
          tokens: tokensOfPieces([activity.mail.subject, ...names, ...activity.pieces], recordIds),
        });
      } else
        texts.push({
          no,
          tokens: tokensOfPieces([activity.fields.subject, activity.fields.text], recordIds),
        });
      for (const link of activity.links) {
        insert(
          'activity_link',
          { id: linkId(id, link.id), activityId: id, recordType: link.type, recordId: link.id },
          user.id,
          now,
        );
      }
    },
    task: (row, by) => {
      insert('task', row, by.id, row['createdAt'] as string);
      for (const token of searchTokens(row['title'] as string))
        add('task_token', [token, row['id'] as string]);
    },
    order: (row) => add('customer_order', row),
    take: () => {
      const argsHash = createHash('sha256').update(mutationId).digest('base64url');
      const { id: userId } = mutationUser;
      add('mutation', [mutationId, userId, null, 'seed.load', argsHash, at, at, '{}']);
      add('audit', [at, userId, null, 'seed.load', null, mutationId, 'applied']);
      const taken = [...rows].map(([table, values]): BulkRows => {
        const record = Object.values(recordTables).find((one) => one.table === table);
        const numbered = table === 'person' || table === 'company' || table === 'activity';
        return {
          table,
          columns: LOOSE[table] ?? [...(numbered ? ['no'] : []), ...record!.columns],
          rows: values,
        };
      });
      const result = { rows: taken, texts };
      rows.clear();
      texts = [];
      return result;
    },
  };
};
