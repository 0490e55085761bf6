/**
 * A change saved on the device, in real Chromium and on its disk, until the panel may say so: encrypted, numbered and
 * written with strict durability. Against a bare put of the same text, as durable, on the same page.
 */
import { withDevicePage } from '../device/device-browser.ts';
import type { Saves } from '../device/device-page.ts';
import { measured, median, percentile } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';

const SAVES = 500;
const WARM_UP = 30;

const figureOf = (name: string, meanwhile: string, { own, bare }: Saves): Measured => {
  const p95 = percentile(own, 0.95);
  const bareP95 = percentile(bare, 0.95);
  const against = `budget 50 ms; ${meanwhile}; p50 ${median(own).toFixed(1)} ms; a bare durable put: p50 ${median(bare).toFixed(1)} ms, p95 ${bareP95.toFixed(1)} ms`;
  return measured(name, p95, 'ms (p95)', against, p95 / bareP95);
};

export const syncSaveFigure: Figure = {
  names: ['sync.save', 'sync.save.online'],
  run: () =>
    withDevicePage(async (page) => {
      await page.evaluate((count) => device.save(count, true), WARM_UP);
      const alone = await page.evaluate((count) => device.save(count, false), SAVES);
      const online = await page.evaluate((count) => device.save(count, true), SAVES);
      return [
        figureOf('sync.save', `without a network, up to ${SAVES} waiting`, alone),
        figureOf('sync.save.online', 'while what was saved before is sent', online),
      ];
    }),
};
