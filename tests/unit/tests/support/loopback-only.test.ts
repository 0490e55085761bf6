import { createConnection } from 'node:net';
import { expect, test } from 'vitest';

test('tests cannot reach another machine', async () => {
  expect(() => createConnection(80, 'kontor.example')).toThrow('kontor.example');
  await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({ cause: { message: /192\.0\.2\.1/ } });
});
