/**
 * Whose `X-Forwarded-For` is believed: addresses and networks such as `10.0.0.0/8 ::1`. IPv4 addresses may come in their
 * IPv6 form (`::ffff:10.0.0.7`), as sockets that listen on both give them.
 */
import { BlockList, isIP } from 'node:net';

export type TrustedProxies = { readonly has: (address: string) => boolean };

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+)/i;
/** As proxies write it: `203.0.113.9`, `203.0.113.9:4711`, `2001:db8::7`, `[2001:db8::7]`, `[2001:db8::7]:4711`. */
const WITH_PORT = /^(?:\[(?<six>[^\]]+)\](?::\d+)?|(?<four>\d+\.\d+\.\d+\.\d+):\d+)$/;

/** One spelling for one address: without port and zone, IPv4 as IPv4. Null for what is no address. */
export const readAddress = (text: string): string | null => {
  const { six, four } = WITH_PORT.exec(text)?.groups ?? {};
  const address = (six ?? four ?? text).split('%')[0]!.replace(MAPPED, '').toLowerCase();
  return isIP(address) === 0 ? null : address;
};

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');
const BITS = { ipv4: 32, ipv6: 128 } as const;
/** Of the IPv6 form of an IPv4 network, `::ffff:10.0.0.0/104`, the first 96 bits say only that it is one. */
const MAPPED_BITS = BITS.ipv6 - BITS.ipv4;

const add = (list: BlockList, word: string): boolean => {
  const [text = '', size, ...rest] = word.split('/');
  const address = isIP(text) === 0 ? null : readAddress(text);
  if (address === null || rest.length > 0) return false;
  const family = familyOf(address);
  if (size === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const bits = Number(size) - (MAPPED.test(text) ? MAPPED_BITS : 0);
  if (!/^\d{1,3}$/.test(size) || bits < 0 || bits > BITS[family]) return false;
  list.addSubnet(address, bits, family);
  return true;
};

/** Null when one of the words is neither an address nor a network. */
export const readTrustedProxies = (words: readonly string[]): TrustedProxies | null => {
  const list = new BlockList();
  if (!words.every((word) => add(list, word))) return null;
  return {
    has: (text) => {
      const address = readAddress(text);
      return address !== null && list.check(address, familyOf(address));
    },
  };
};
