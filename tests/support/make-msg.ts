/** Outlook item files (.msg) for tests, written from a few fields. */
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

type Entry = Parameters<typeof burn>[0][number];

export type MsgFields = {
  /** Property id (four hex digits) to text. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly binaries?: Readonly<Record<string, Buffer>>;
  /** Property id to number. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** Property id to ms since 1970. */
  readonly times?: Readonly<Record<string, number>>;
};

export type MsgItem = MsgFields & {
  readonly recipients?: readonly MsgFields[];
  readonly attachments?: readonly MsgFields[];
};

/** MS-OXPROPS ids by the names used in tests. */
export const MSG_PROPERTY = {
  messageClass: '001A',
  subject: '0037',
  representingName: '0042',
  representingEmail: '0065',
  headers: '007D',
  submitTime: '0039',
  senderName: '0C1A',
  senderEmail: '0C1F',
  recipientType: '0C15',
  body: '1000',
  rtf: '1009',
  html: '1013',
  messageId: '1035',
  displayName: '3001',
  addressType: '3002',
  email: '3003',
  smtpAddress: '39FE',
  attachData: '3701',
  attachLongName: '3707',
  attachMime: '370E',
  contentId: '3712',
  internetCodePage: '3FDE',
} as const;

const propertyRow = (tag: number, value: bigint): Buffer => {
  const row = Buffer.alloc(16);
  row.writeUInt32LE(tag, 0);
  row.writeUInt32LE(6, 4);
  row.writeBigUInt64LE(value, 8);
  return row;
};

const FILE_TIME_EPOCH_MS = 11_644_473_600_000n;

export const makeMsg = (item: MsgItem): Buffer => {
  const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, children: [], length: 0 }];
  const add = (parent: number, entry: Entry): number => {
    entries[parent]!.children!.push(entries.length);
    return entries.push(entry) - 1;
  };
  const file = (parent: number, name: string, bytes: Buffer): void => {
    add(parent, {
      name,
      type: TypeEnum.DOCUMENT,
      binaryProvider: () => new Uint8Array(bytes),
      length: bytes.length,
    });
  };
  const write = (parent: number, fields: MsgFields, headerBytes: number): void => {
    const rows: Buffer[] = [Buffer.alloc(headerBytes)];
    const stream = (id: string, type: string, bytes: Buffer): void => {
      file(parent, `__substg1.0_${id}${type}`, bytes);
      rows.push(propertyRow(Number.parseInt(id + type, 16), BigInt(bytes.length)));
    };
    for (const [id, text] of Object.entries(fields.texts ?? {}))
      stream(id, '001F', Buffer.from(text, 'utf16le'));
    for (const [id, bytes] of Object.entries(fields.binaries ?? {})) stream(id, '0102', bytes);
    for (const [id, value] of Object.entries(fields.numbers ?? {}))
      rows.push(propertyRow(Number.parseInt(`${id}0003`, 16), BigInt(value)));
    for (const [id, ms] of Object.entries(fields.times ?? {})) {
      rows.push(propertyRow(Number.parseInt(`${id}0040`, 16), (BigInt(ms) + FILE_TIME_EPOCH_MS) * 10_000n));
    }
    file(parent, '__properties_version1.0', Buffer.concat(rows));
  };
  const folder = (prefix: string, index: number): number =>
    add(0, {
      name: `${prefix}${index.toString(16).toUpperCase().padStart(8, '0')}`,
      type: TypeEnum.DIRECTORY,
      children: [],
      length: 0,
    });

  for (const [index, one] of (item.recipients ?? []).entries())
    write(folder('__recip_version1.0_#', index), one, 8);
  for (const [index, one] of (item.attachments ?? []).entries())
    write(folder('__attach_version1.0_#', index), one, 8);
  write(0, item, 32);
  return Buffer.from(burn(entries));
};
