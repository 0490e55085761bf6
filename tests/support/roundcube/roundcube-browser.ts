/** What a person does in Roundcube, in either skin. */
import type { Frame, Page } from 'puppeteer-core';
import type { Roundcube } from './roundcube.ts';

export const signInToRoundcube = async (page: Page, { url, mailbox }: Roundcube): Promise<void> => {
  await page.goto(url);
  await page.locator('#rcmloginuser').fill(mailbox.address);
  await page.locator('#rcmloginpwd').fill(mailbox.password);
  await page.locator('#rcmloginsubmit').click();
  await page.waitForSelector('#messagelist tr.message');
};

const preview = async (page: Page): Promise<Frame> => {
  const element = await page.waitForSelector('#messagecontframe');
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('Roundcube shows no preview.');
  return frame;
};

/** Selects a mail in the list and waits until its preview is there. */
export const selectMail = async (page: Page, subject: string): Promise<Frame> => {
  await page.bringToFront();
  await page.waitForSelector('#messagelist tr.message');
  await page.evaluate((wanted) => {
    const row = [...document.querySelectorAll('#messagelist tr.message')].find((one) =>
      one.textContent?.includes(wanted),
    );
    const cell = row?.querySelector('td.subject') ?? row;
    for (const type of ['mousedown', 'mouseup', 'click'])
      cell?.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
  }, subject);
  await page.waitForFunction(
    (wanted) => {
      const frame = document.querySelector<HTMLIFrameElement>('#messagecontframe')?.contentDocument;
      const shown = frame?.querySelector('.subject')?.textContent ?? '';
      return frame?.readyState === 'complete' && shown.includes(wanted);
    },
    { polling: 100 },
    subject,
  );
  return preview(page);
};
