/** What goes wrong on the way between a pane and Outlook, as the real office.js shows it to an add-in. */
import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import {
  askOffice,
  makeMail,
  type OutlookSimulator,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

async function outlookOnMail(mail = makeMail(), given?: OutlookSimulator): Promise<OutlookSimulator> {
  const outlook = given ?? (await simulator.shared());
  await outlook.open(mail);
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
}

const askBody = (pane: Frame) =>
  askOffice<string>(pane, (done) =>
    Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
  );

/** Asks for the headers, whose answer comes after any answer to what was asked before. */
const askHeaders = (pane: Frame) =>
  askOffice<string>(pane, (done) => Office.context.mailbox.item!.getAllInternetHeadersAsync(done));

/** True when a call that was answered before the headers were has still not called back. */
async function isNeverCalledBack(pane: Frame): Promise<boolean> {
  await pane.evaluate(() => {
    (window as { calledBack?: boolean }).calledBack = false;
    Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, () => {
      (window as { calledBack?: boolean }).calledBack = true;
    });
  });
  await askHeaders(pane);
  return pane.evaluate(() => (window as { calledBack?: boolean }).calledBack === false);
}

describe('a reply to a call', () => {
  test.each([
    [9020, 'GenericResponseError'],
    [7000, 'Permission Denied'],
    [5001, 'Internal Error'],
  ])('with error %i fails with that code', async (errorCode, name) => {
    const outlook = await outlookOnMail();
    outlook.fail('body.getAsync', { errorCode });
    const { status, error } = await askBody(outlook.pane);
    expect([status, error?.code, error?.name]).toEqual(['failed', errorCode, name]);
  });

  test('may fail once and succeed the second time', async () => {
    const outlook = await outlookOnMail(makeMail({ body: { html: '<p>x</p>', text: 'x' } }));
    outlook.fail(37, { errorCode: 9020 }, 1);
    expect((await askBody(outlook.pane)).status).toBe('failed');
    expect((await askBody(outlook.pane)).value).toBe('x');
  });

  test('that failed has changed nothing', async () => {
    const mail = makeMail();
    const outlook = await outlookOnMail(mail);
    outlook.mailbox.masterCategories.push({ name: 'CRM: logged', color: 'Preset4' });
    outlook.fail('categories.addAsync', { errorCode: 9020 });
    await askOffice<void>(outlook.pane, (done) =>
      Office.context.mailbox.item!.categories.addAsync(['CRM: logged'], done),
    );
    expect(mail.categories).toEqual([]);
  });

  test.each([
    ['only says that it was not successful', { wasSuccessful: false }, 0, 5000],
    ['carries a failure of the exchange', {}, -2, 9002],
  ])('that %s fails', async (_, data, envelopeCode, code) => {
    const outlook = await outlookOnMail();
    outlook.answerRaw('body.getAsync', { data, errorCode: envelopeCode });
    expect((await askBody(outlook.pane)).error?.code).toBe(code);
  });

  test.each([
    ['an empty object', {}],
    ['bare success', { wasSuccessful: true }],
  ])('of %s succeeds without a value', async (_, data) => {
    const outlook = await outlookOnMail();
    outlook.answerRaw('body.getAsync', { data });
    const { status, value } = await askBody(outlook.pane);
    expect([status, value]).toEqual(['succeeded', undefined]);
  });

  test('that is held comes when it is released', async () => {
    const outlook = await outlookOnMail(makeMail({ body: { html: '<p>x</p>', text: 'x' } }));
    const held = outlook.hold('body.getAsync');
    const body = askBody(outlook.pane);
    expect((await held.arrived).dispatchId).toBe(37);
    expect((await askHeaders(outlook.pane)).status).toBe('succeeded');
    held.release();
    expect((await body).value).toBe('x');
  });

  test('that is held may end as a failure', async () => {
    const outlook = await outlookOnMail();
    const held = outlook.hold('body.getAsync');
    const body = askBody(outlook.pane);
    await held.arrived;
    held.releaseFailed(9030);
    expect((await body).error?.code).toBe(9030);
  });
});

describe('a callback never comes', () => {
  test('only by a fault', async () => {
    const outlook = await outlookOnMail();
    expect(await isNeverCalledBack(outlook.pane)).toBe(false);
  });

  test('even after the 65 seconds office.js waits for a reply', async () => {
    const outlook = await outlookOnMail(makeMail(), await simulator.start());
    outlook.neverAnswer('body.getAsync');
    await outlook.page.clock.install();
    await outlook.pane.evaluate(() => {
      const seen = window as { calledBack?: boolean; ownLimit?: boolean };
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, () => {
        seen.calledBack = true;
      });
      setTimeout(() => {
        seen.ownLimit = true;
      }, 8000);
    });
    await outlook.page.clock.runFor(70_000);
    const seen = await outlook.pane.evaluate(() => {
      const { calledBack = false, ownLimit } = window as { calledBack?: boolean; ownLimit?: boolean };
      return { calledBack, ownLimit };
    });
    expect(seen).toEqual({ calledBack: false, ownLimit: true });
  });

  test('when there is no reply', async () => {
    const outlook = await outlookOnMail();
    outlook.neverAnswer('body.getAsync');
    expect(await isNeverCalledBack(outlook.pane)).toBe(true);
  });

  test('when the reply is null', async () => {
    const outlook = await outlookOnMail();
    outlook.answerNull('body.getAsync');
    expect(await isNeverCalledBack(outlook.pane)).toBe(true);
  });

  test('when the reply is a bare text, and the pane sees an uncaught error', async () => {
    const outlook = await outlookOnMail();
    outlook.answerRaw('body.getAsync', { data: 'text' });
    expect(await isNeverCalledBack(outlook.pane)).toBe(true);
    expect(outlook.pageErrors.join()).toContain("Cannot use 'in' operator");
  });

  test('until the fault has passed', async () => {
    const outlook = await outlookOnMail();
    const fault = outlook.neverAnswer('body.getAsync');
    expect(await isNeverCalledBack(outlook.pane)).toBe(true);
    fault.stop();
    expect((await askBody(outlook.pane)).status).toBe('succeeded');
  });
});

describe('a registration', () => {
  test('may fail', async () => {
    const outlook = await outlookOnMail();
    outlook.fail('ItemChanged', { errorCode: 5001 });
    const { status } = await askOffice<void>(outlook.pane, (done) =>
      Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => undefined, done),
    );
    expect(status).toBe('failed');
  });
});

describe('waiting for a call', () => {
  test('finds a call that was made, counts calls, and waits for the next', async () => {
    const outlook = await outlookOnMail();
    await askBody(outlook.pane);
    expect(await outlook.waitForCall(37)).toMatchObject({
      call: 'body.getAsync',
      params: { coercionType: 0 },
    });
    const next = outlook.nextCall('body.getAsync');
    const second = outlook.waitForCall(37, 2);
    await askBody(outlook.pane);
    expect(await next).toBe(await second);
  });
});
