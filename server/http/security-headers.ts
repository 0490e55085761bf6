/** Headers of Kontor's pages: nothing is loaded from anywhere but this server, and nobody frames it. */

const COMMON: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** For pages whose address says something of somebody. */
export const NO_REFERRER: Readonly<Record<string, string>> = { 'referrer-policy': 'no-referrer' };

const page = (directives: readonly string[]): string => directives.join('; ');

/** Sanitised mail HTML is shown in a script-less `srcdoc` frame, which inherits this policy. */
const WEB_POLICY = page([
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
]);

/** `keepsOpener`: the page may stand in the window Outlook's pane opens, which a policy about openers would cut off. */
export const webHeaders = (https: boolean, keepsOpener = false): Record<string, string> => ({
  ...COMMON,
  // Links in invitations and the like hold secrets: no other site hears of a page. (Not in the page: that would outdo the header.)
  'referrer-policy': 'same-origin',
  'content-security-policy': WEB_POLICY,
  ...(keepsOpener ? {} : { 'cross-origin-opener-policy': 'same-origin' }),
  ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
});

const OUTLOOK_HOSTS = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.cloud.microsoft',
  'https://outlook.live.com',
  'https://*.office.com',
  'https://*.cloud.microsoft',
];

/** `signInOrigin`: where Microsoft's library may ask when the pane signs in with a Microsoft account. */
const addInHeaders = (
  officeJsUrl: string,
  ancestors: string,
  signInOrigin: string | null,
): Record<string, string> => ({
  ...COMMON,
  'content-security-policy': page([
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    `script-src 'self' ${new URL(officeJsUrl).origin}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${signInOrigin === null ? '' : ` ${signInOrigin}`}`,
    "frame-src 'self'",
    `frame-ancestors ${ancestors}`,
  ]),
});

/**
 * The add-in's pages: office.js from its own address, shown in Outlook's frames only. No X-Frame-Options, no COOP, no
 * Trusted Types: each of them breaks the add-in.
 */
export const outlookHeaders = (
  officeJsUrl: string,
  moreOrigins: readonly string[],
  signInOrigin: string | null,
): Record<string, string> =>
  addInHeaders(officeJsUrl, [...OUTLOOK_HOSTS, ...moreOrigins].join(' '), signInOrigin);

/** The add-in's page in the window the pane opens: a window of its own, so nobody may frame it. */
export const outlookWindowHeaders = (officeJsUrl: string): Record<string, string> =>
  addInHeaders(officeJsUrl, "'none'", null);

/** Files named by their content never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
