/** What office.js does with the pane's surroundings: windows, storage, keyboard and focus. */
import { describe, expect, test } from 'vitest';

import {
  makeMail,
  type OutlookSimulator,
  type SimulatorOptions,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

async function outlookOnMail(options: Pick<SimulatorOptions, 'profile'> = {}): Promise<OutlookSimulator> {
  const outlook = await (options.profile ? simulator.start(options) : simulator.shared());
  await outlook.open(makeMail());
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
}

describe('a window of the browser', () => {
  test.each([
    ['has the set', true],
    ['has not', false],
  ])(
    'is asked for by requirement set; Outlook on the web that %s carries no method for it',
    async (_, can) => {
      const { pane } = await outlookOnMail({ profile: { opensBrowserWindows: can } });
      expect(
        await pane.evaluate(() => [
          Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1'),
          typeof Office.context.ui.openBrowserWindow,
        ]),
      ).toEqual([can, 'undefined']);
    },
  );

  test('that window.open gives no hold on is asked of Outlook a second time', async () => {
    const outlook = await outlookOnMail();
    const opened = outlook.page.context().waitForEvent('page');
    await outlook.pane.evaluate(() => window.open('about:blank', 'kontor', 'noopener'));
    expect((await outlook.waitForCall('ContextActivationManager_openWindowInHost')).params).toEqual({
      strUrl: 'about:blank',
      strWindowName: 'kontor',
      strWindowFeatures: 'noopener',
    });
    await (await opened).close();
  });
});

describe('storage', () => {
  test.each([
    ['local', [true, false]],
    ['all', [true, true]],
  ] as const)('a pane starts although %s storage throws', async (throwingStorage, expected) => {
    const { pane } = await outlookOnMail({ profile: { throwingStorage } });
    const throws = await pane.evaluate(() =>
      (['localStorage', 'sessionStorage'] as const).map((name) => {
        try {
          window[name].getItem('x');
          return false;
        } catch {
          return true;
        }
      }),
    );
    expect(throws).toEqual(expected);
  });
});

describe('the keyboard', () => {
  test('Tab moves within the pane, then tells Outlook that it leaves', async () => {
    const outlook = await outlookOnMail();
    await outlook.pane.focus('#first');
    await outlook.page.keyboard.press('Tab');
    expect(await outlook.pane.evaluate(() => document.activeElement?.id)).toBe('last');
    await outlook.page.keyboard.press('Tab');
    await outlook.waitForNotice('tabExit');
  });

  test('Outlook is told when the pane gets the focus and when it loses it', async () => {
    const outlook = await outlookOnMail();
    await outlook.pane.click('#first');
    await outlook.waitForNotice('focused');
    await outlook.page.click('#reading-area');
    await outlook.waitForNotice('blurred');
    await outlook.pane.click('#last');
    await outlook.waitForCall((call) => call.notice === 'focused', 2);
  });

  test('Outlook telling the pane of its focus moves nothing, and the pane keeps telling', async () => {
    const outlook = await outlookOnMail();
    await outlook.pane.click('#first');
    await outlook.waitForNotice('focused');
    outlook.notifyPane('unfocused');
    outlook.notifyPane('focused');
    // Comes after both, so they have been taken by then.
    outlook.notifyPane('tabInBackwards');
    await outlook.pane.waitForSelector('#last:focus');
    expect([outlook.pageErrors, outlook.consoleNoise]).toEqual([[], []]);
    await outlook.page.click('#reading-area');
    await outlook.waitForNotice('blurred');
  });

  test('Shift+Tab before the first element and Escape are told too', async () => {
    const outlook = await outlookOnMail();
    await outlook.pane.focus('#first');
    await outlook.page.keyboard.press('Shift+Tab');
    await outlook.waitForNotice('shiftTabExit');
    await outlook.page.keyboard.press('Escape');
    await outlook.waitForNotice('escape');
  });

  test.each([
    ['tabIn', 'first'],
    ['tabInBackwards', 'last'],
  ] as const)('focus that comes in by %s lands on the %s element', async (how, id) => {
    const outlook = await outlookOnMail();
    outlook.notifyPane(how);
    await outlook.pane.waitForSelector(`#${id}:focus`);
  });
});
