/** What a person does in Roundcube, in the Firefox that Marionette drives. */
import { vi } from 'vitest';
import type { FirefoxWithExtension } from '../firefox.ts';
import type { Roundcube } from './roundcube.ts';

type InPage = Pick<FirefoxWithExtension, 'inPage' | 'open'>;

/** Until it is true in the page in front, which may be changing just now. */
const untilTrue = (firefox: InPage, body: string, ...args: unknown[]): Promise<unknown> =>
  vi.waitUntil(() => firefox.inPage(body, ...args).catch(() => false), { timeout: 30_000, interval: 200 });

export const signInToRoundcubeIn = async (firefox: InPage, { url, mailbox }: Roundcube): Promise<void> => {
  await firefox.open(url);
  await firefox.inPage(
    `const [address, password] = arguments;
     document.querySelector('#rcmloginuser').value = address;
     document.querySelector('#rcmloginpwd').value = password;
     document.querySelector('#rcmloginsubmit').click();`,
    mailbox.address,
    mailbox.password,
  );
  await untilTrue(firefox, `return document.querySelector('#messagelist tr.message') !== null;`);
};

/** Selects a mail in the list and waits until its preview is there. */
export const selectMailIn = async (firefox: InPage, subject: string): Promise<void> => {
  await firefox.inPage(
    `const row = [...document.querySelectorAll('#messagelist tr.message')].find((one) => one.textContent.includes(arguments[0]));
     const cell = row.querySelector('td.subject') ?? row;
     for (const type of ['mousedown', 'mouseup', 'click'])
       cell.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));`,
    subject,
  );
  await untilTrue(
    firefox,
    `const frame = document.querySelector('#messagecontframe')?.contentDocument;
     const shown = frame?.querySelector('.subject')?.textContent ?? '';
     return frame?.readyState === 'complete' && shown.includes(arguments[0]);`,
    subject,
  );
};
