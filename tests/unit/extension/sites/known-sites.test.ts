import { beforeEach, describe, expect, test } from 'vitest';
import type { IconRule, IconRules } from '#extension/sites/icon-rules.ts';
import { createKnownSites } from '#extension/sites/known-sites.ts';
import type { KnownSites, KnownSitesOptions } from '#extension/sites/known-sites.ts';

/** What one device keeps, and the browser's rules. */
const makeDevice = () => {
  const world = {
    account: 'katrin' as string | null,
    stamp: '1',
    domains: ['nordlicht.example'],
    mayUseRules: true,
    reads: 0,
    told: 0,
    stands: [] as readonly IconRule[],
    session: new Map<string, unknown>(),
  };
  const rules: IconRules = {
    ids: async (wanted) => world.stands.map(({ id }) => id).filter((id) => !wanted || wanted.includes(id)),
    replace: async (next) => {
      world.stands = next;
    },
  };
  const session = {
    get: async (key: string) => (world.session.has(key) ? { [key]: world.session.get(key) } : {}),
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) world.session.set(key, structuredClone(value));
    },
    remove: async (key: string) => void world.session.delete(key),
  } as unknown as KnownSitesOptions['session'];
  /** The background script, started (again). */
  const start = (): KnownSites =>
    createKnownSites({
      account: async () => world.account,
      withKept: (_account, use) =>
        use({
          stamp: world.stamp,
          read: async () => {
            world.reads += 1;
            return world.domains;
          },
        }),
      session,
      rules,
      mayUseRules: async () => world.mayUseRules,
      onChanged: async () => void (world.told += 1),
    });
  return { world, start };
};

describe('the sites the background script knows', () => {
  let world: ReturnType<typeof makeDevice>['world'];
  let start: () => KnownSites;
  let sites: KnownSites;

  beforeEach(() => {
    ({ world, start } = makeDevice());
    sites = start();
  });

  const marked = (): string[] =>
    world.stands.flatMap(({ hosts }) =>
      hosts.flatMap((one) => ('hostEquals' in one ? [one.hostEquals] : [])),
    );

  test('come from what the device keeps', async () => {
    expect(await sites.isKnown('nordlicht.example')).toBe(false);
    await sites.refresh();
    expect(await sites.isKnown('www.nordlicht.example')).toBe(true);
    expect(await sites.isKnown('www.nobody.example')).toBe(false);
    expect(marked()).toEqual(['nordlicht.example']);
  });

  test('are there at once when the browser has ended the script and starts it again', async () => {
    await sites.refresh();
    sites = start();
    expect(await sites.isKnown('nordlicht.example')).toBe(true);
    await sites.refresh();
    expect(world.reads).toBe(1);
  });

  test('follow what was fetched, and are left alone when nothing was', async () => {
    await sites.refresh();
    await sites.refresh();
    expect([world.reads, world.told]).toEqual([1, 1]);
    world.domains = ['brandt.example'];
    world.stamp = '2';
    await sites.refresh();
    expect(await sites.isKnown('nordlicht.example')).toBe(false);
    expect(await sites.isKnown('brandt.example')).toBe(true);
    expect(marked()).toEqual(['brandt.example']);
    expect(world.told).toBe(2);
  });

  test('go with whoever leaves, rules and all', async () => {
    await sites.refresh();
    world.account = null;
    await sites.refresh();
    expect(await sites.isKnown('nordlicht.example')).toBe(false);
    expect(marked()).toEqual([]);
    expect(world.session.size).toBe(0);
  });

  test('the next person does not get those of the last', async () => {
    await sites.refresh();
    world.account = 'jonas';
    world.domains = ['jonas.example'];
    await sites.refresh();
    expect(marked()).toEqual(['jonas.example']);
  });

  test('are not given to the browser where it would mark private windows too', async () => {
    await sites.refresh();
    world.session.clear();
    world.mayUseRules = false;
    await start().refresh();
    expect(marked()).toEqual([]);
  });
});
