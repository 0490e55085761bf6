/** Browser and system in a user agent's words, to name a device to people. Nothing else is decided by it. */

/** First match wins: Edge and Opera also call themselves Chrome, and all of them Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const firstMatch = (table: readonly (readonly [RegExp, string])[], text: string): string | null =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? null;

export type UserAgent = { readonly browser: string | null; readonly system: string | null };

/** @param userAgent as `navigator.userAgent` or the header gives it */
export const readUserAgent = (userAgent: string): UserAgent => ({
  browser: firstMatch(BROWSERS, userAgent),
  system: firstMatch(SYSTEMS, userAgent),
});

/** "Firefox · Windows"; what is not known is left out. */
export const browserName = (userAgent: string): string => {
  const { browser, system } = readUserAgent(userAgent);
  return [browser ?? 'Browser', system].filter(Boolean).join(' · ');
};
