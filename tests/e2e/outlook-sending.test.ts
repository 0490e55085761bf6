/** The handler for sending, as served, in the real office.js: the page Outlook on the web opens for it out of sight. */
import { expect, test } from 'vitest';
import { newReference } from '#shared/domain/outgoing-mail.ts';
import { makeDraft } from '../support/outlook-simulator/index.ts';
import type { Draft, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { useOutlookPane } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
const reference = newReference();

const openHandlers = async (draft: Draft, profile = {}): Promise<OutlookSimulator> => {
  const outlook = await pane.start({ paneUrl: `${pane.server().url}/outlook/events.html`, profile });
  await outlook.open(draft);
  await outlook.waitForRegistration('AppCommandInvoked');
  return outlook;
};

/** What Outlook is told when the handler is through. */
const send = async (outlook: OutlookSimulator): Promise<unknown> => {
  const completed = outlook.nextCall('executeMethod');
  expect(outlook.raise('AppCommandInvoked', { commandId: 'send-1', functionName: 'onMessageSend' })).toBe(
    'told',
  );
  const { params } = await completed;
  const { 0: command, 1: status, 2: answer } = params as Record<string, unknown>;
  expect([command, status]).toEqual(['send-1', 0]);
  return (JSON.parse(String(answer)) as { completedContext: unknown }).completedContext;
};

test('a mail goes out with the header that was decided on last', async () => {
  const draft = makeDraft({ sessionData: { kontor: JSON.stringify({ reference }) } });
  const outlook = await openHandlers(draft);
  expect(await send(outlook)).toEqual({ allowEvent: true });
  expect(draft.internetHeaders).toEqual({ 'x-kontor-ref': reference });
  expect(outlook.calls.flatMap(({ call }) => call ?? [])).toEqual([
    'sessionData.getAsync',
    'internetHeaders.setAsync',
  ]);
});

test('a mail whose last word was against it goes out without', async () => {
  const draft = makeDraft({
    internetHeaders: { 'x-kontor-ref': reference, 'x-other': 'stays' },
    sessionData: { kontor: '{"reference":null}' },
  });
  expect(await send(await openHandlers(draft))).toEqual({ allowEvent: true });
  expect(draft.internetHeaders).toEqual({ 'x-other': 'stays' });
});

test('a mail that was never beside the panel goes out as it is', async () => {
  const draft = makeDraft();
  expect(await send(await openHandlers(draft))).toEqual({ allowEvent: true });
  expect(draft.internetHeaders).toEqual({});
});

test('a mail goes out although Outlook never answers or refuses everything', async () => {
  const draft = makeDraft({ sessionData: { kontor: JSON.stringify({ reference }) } });
  const outlook = await openHandlers(draft);
  const mute = outlook.neverAnswer('sessionData.getAsync');
  expect(await send(outlook)).toEqual({ allowEvent: true });
  mute.stop();
  outlook.fail('internetHeaders.setAsync', { errorCode: 9020 });
  expect(await send(outlook)).toEqual({ allowEvent: true });
});

test('a mail goes out where the add-in may only read', async () => {
  const draft = makeDraft({ sessionData: { kontor: JSON.stringify({ reference }) } });
  expect(await send(await openHandlers(draft, { permission: 'ReadItem' }))).toEqual({ allowEvent: true });
  expect(draft.internetHeaders).toEqual({});
});
