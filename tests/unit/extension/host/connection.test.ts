import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { createConnections } from '#extension/host/connection.ts';
import { browserName } from '#shared/lib/user-agent.ts';
import { createIndexedDbStore } from '#extension/host/indexed-db.store.ts';

describe('the connection with a server', () => {
  test('server and token survive a restart of the browser', async () => {
    const disk = new IDBFactory();
    await createConnections(createIndexedDbStore('kontor', disk)).remember({
      server: 'https://kontor.example',
      token: 'token-1',
    });
    const restarted = createConnections(createIndexedDbStore('kontor', disk));
    expect(await restarted.current()).toEqual({ server: 'https://kontor.example', token: 'token-1' });
  });

  test('disconnecting forgets the token and keeps the address for the next time', async () => {
    const connections = createConnections(createIndexedDbStore('kontor', new IDBFactory()));
    await connections.remember({ server: 'https://kontor.example', token: 'token-1' });
    await connections.forget();
    expect(await connections.current()).toBeNull();
    expect(await connections.lastServer()).toBe('https://kontor.example');
  });

  test('a browser that keeps nothing leaves the panel unconnected instead of broken', async () => {
    const refusing = {
      open: () => {
        throw new Error('denied');
      },
    } as unknown as IDBFactory;
    const connections = createConnections(createIndexedDbStore('kontor', refusing));
    expect(await connections.lasts()).toBe(false);
    expect(await connections.remember({ server: 'https://kontor.example', token: 'token-1' })).toBe(false);
    expect(await connections.current()).toBeNull();
  });

  test('a browser that keeps things says so, and nothing of the trial stays', async () => {
    const store = createIndexedDbStore('kontor', new IDBFactory());
    const connections = createConnections(store);
    expect(await connections.lasts()).toBe(true);
    expect(await store.get('probe')).toBeNull();
    expect(await connections.remember({ server: 'https://kontor.example', token: 'token-1' })).toBe(true);
  });
});

describe('what the list of devices calls this browser', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome · macOS',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', 'Firefox · Android'],
    ['something else', 'Browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
