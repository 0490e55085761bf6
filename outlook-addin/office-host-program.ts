/** What somebody who helps asks first: which Outlook this is, and what the page's policy kept from loading. */

const SETS = [
  '1.16',
  '1.15',
  '1.14',
  '1.13',
  '1.12',
  '1.11',
  '1.10',
  '1.9',
  '1.8',
  '1.7',
  '1.6',
  '1.5',
] as const;

/** `Outlook 16.0.18324 · Mailbox 1.15`, as far as Outlook says. */
export const describeProgram = ({ context }: typeof Office): string => {
  const { hostName, hostVersion } = context.mailbox.diagnostics;
  const newest = SETS.find((set) => context.requirements.isSetSupported('Mailbox', set));
  return `${hostName} ${hostVersion}`.trim() + (newest ? ` · Mailbox ${newest}` : '');
};

const KEPT = 50;

/** Listens from now on; gives the addresses that were refused so far. */
export const followBlocked = (pane: Window): (() => readonly string[]) => {
  const blocked: string[] = [];
  pane.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (blocked.length < KEPT) blocked.push(blockedURI);
  });
  return () => blocked;
};
