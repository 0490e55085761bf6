/** Calls that change what is being written: text, subject, recipients, headers, session data. */
import { type Draft, type AppointmentDraft, isDraft } from '../mailbox/item.ts';
import type { ReplyContent } from '../wire/envelope.ts';
import { addressFromWire } from '../wire/address.ts';
import {
  type DispatchEntry,
  type DispatchScene,
  type DispatchTable,
  done,
  failed,
  officeErrors,
  value,
} from './answer.ts';

type AnyDraft = Draft | AppointmentDraft;
type DraftAnswer = (draft: AnyDraft, params: Record<string, unknown>, scene: DispatchScene) => ReplyContent;

/** An entry that only makes sense while something is being written. */
const whileWriting = (
  call: string,
  since: string,
  answer: DraftAnswer,
  permission: DispatchEntry['permission'] = 'ReadWriteItem',
): DispatchEntry => ({
  call,
  since,
  permission,
  answer: (scene) =>
    scene.item !== null && isDraft(scene.item)
      ? answer(scene.item, scene.params, scene)
      : failed(officeErrors.notSupported),
});

const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, '');

/** Text and HTML of a body stay two views of one thing. */
function bodyFrom(data: unknown, coercionType: unknown): AnyDraft['body'] {
  const given = String(data);
  return coercionType === 3 ? { html: given, text: textOf(given) } : { html: given, text: given };
}

function addToBody(draft: AnyDraft, params: Record<string, unknown>, where: 'start' | 'end'): ReplyContent {
  const added = bodyFrom(params['data'], params['coercionType']);
  const [html, text] = [draft.body.html, draft.body.text];
  draft.body =
    where === 'start'
      ? { html: added.html + html, text: added.text + text }
      : { html: html + added.html, text: text + added.text };
  return done();
}

function recipientList(draft: AnyDraft, field: unknown) {
  if (draft.kind === 'draft') return field === 0 ? draft.to : field === 1 ? draft.cc : draft.bcc;
  return field === 0 ? draft.required : draft.optional;
}

const recipientsFrom = (params: Record<string, unknown>) =>
  (params['recipientArray'] as { name?: string; address?: string }[]).map(addressFromWire);

const setSelectedData: DraftAnswer = (draft, params) => addToBody(draft, params, 'end');

export const composeCalls: DispatchTable = {
  13: whileWriting('body.setSelectedDataAsync', '1.1', setSelectedData),
  14: whileWriting('body.getTypeAsync', '1.1', (draft) => value(draft.bodyFormat), 'ReadItem'),
  17: whileWriting('subject.setAsync', '1.1', (draft, { subject }) => {
    draft.subject = String(subject);
    return done();
  }),
  21: whileWriting('recipients.setAsync', '1.1', (draft, params) => {
    const list = recipientList(draft, params['recipientField']);
    list.splice(0, list.length, ...recipientsFrom(params));
    return done();
  }),
  22: whileWriting('recipients.addAsync', '1.1', (draft, params) => {
    recipientList(draft, params['recipientField']).push(...recipientsFrom(params));
    return done();
  }),
  23: whileWriting('body.prependAsync', '1.1', (draft, params) => addToBody(draft, params, 'start')),
  25: whileWriting('time.setAsync', '1.1', (draft, { TimeProperty, time }) => {
    if (draft.kind !== 'appointment-draft') return failed(officeErrors.notSupported);
    draft[TimeProperty === 1 ? 'start' : 'end'] = new Date(Number(time)).toISOString();
    return done();
  }),
  27: whileWriting('location.setAsync', '1.1', (draft, { location }) => {
    if (draft.kind !== 'appointment-draft') return failed(officeErrors.notSupported);
    draft.location = String(location);
    return done();
  }),
  29: whileWriting('item.setSelectedDataAsync', '1.2', setSelectedData),
  32: whileWriting('saveAsync', '1.3', (draft) => {
    draft.saved = true;
    return value(draft.itemId);
  }),
  38: whileWriting('body.setAsync', '1.3', (draft, { data, coercionType }) => {
    draft.body = bodyFrom(data, coercionType);
    return done();
  }),
  151: whileWriting(
    'internetHeaders.getAsync',
    '1.8',
    (draft, { internetHeaderKeys }) => {
      const wanted = new Set((internetHeaderKeys as string[]).map((name) => name.toLowerCase()));
      const present = Object.entries(draft.internetHeaders);
      return value(Object.fromEntries(present.filter(([name]) => wanted.has(name.toLowerCase()))));
    },
    'ReadItem',
  ),
  152: whileWriting('internetHeaders.setAsync', '1.8', (draft, { internetHeaderNameValuePairs }) => {
    Object.assign(draft.internetHeaders, internetHeaderNameValuePairs);
    return done();
  }),
  153: whileWriting('internetHeaders.removeAsync', '1.8', (draft, { internetHeaderKeys }) => {
    const gone = new Set((internetHeaderKeys as string[]).map((name) => name.toLowerCase()));
    for (const name of Object.keys(draft.internetHeaders))
      if (gone.has(name.toLowerCase())) delete draft.internetHeaders[name];
    return done();
  }),
  173: whileWriting('body.setSignatureAsync', '1.10', (draft, params) => addToBody(draft, params, 'end')),
  185: whileWriting('sessionData.setAsync', '1.11', (draft, params) => {
    draft.sessionData[String(params['name'])] = String(params['value']);
    return done();
  }),
  186: whileWriting('sessionData.getAsync', '1.11', (draft, { name }) => {
    const stored = draft.sessionData[String(name)];
    return stored === undefined ? failed(officeErrors.keyNotFound) : value(stored);
  }),
  187: whileWriting('sessionData.getAllAsync', '1.11', (draft) => value(draft.sessionData)),
};
