/**
 * A device comes back with a full outbox: from the moment the server can be reached until it has acknowledged every
 * change and the device has noted it. Against the same posted from the same page by nothing but `fetch`.
 */
import { withDevicePage } from '../device/device-browser.ts';
import type { Drains } from '../device/device-page.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';

const WAITING = 1_000;
const ROUNDS = 3;

export const syncDrainFigure: Figure = {
  names: ['sync.drain'],
  run: () =>
    withDevicePage(async (page) => {
      const rounds: Drains[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const drained = await page.evaluate((count) => device.drain(count), WAITING);
        // The first round warms both up.
        if (round > 0) rounds.push(drained);
      }
      const perSecond = (ms: number): number => (WAITING / ms) * 1_000;
      const own = median(rounds.map((one) => perSecond(one.own)));
      const bare = median(rounds.map((one) => perSecond(one.bare)));
      const against = `outbox of ${WAITING}; the same posted bare: ${Math.round(bare)}/s`;
      return [
        measured('sync.drain', own, 'entries/s', against, median(rounds.map((one) => one.bare / one.own))),
      ];
    }),
};
