/** Own logs of the mail that is asked about, where nothing but its content tells that it is the same. */
import { contentIdentityText } from '../domain/mail-fingerprint.ts';
import type { Mail } from '../domain/mail.ts';
import { messageIdKey } from '../domain/message-id.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';
import type { PanelQuery } from '../domain/panel.ts';
import { hashBytes } from './content-upload.ts';

const isLogOf = async ({ name, args }: MutationEnvelope, identity: string): Promise<boolean> => {
  if (name !== 'mail.log') return false;
  const mail = args['mail'] as Mail;
  const text = messageIdKey(mail.messageId) === '' ? contentIdentityText(mail) : null;
  if (text === null) return false;
  const hash = await hashBytes(new TextEncoder().encode(text));
  return hash.ok && hash.value === identity;
};

/** Ids of the changes among the given ones that log it; none where the mail has a Message-ID. */
export const logsByContent = async (
  { content }: PanelQuery,
  changes: readonly MutationEnvelope[],
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  // Who does not say when a mail was sent cannot tell it from one like it.
  if (!content?.identity) return found;
  for (const change of changes) if (await isLogOf(change, content.identity)) found.add(change.id);
  return found;
};
