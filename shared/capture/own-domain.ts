/** Whose domain an address has: a company’s own, or one of the large mail houses. Pure. */

/** Mail houses a guess would take for a company. The server knows the whole list and has the last word on domains. */
const MAIL_HOUSES =
  /^(?:g(?:oogle)?mail|outlook|hotmail|live|msn|gmx|web|t-online|freenet|arcor|posteo|mailbox|yahoo|ymail|icloud|me|mac|aol|proton(?:mail)?|bluewin|hey|mail|email)\.\w+$/;

/** The domain behind an address or host; empty for the large mail houses. */
export const ownDomain = (emailOrHost: string): string => {
  const host = emailOrHost.slice(emailOrHost.lastIndexOf('@') + 1).toLowerCase();
  return host.includes('.') && !MAIL_HOUSES.test(host) ? host : '';
};
