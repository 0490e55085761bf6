import { expect, test } from 'vitest';
import { findBrowser } from '#tests/support/browser-paths.ts';
import { installAdvice } from '#tests/support/ensure-browsers.ts';
import { nodeVersionComplaint } from '#tests/support/node-version.ts';

test('a browser named in the settings wins over the installed ones', () => {
  expect(findBrowser('chromium', { KONTOR_CHROMIUM: process.execPath })).toBe(process.execPath);
});

test('a setting that points to nothing is named in the error', () => {
  expect(() => findBrowser('firefox', { KONTOR_FIREFOX: '/nowhere/firefox' })).toThrow(/KONTOR_FIREFOX/);
});

test('somebody without root on Debian is told the apt command for what is missing', () => {
  const debian = { platform: 'linux', osRelease: 'NAME="Debian"\nID=debian\n', isRoot: false } as const;
  const advice = installAdvice(['firefox'], debian);
  expect(advice).toContain('apt-get install -y --no-install-recommends firefox-esr');
  expect(advice).not.toContain('chromium');
});

test('elsewhere people are told the download of the test library', () => {
  const mac = { platform: 'darwin', osRelease: '', isRoot: false } as const;
  expect(installAdvice(['chromium', 'firefox'], mac)).toContain(
    'npx playwright-core install --with-deps chromium firefox',
  );
});

test('an older Node is told where the right one comes from', () => {
  expect(nodeVersionComplaint('v20.20.2')).toContain('--ignore-scripts');
  expect(nodeVersionComplaint('v26.10.0')).toBeUndefined();
  expect(nodeVersionComplaint('v100.0.0')).toBeUndefined();
});
