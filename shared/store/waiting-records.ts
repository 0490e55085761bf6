/** What a change that is still on this device is about, by the names a picture of the server carries. */
import { messageIdKey } from '../domain/message-id.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';

const mailKey = (mail: unknown): string[] => {
  const { messageId } = (mail ?? {}) as { messageId?: unknown };
  const key = typeof messageId === 'string' ? messageIdKey(messageId) : '';
  return key ? [key] : [];
};

/** Ids of the records it makes or changes, and the key of the mail it logs. */
export const recordsOf = ({ args }: MutationEnvelope): readonly string[] => [
  ...(typeof args['id'] === 'string' ? [args['id']] : []),
  ...mailKey(args['mail']),
];
