import { expect, test } from 'vitest';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';

test('without the server a company names what it belongs to and what belongs to it, and waiting changes count', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  const store = storeOf(device);
  const [holding, pumps, valves] = [world.newId(), world.newId(), world.newId()];
  const create = (id: string, name: string, parentId: string | null) =>
    world.envelope('company.create', {
      id,
      fields: { name, parentId, domains: [`${name.toLowerCase()}.example`] },
    });
  await store.save([
    create(holding, 'Holding', null),
    create(valves, 'Ventile', holding),
    create(pumps, 'Pumpen', holding),
  ]);
  await world.pass(20);
  const shown = async (company: string) => (await store.answer({ company }))?.answer;
  expect(await shown(pumps)).toMatchObject({ parent: { id: holding, name: 'Holding' } });
  expect((await shown(holding))?.subsidiaries?.map(({ name }) => name)).toEqual(['Pumpen', 'Ventile']);
  expect((await shown(holding))?.parent).toBeUndefined();

  // No time passes from here on: it waits on the device.
  await store.save([
    world.envelope('company.update', { id: pumps, set: { parentId: null }, was: { parentId: holding } }),
  ]);
  const alone = await shown(pumps);
  expect(alone?.company?.parentId).toBeNull();
  expect(alone?.parent).toBeUndefined();
});
