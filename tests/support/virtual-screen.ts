/**
 * A screen without a monitor (Xvfb), for what browsers paint around their pages: the toolbar is in no page's picture.
 * Its contents lie in a file that Xvfb keeps up to date. Source: the X window dump format, XWDFile.h.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export type Colour = readonly [red: number, green: number, blue: number];

export type VirtualScreen = {
  /** Value of `DISPLAY`. */
  readonly display: string;
  /** How many pixels of the screen have exactly this colour. */
  readonly count: (colour: Colour) => Promise<number>;
  /** Mouse and keys on this screen, by xdotool (`mousemove 10 10 click 1`), for what belongs to the browser itself. */
  readonly hands: (...args: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const hasVirtualScreen = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => isThere(join(folder, 'Xvfb')));

const PROGRAM = 'Xvfb';
const SIZE = '1200x800x24';

/** Places of the numbers in the head of a dump, each four bytes, largest first. */
const HEAD = { size: 0, width: 4, height: 5, bytesPerLine: 12, colours: 19 } as const;
const COLOUR_BYTES = 12;
const PIXEL_BYTES = 4;

const countIn = (dump: Buffer, [red, green, blue]: Colour): number => {
  const number = (place: number): number => dump.readUInt32BE(place * 4);
  const start = number(HEAD.size) + number(HEAD.colours) * COLOUR_BYTES;
  let count = 0;
  for (let y = 0; y < number(HEAD.height); y += 1) {
    const line = start + y * number(HEAD.bytesPerLine);
    for (let at = line; at < line + number(HEAD.width) * PIXEL_BYTES; at += PIXEL_BYTES)
      if (dump[at] === blue && dump[at + 1] === green && dump[at + 2] === red) count += 1;
  }
  return count;
};

export const startVirtualScreen = async (): Promise<VirtualScreen> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-screen-'));
  const xvfb = spawn(
    PROGRAM,
    ['-displayfd', '3', '-screen', '0', SIZE, '-fbdir', folder, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  process.once('exit', () => xvfb.kill('SIGKILL')); // a run that is broken off leaves nothing behind
  // It chooses a number nobody uses and says which when it is ready.
  const said = xvfb.stdio[3] as NodeJS.ReadableStream;
  const [number] = (await once(said, 'data')) as [Buffer];
  const display = `:${number.toString().trim()}`;
  return {
    display,
    count: async (colour) => countIn(await readFile(join(folder, 'Xvfb_screen0')), colour),
    hands: async (...args) => {
      await promisify(execFile)('xdotool', args, { env: { ...process.env, DISPLAY: display } });
    },
    close: async () => {
      const ended = once(xvfb, 'exit');
      xvfb.kill();
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
