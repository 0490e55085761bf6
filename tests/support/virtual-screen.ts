/**
 * A screen without a monitor (Xvfb), and hands (xdotool) for what belongs to the browser itself: questions no page can
 * answer.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

/** By their places, as `roundcube/packages.ts` looks for them. */
const PROGRAMS = { screen: '/usr/bin/Xvfb', hands: '/usr/bin/xdotool' } as const;

export type VirtualScreen = {
  /** `:99` */
  readonly display: string;
  /** Runs xdotool on this screen. */
  readonly hands: (...args: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

export const startScreen = async (): Promise<VirtualScreen> => {
  const child = spawn(
    PROGRAMS.screen,
    ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  process.once('exit', () => child.kill('SIGKILL')); // a run that is broken off leaves nothing behind
  const [number] = (await once(child.stdout, 'data')) as [Buffer];
  const display = `:${number.toString().trim()}`;
  return {
    display,
    hands: async (...args) => {
      const { stdout } = await promisify(execFile)(PROGRAMS.hands, args, {
        env: { ...process.env, DISPLAY: display },
      });
      return stdout.trim();
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
