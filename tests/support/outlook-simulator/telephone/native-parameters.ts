/**
 * Calls of office.js on a telephone carry their values by position; those of the web by name. Here are the names.
 * Calls not listed carry their names in a JSON text at the end, as all of them may for what was added later.
 */

type Values = readonly unknown[];

const named =
  (...names: readonly string[]) =>
  (values: Values): Record<string, unknown> =>
    Object.fromEntries(names.map((name, at) => [name, values[at]]));

const addresses = (text: unknown): string[] => String(text).split(';').filter(Boolean);

const people = (list: unknown): { address: unknown; name: unknown }[] =>
  (list as [unknown, unknown][]).map(([address, name]) => ({ address, name }));

const appointment = ([required, optional, start, end, location, resources, subject, body]: Values) => ({
  requiredAttendees: addresses(required),
  optionalAttendees: addresses(optional),
  start,
  end,
  location,
  resources: addresses(resources),
  subject,
  body,
});

const message = ([to, cc, bcc, subject, htmlBody, attachments]: Values) => ({
  toRecipients: addresses(to),
  ccRecipients: addresses(cc),
  bccRecipients: addresses(bcc),
  subject,
  htmlBody,
  attachments,
});

const body = named('data', 'coercionType');
const coercion = named('coercionType');
const storedItem = named('itemId');
const replyText = named('htmlBody');
const reply = named('htmlBody', 'attachments');
const notification = named('key', 'type', 'persistent', 'message', 'icon');
const recipients = ([recipientField, list]: Values) => ({ recipientField, recipientArray: people(list) });

const BY_POSITION: Readonly<Record<number, { count: number; read: (values: Values) => object }>> = {
  4: { count: 1, read: ([text]) => ({ customProperties: JSON.parse(String(text)) as unknown }) },
  7: { count: 8, read: appointment },
  177: { count: 8, read: appointment },
  8: { count: 1, read: storedItem },
  9: { count: 1, read: storedItem },
  179: { count: 1, read: storedItem },
  180: { count: 1, read: storedItem },
  10: { count: 1, read: replyText },
  11: { count: 1, read: replyText },
  183: { count: 1, read: replyText },
  184: { count: 1, read: replyText },
  30: { count: 2, read: reply },
  31: { count: 2, read: reply },
  181: { count: 2, read: reply },
  182: { count: 2, read: reply },
  13: { count: 2, read: body },
  23: { count: 2, read: body },
  29: { count: 2, read: body },
  38: { count: 2, read: body },
  28: { count: 1, read: coercion },
  37: { count: 1, read: coercion },
  15: { count: 1, read: named('recipientField') },
  17: { count: 1, read: named('subject') },
  21: { count: 2, read: recipients },
  22: { count: 2, read: recipients },
  33: { count: 5, read: notification },
  35: { count: 5, read: notification },
  36: { count: 1, read: named('key') },
  44: { count: 6, read: message },
  178: { count: 6, read: message },
};

/** The values of a call by name, with what came as JSON text behind them. */
export const nameParameters = (dispatchId: number, values: Values): Record<string, unknown> => {
  const positions = BY_POSITION[dispatchId];
  const blob = values[positions?.count ?? 0];
  return {
    ...positions?.read(values),
    ...(typeof blob === 'string' ? (JSON.parse(blob) as object) : {}),
  };
};
