import { expect, test } from 'vitest';
import { contentDisposition } from '#server/http/attachment-response.ts';

test('a file is offered under its name, whatever letters it has', () => {
  expect(contentDisposition('Größe 1 (neu).pdf')).toBe(
    `attachment; filename="Gr__e 1 (neu).pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201%20%28neu%29.pdf`,
  );
  expect(contentDisposition('📄.txt')).toContain("filename*=UTF-8''%F0%9F%93%84.txt");
});

test('half a sign in a name breaks nothing', () => {
  for (const name of ['a\uD83D.txt', '\uDCC4.txt', '\uDCC4\uD83D'])
    expect(contentDisposition(name)).toContain('%EF%BF%BD');
});

test('a name opens no header of its own', () => {
  expect(contentDisposition('a"; x="\r\nSet-Cookie: b=c')).not.toMatch(/[\r\n]|; x="/);
});
