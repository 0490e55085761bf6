/** Opens links outside the pane the way this Outlook can. */

const OPENED: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** What a `mailto:` address asks for. */
const mailtoToForm = (url: URL): { toRecipients: string[]; subject: string } => ({
  toRecipients: url.pathname
    .split(',')
    .map((address) => decodeURIComponent(address).trim())
    .filter(Boolean),
  subject: url.searchParams.get('subject') ?? '',
});

/** A form of Outlook's own; only where the pane was opened beside something that is read. */
const openMailForm = (office: typeof Office, url: URL): boolean => {
  try {
    office.context.mailbox.displayNewMessageForm(mailtoToForm(url));
    return true;
  } catch {
    return false;
  }
};

const openInBrowser = (office: typeof Office, url: URL): boolean => {
  if (!office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) return false;
  try {
    office.context.ui.openBrowserWindow(url.href);
    return true;
  } catch {
    return false;
  }
};

/** A click on a link needs nobody's leave; `window.open` would be taken over by office.js. */
const openByLink = (pane: Window, url: URL): void => {
  const link = pane.document.createElement('a');
  link.href = url.href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
};

const parseUrl = (text: string, base: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/** Anything but web, mail and telephone addresses is ignored: addresses also come from foreign text. */
export const createLinkOpener =
  (office: typeof Office, pane: Window) =>
  (text: string): void => {
    const url = parseUrl(text, pane.location.href);
    if (url === null || !OPENED.has(url.protocol)) return;
    if (url.protocol === 'mailto:' && openMailForm(office, url)) return;
    if (url.protocol.startsWith('http') && openInBrowser(office, url)) return;
    openByLink(pane, url);
  };
