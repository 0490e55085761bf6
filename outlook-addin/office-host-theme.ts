/** Light or dark, as Outlook shows itself. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { callOffice } from './office-host-call.ts';

export type Theme = 'light' | 'dark' | 'contrast' | 'system';

/** By the brightness of Outlook's background (ITU-R BT.601 weights); `system` when it names no colour. */
export const backgroundToTheme = (color: unknown): Theme => {
  const digits = typeof color === 'string' ? /^#([0-9a-f]{6})$/iu.exec(color.trim())?.[1] : undefined;
  if (digits === undefined) return 'system';
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return 0.299 * red! + 0.587 * green! + 0.114 * blue! < 128 ? 'dark' : 'light';
};

/** Follows Outlook's theme from now on where Outlook tells it (Mailbox 1.14). */
export const followTheme = (office: typeof Office): ReadonlySignal<Theme> => {
  const theme = signal<Theme>(backgroundToTheme(office.context.officeTheme?.bodyBackgroundColor));
  if (office.context.requirements.isSetSupported('Mailbox', '1.14')) {
    const onChange = (event: { officeTheme?: Office.OfficeTheme }): void => {
      theme.value = backgroundToTheme(event.officeTheme?.bodyBackgroundColor);
    };
    void callOffice<void>((done) =>
      office.context.mailbox.addHandlerAsync(office.EventType.OfficeThemeChanged, onChange, done),
    );
  }
  return theme;
};
