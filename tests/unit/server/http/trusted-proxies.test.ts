import { describe, expect, test } from 'vitest';
import { readAddress, readTrustedProxies } from '#server/http/trusted-proxies.ts';

const trusts = (setting: string, address: string): boolean =>
  readTrustedProxies(setting.split(' '))?.has(address) ?? false;

describe('trusted proxies', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['10.0.0.0/8', '10.20.30.40'],
    ['10.0.0.0/8', '::ffff:10.20.30.40'],
    ['::ffff:10.0.0.0/104', '10.20.30.40'],
    ['192.0.2.1 fd00::/8', 'fd12:3456::1'],
    ['fe80::1', 'fe80::1%eth0'],
    ['::1', '[::1]:4711'],
    ['0.0.0.0/0', '203.0.113.9'],
  ])('"%s" believe %s', (setting, address) => expect(trusts(setting, address)).toBe(true));

  test.each([
    ['127.0.0.1', '127.0.0.2'],
    ['10.0.0.0/8', '11.0.0.1'],
    ['fd00::/8', 'fe00::1'],
    ['0.0.0.0/0', '2001:db8::1'],
    ['10.0.0.0/8', 'unknown'],
    ['10.0.0.0/8', ''],
  ])('"%s" do not believe %s', (setting, address) => expect(trusts(setting, address)).toBe(false));

  test.each([
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '/8',
    '::/129',
    '::ffff:10.0.0.0/8',
    '127.0.0.1:80',
    '[::1]',
    '127.0.0.1,10.0.0.1',
  ])('%s is no setting', (word) => expect(readTrustedProxies(['127.0.0.1', word])).toBeNull());

  test('none trust nobody', () => expect(readTrustedProxies([])?.has('127.0.0.1')).toBe(false));
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:4711', '203.0.113.9'],
  ['::FFFF:203.0.113.9', '203.0.113.9'],
  ['2001:DB8::7', '2001:db8::7'],
  ['[2001:db8::7]:443', '2001:db8::7'],
  ['unknown', null],
  ['_hidden', null],
  ['203.0.113.999', null],
  ['', null],
])('the address in "%s" is %s', (text, address) => expect(readAddress(text)).toBe(address));
