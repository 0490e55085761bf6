import { expect, test } from 'vitest';
import { createUrlOpener } from '#server/web/host/open-url.ts';

const makeOpener = () => {
  const done: string[] = [];
  const open = createUrlOpener(
    {
      location: {
        href: 'http://kontor.example/people/1',
        origin: 'http://kontor.example',
        assign: (to: string) => void done.push(`assign ${to}`),
      } as unknown as Location,
      open: (to, _, features) => {
        done.push(`open ${String(to)} ${features}`);
        return null;
      },
    },
    { go: (to) => void done.push(`go ${to}`) },
  );
  return { open, done };
};

test.each([
  ['/companies/7', 'go /companies/7'],
  ['http://kontor.example/settings', 'go /settings'],
  ['mailto:k.oeztuerk@brandt-pumpen.example', 'assign mailto:k.oeztuerk@brandt-pumpen.example'],
  ['tel:+4951155501', 'assign tel:+4951155501'],
  ['https://brandt-pumpen.example', 'open https://brandt-pumpen.example/ noopener'],
])('%s is opened where it belongs', (address, expected) => {
  const { open, done } = makeOpener();
  open(address);
  expect(done).toEqual([expected]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://'])(
  '%s is not opened at all',
  (address) => {
    const { open, done } = makeOpener();
    open(address);
    expect(done).toEqual([]);
  },
);
