import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClosedHost } from '#shared/capture/closed-hosts.ts';
import { ownDomain } from '#shared/capture/own-domain.ts';
import { sharedHostKind } from '#shared/capture/shared-hosts.ts';
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';

describe('hosts that many share', () => {
  test.each([
    ['gmx.de', 'free_mail'],
    ['web.de', 'free_mail'],
    ['t-online.de', 'free_mail'],
    ['freenet.de', 'free_mail'],
    ['jimdosite.com', 'site_builder'],
    ['jimdofree.com', 'site_builder'],
    ['webnode.page', 'site_builder'],
    ['wixsite.com', 'site_builder'],
    ['github.io', 'site_builder'],
    ['ebay.de', 'marketplace'],
    ['etsy.com', 'marketplace'],
    ['amazon.de', 'marketplace'],
    ['kleinanzeigen.de', 'marketplace'],
    ['xing.com', 'closed_network'],
    ['gelbeseiten.de', 'directory'],
    ['google.com', 'service'],
    ['Nordlicht.example', null],
    ['laden.jimdosite.com', null],
  ])('%s is %s', (host, kind) => {
    expect(sharedHostKind(host)).toBe(kind);
  });

  const names = fc.constantFrom(
    'gmx.de jimdosite.com webnode.page etsy.com kleinanzeigen.de linkedin.com wlw.de google.de'.split(' '),
  );

  test('none of them becomes a company’s own domain, however it is written', () => {
    const written = fc.record({
      name: names.chain((all) => fc.constantFrom(...all)),
      www: fc.boolean(),
      dot: fc.boolean(),
      loud: fc.boolean(),
    });
    fc.assert(
      fc.property(written, ({ name, www, dot, loud }) => {
        const host = `${www ? 'www.' : ''}${name}${dot ? '.' : ''}`;
        const domain = registrableDomain(loud ? host.toUpperCase() : host) ?? '';
        return isFreeMail(domain) || isSharedHost(domain);
      }),
    );
  });

  test('server, panel and background script go by the same list', () => {
    expect(ownDomain('a.muster@freenet.de')).toBe('');
    expect(isFreeMail('freenet.de')).toBe(true);
    expect(ownDomain('a.muster@nordlicht.example')).toBe('nordlicht.example');
    expect(isClosedHost('https://de.linkedin.com/in/muster')).toBe(true);
    expect(isSharedHost('de.linkedin.com')).toBe(true);
    expect(isClosedHost('https://laden.jimdosite.com/')).toBe(false);
  });
});
