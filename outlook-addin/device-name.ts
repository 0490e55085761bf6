/** What this pane calls itself in the list of connected devices, e.g. "Outlook on the web, Chrome on Windows". */
import { readUserAgent } from '#shared/lib/user-agent.ts';
import type { ConnectTranslator } from './connect-texts.ts';

const PROGRAMS = {
  OfficeOnline: 'program.web',
  PC: 'program.windows',
  Universal: 'program.windows',
  Mac: 'program.mac',
  iOS: 'program.mobile',
  Android: 'program.mobile',
} as const;
type ProgramKey = (typeof PROGRAMS)[keyof typeof PROGRAMS];

/** `platform` as Outlook names it (`OfficeOnline`, `PC`, …); only on the web does the browser say anything. */
export const deviceName = (platform: string, userAgent: string, t: ConnectTranslator): string => {
  const program = t((PROGRAMS as Record<string, ProgramKey | undefined>)[platform] ?? 'program.unknown');
  if (platform !== 'OfficeOnline') return program;
  const { browser, system } = readUserAgent(userAgent);
  return t('device.name', {
    program,
    browser: browser ?? t('browser.unknown'),
    system: system ?? t('system.unknown'),
  });
};
