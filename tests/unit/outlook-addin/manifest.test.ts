import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SURFACES, surfaceOf } from '#outlook/surface.ts';
import { fillManifest } from '#server/outlook/manifest.ts';
import {
  makeManifest,
  makeManifestValues,
  MANIFEST_ORIGIN,
  manifestTemplate,
} from '#tests/support/filled-manifest.ts';
import { checkManifest } from '#tests/support/manifest-rules.ts';
import { readPng } from '#tests/support/png.ts';
import { everyElement, readXml } from '#tests/support/xml-reader.ts';

const root = new URL('../../../', import.meta.url);

describe('the manifest of an installation', () => {
  test('keeps every rule of the mail clients', () => {
    expect(checkManifest(makeManifest(), MANIFEST_ORIGIN)).toEqual([]);
  });

  test('names this server, this installation and a version Outlook accepts', () => {
    const manifest = makeManifest();
    expect(manifest).toContain('<Id>4b1c2d3e-0000-4000-8000-0123456789ab</Id>');
    expect(manifest).toContain('<Version>1.0.1.0</Version>');
    expect(manifest).toContain(`<AppDomain>${MANIFEST_ORIGIN}</AppDomain>`);
    expect(manifest).not.toContain('{{');
  });

  test('has a variant with events that is newer, and differs in nothing but them', () => {
    const manifest = makeManifest({ events: true });
    expect(manifest).toContain('<Version>2.0.1.0</Version>');
    expect(manifest).toContain(
      `<bt:Url id="Events.Html" DefaultValue="${MANIFEST_ORIGIN}/outlook/events.html"/>`,
    );
    expect(manifest).toContain(
      `<bt:Url id="Events.Js" DefaultValue="${MANIFEST_ORIGIN}/outlook/events.js"/>`,
    );
    const lines = (xml: string) => new Set(xml.split('\n').map((line) => line.trim()));
    const plain = lines(makeManifest());
    const added = [...lines(manifest)].filter((line) => !plain.has(line));
    expect(added.filter((line) => !/Events\.|event|Runtime|LaunchEvent|<Version>/i.test(line))).toEqual([]);
    expect(makeManifest()).not.toMatch(/Events\.|<LaunchEvent|<Runtimes/);
  });

  test.each([
    [false, '3.0.1.0'],
    [true, '4.0.1.0'],
  ])(
    'has a variant for several mails that is newer, and differs in four lines (with events: %s)',
    (events, version) => {
      const before = makeManifest({ events }).split('\n');
      const lines = makeManifest({ events, multiSelect: true }).split('\n');
      const added = lines.filter((line) => !before.includes(line)).map((line) => line.trim());
      expect(added).toEqual([
        `<Version>${version}</Version>`,
        '<Permissions>ReadWriteMailbox</Permissions>',
        '<SupportsMultiSelect>true</SupportsMultiSelect>',
        `<bt:Url id="Read.Url" DefaultValue="${MANIFEST_ORIGIN}/outlook/taskpane.html?surface=read&amp;multiselect=1"/>`,
      ]);
      expect(lines).toHaveLength(before.length + 1);
      // Beside a mail that is read, and nowhere else.
      const at = lines.findIndex((line) => line.includes('SupportsMultiSelect'));
      expect(lines.slice(0, at).findLast((line) => line.includes('<ExtensionPoint'))).toContain(
        'MessageReadCommandSurface',
      );
    },
  );

  test('opens each kind of item with a page of its own, in old and new clients', () => {
    for (const overrides of everyElement(readXml(makeManifest())).filter(
      ({ name }) => name === 'VersionOverrides',
    )) {
      const urls = overrides.children.flatMap((child) =>
        child.name === 'Resources' ? everyElement(child).filter(({ name }) => name === 'bt:Url') : [],
      );
      expect(urls.map(({ attributes }) => attributes['DefaultValue'])).toEqual(
        SURFACES.map((surface) => `${MANIFEST_ORIGIN}/outlook/taskpane.html?surface=${surface}`),
      );
    }
  });

  test('opens no page that would not know beside what it stands', () => {
    const pages = makeManifest().match(/https:[^"]+taskpane\.html[^"]*/gu) ?? [];
    expect(pages).toHaveLength(10);
    expect(pages.filter((page) => surfaceOf(new URL(page).search) === null)).toEqual([]);
    expect(surfaceOf('?surface=elsewhere')).toBeNull();
  });

  test('says everything in German too', () => {
    const texts = everyElement(readXml(makeManifest())).filter(
      ({ name, attributes }) =>
        ['Description', 'bt:String'].includes(name) && /\s/u.test(attributes['DefaultValue'] ?? ''),
    );
    expect(texts.length).toBeGreaterThan(0);
    const untranslated = texts.filter(({ children }) => children[0]?.attributes['Locale'] !== 'de-DE');
    expect(untranslated).toEqual([]);
  });

  test('has a button on telephones, beside a mail that is read and nowhere else', () => {
    const [factor, ...more] = everyElement(readXml(makeManifest({ events: true, multiSelect: true }))).filter(
      ({ name }) => name === 'MobileFormFactor',
    );
    expect(more).toEqual([]);
    const inside = everyElement(factor!);
    expect(
      inside.filter(({ name }) => name === 'ExtensionPoint').map(({ attributes }) => attributes['xsi:type']),
    ).toEqual(['MobileMessageReadCommandSurface']);
    expect(inside.filter(({ name }) => name.startsWith('Supports'))).toEqual([]);
    // Each picture has as many pixels as the screen it is for shows of it.
    for (const { attributes } of inside.filter(({ name }) => name === 'bt:Image'))
      expect(attributes['resid']).toBe(`Icon.${Number(attributes['size']) * Number(attributes['scale'])}`);
  });

  test('points to pictures that exist, have the size they promise and are not blank', () => {
    const addresses = new Set(makeManifest().match(/https:[^"]+\.png/gu));
    const sizes = [...addresses].map((address) => {
      const size = Number(/kontor-(\d+)\.png$/u.exec(address)?.[1]);
      const file = address.replace(`${MANIFEST_ORIGIN}/outlook/`, 'outlook-addin/public/');
      const picture = readPng(readFileSync(new URL(file, root)));
      expect({ file, ...picture }).toEqual({ file, width: size, height: size, isBlank: false });
      return size;
    });
    expect(sizes.toSorted((a, b) => a - b)).toEqual([16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144]);
  });

  test('fails loudly when the template asks for something nobody fills', () => {
    expect(() => fillManifest('<Id>{{unknown}}</Id>', makeManifestValues())).toThrow('{{unknown}}');
  });
});

describe('an address that Outlook cannot use', () => {
  test('is refused as long as it is not https', () => {
    expect(
      fillManifest(manifestTemplate, makeManifestValues({ origin: 'http://kontor.example' })),
    ).toMatchObject({
      error: { code: 'outlook.https_required' },
    });
  });

  test('may be http for a simulated Outlook', () => {
    expect(makeManifest({ origin: 'http://127.0.0.1:8787', allowHttp: true })).toContain(
      'http://127.0.0.1:8787/outlook/',
    );
  });

  test.each([
    'kontor.example',
    '',
    'ftp://kontor.example',
    'javascript:alert(1)',
    'https://kontor.example/path',
    'https://kontor.example/?a',
    'https://kontor.example/#a',
    'https://user:secret@kontor.example',
    'https://kontor.example"/><SupportUrl DefaultValue="https://elsewhere.example',
    'https://<x>.example',
  ])('is refused when it is more or less than an origin: %s', (origin) => {
    expect(fillManifest(manifestTemplate, makeManifestValues({ origin }))).toMatchObject({
      error: { code: 'outlook.origin_invalid' },
    });
  });

  test('is escaped where a host name may hold a character XML reserves', () => {
    const manifest = makeManifest({ origin: "https://a&b'c.example" });
    expect(manifest).toContain('<AppDomain>https://a&amp;b&apos;c.example</AppDomain>');
    expect(checkManifest(manifest, "https://a&b'c.example")).toEqual([]);
  });

  test('is written in its normal form', () => {
    expect(makeManifest({ origin: 'HTTPS://Kontor.Example:443/' })).toContain(
      '<AppDomain>https://kontor.example</AppDomain>',
    );
  });
});

test.each([
  [{ installationId: 'kontor' }, 'outlook.installation_id_invalid'],
  [{ installationId: '4b1c2d3e-0000-4000-8000-0123456789ab<' }, 'outlook.installation_id_invalid'],
  [{ version: '0.1' }, 'outlook.version_invalid'],
  [{ version: '0.1.0-beta' }, 'outlook.version_invalid'],
])('%o is refused with %s', (change, code) => {
  expect(fillManifest(manifestTemplate, makeManifestValues(change))).toMatchObject({ error: { code } });
});
