import { expect, test } from 'vitest';
import { connectTranslator } from '#outlook/connect-texts.ts';
import { deviceName } from '#outlook/device-name.ts';

const english = connectTranslator({ locale: 'en', addressForm: 'sie' });
const german = connectTranslator({ locale: 'de', addressForm: 'sie' });

const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const edgeOnMac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0';

test('a pane on the web names browser and system', () => {
  expect(deviceName('OfficeOnline', chromeOnWindows, english)).toBe('Outlook on the web, Chrome on Windows');
  expect(deviceName('OfficeOnline', edgeOnMac, german)).toBe('Outlook im Web, Edge unter macOS');
});

test('a pane in an installed Outlook names no browser', () => {
  expect(deviceName('PC', chromeOnWindows, german)).toBe('Outlook für Windows');
});

test('a pane that knows nothing of its place still has a name', () => {
  expect(deviceName('', '', english)).toBe('Outlook');
});
