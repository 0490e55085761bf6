/** Something that goes wrong: a script beside the day's work. It counts what really happened, when it happens. */
import type { World } from '../world.ts';

export type Fault = (world: World, number: number) => Promise<void>;
