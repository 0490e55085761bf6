/** One office with two colleagues whose histories are read: made before the first test of a suite, closed after the last. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { TimelineItem } from '#shared/domain/panel.ts';
import type { TestEngine } from './engines.ts';
import { readHistory, readHistoryPage } from './read-history.ts';
import type { HistoryAsked, HistoryPage } from './read-history.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { createTestApp } from './test-app.ts';
import type { TestApp, TestUser } from './test-app.ts';

/** When several things happened at one moment. */
export const SAME_TIME = '2026-05-04T12:00:00.000Z';

export type HistoryWorld = {
  readonly app: TestApp;
  readonly nora: TestUser;
  readonly thomas: TestUser;
  /** In Nora's name. */
  readonly make: Records;
  /** One page of a person's history, as Nora reads it unless said otherwise. */
  readonly page: (id: string, asked?: HistoryAsked, user?: TestUser) => Promise<HistoryPage>;
  /** All its pages. */
  readonly all: (id: string, asked?: HistoryAsked, user?: TestUser) => Promise<TimelineItem[]>;
};

/** Called inside of a suite; what it gives is there when a test begins. */
export const useHistoryWorld = (engine: TestEngine): (() => HistoryWorld) => {
  let world: HistoryWorld;
  beforeAll(async () => {
    const app = await createTestApp(engine);
    const nora = await app.addUser('Nora');
    world = {
      app,
      nora,
      thomas: await app.addUser('Thomas'),
      make: createRecords(app, nora),
      page: (id, asked = {}, user = nora) => readHistoryPage(user, id, asked),
      all: (id, asked = {}, user = nora) => readHistory(user, id, asked),
    };
  });
  afterAll(async () => {
    expect(world.app.bugs).toEqual([]);
    await world.app.close();
  });
  return () => world;
};
