import { expect, test } from 'vitest';
import { makeManifest, MANIFEST_ORIGIN } from '#tests/support/filled-manifest.ts';
import { checkManifest, type ManifestProblem } from '#tests/support/manifest-rules.ts';

/** Each bait is the good manifest with one thing spoilt. */
const baits: readonly [string, ManifestProblem['rule'], (manifest: string) => string][] = [
  ['is larger than 256 KB', 'size', (xml) => `${xml}<!-- ${'x'.repeat(256 * 1024)} -->`],
  ['is not well-formed', 'well-formed', (xml) => xml.replace('</Hosts>', '')],
  ['holds an unescaped ampersand', 'well-formed', (xml) => xml.replace('?surface=', '?a&surface=')],
  ['has a placeholder left', 'placeholder', (xml) => xml.replace('1.0.1.0', '{{version}}')],
  [
    'has its version before its id',
    'order',
    (xml) => xml.replace(/(<Id>.*<\/Id>)(\s*)(<Version>.*<\/Version>)/u, '$3$2$1'),
  ],
  [
    'puts shared folders behind the surfaces',
    'order',
    (xml) =>
      xml.replace(
        /<SupportsSharedFolders>true<\/SupportsSharedFolders>([\s\S]*)<\/DesktopFormFactor>/u,
        '$1$&',
      ),
  ],
  [
    'puts no-item context before pinning',
    'order',
    (xml) =>
      xml.replace(
        /(<SupportsPinning>true<\/SupportsPinning>)(\s*)(<SupportsNoItemContext>true<\/SupportsNoItemContext>)/u,
        '$3$2$1',
      ),
  ],
  ['holds an element nobody knows', 'order', (xml) => xml.replace('<Action ', '<Extra/><Action ')],
  ['has an id that is no GUID', 'guid', (xml) => xml.replace('<Id>4', '<Id>')],
  ['has a version below 1.0', 'version', (xml) => xml.replace('>1.0.1.0<', '>0.1.0.0<')],
  ['has a version of three numbers', 'version', (xml) => xml.replace('>1.0.1.0<', '>1.0.1<')],
  [
    'loads a page over http',
    'https',
    (xml) => xml.replace('id="Read.Url" DefaultValue="https', 'id="Read.Url" DefaultValue="http'),
  ],
  [
    'loads an icon over http',
    'https',
    (xml) => xml.replace('<IconUrl DefaultValue="https', '<IconUrl DefaultValue="http'),
  ],
  [
    'has a relative address',
    'https',
    (xml) => xml.replace(`<SupportUrl DefaultValue="${MANIFEST_ORIGIN}`, '<SupportUrl DefaultValue="'),
  ],
  [
    'opens a page of another server',
    'domain',
    (xml) => xml.replace(`${MANIFEST_ORIGIN}/outlook/taskpane`, 'https://elsewhere.example/taskpane'),
  ],
  [
    'refers to a text that is not there',
    'resid',
    (xml) => xml.replace('Label resid="Group.Label"', 'Label resid="Nothing"'),
  ],
  [
    'takes a label from the long texts',
    'resid',
    (xml) => xml.replace('Label resid="Group.Label"', 'Label resid="Read.Tip"'),
  ],
  [
    'relies on a text of the other overrides',
    'resid',
    (xml) => xml.replace('<bt:String id="Group.Label" DefaultValue="Kontor"/>', ''),
  ],
  ['has a resource id of 33 characters', 'resid', (xml) => xml.replaceAll('Read.Url', 'R'.repeat(33))],
  [
    'has the same control twice',
    'unique-id',
    (xml) => xml.replace('kontorComposeButton', 'kontorReadButton'),
  ],
  [
    'has the same resource twice',
    'unique-id',
    (xml) => xml.replace('<bt:Image id="Icon.32"', '<bt:Image id="Icon.16"'),
  ],
  ['lacks an icon size', 'icon-sizes', (xml) => xml.replace('<bt:Image size="80" resid="Icon.80"/>', '')],
  [
    'pins an appointment',
    'switch',
    (xml) =>
      xml.replaceAll('<SourceLocation resid="Attendee.Url"/>', '$&<SupportsPinning>true</SupportsPinning>'),
  ],
  [
    'has no-item context while writing',
    'switch',
    (xml) =>
      xml.replaceAll(
        '<SourceLocation resid="Compose.Url"/>',
        '$&<SupportsNoItemContext>true</SupportsNoItemContext>',
      ),
  ],
  [
    'pins in the overrides of old clients',
    'switch',
    (xml) => xml.replace('<SourceLocation resid="Read.Url"/>', '$&<SupportsPinning>true</SupportsPinning>'),
  ],
];

/** Each bait spoils what telephones are told. */
const mobileBaits: typeof baits = [
  ['gives telephones a button of the desktop', 'mobile', (xml) => xml.replace('"MobileButton"', '"Button"')],
  [
    'offers telephones to write with it',
    'mobile',
    (xml) => xml.replace('MobileMessageReadCommandSurface', 'MessageComposeCommandSurface'),
  ],
  [
    'lacks a picture for sharp screens',
    'mobile',
    (xml) => xml.replace('<bt:Image size="25" scale="3" resid="Icon.75"/>', ''),
  ],
  [
    'lists pictures as on the desktop',
    'mobile',
    (xml) => xml.replace('<Icon xsi:type="bt:MobileIconList">', '<Icon>'),
  ],
  [
    'pins on telephones',
    'switch',
    (xml) =>
      xml.replace(
        /(MobileButton[\s\S]*?<SourceLocation resid="Read.Url"\/>)/u,
        '$1<SupportsPinning>true</SupportsPinning>',
      ),
  ],
  [
    'names telephones before the desktop',
    'order',
    (xml) => {
      const mobile = /<MobileFormFactor>[\s\S]*<\/MobileFormFactor>/u.exec(xml)?.[0] ?? '';
      const rest = xml.replace(mobile, '');
      const at = rest.lastIndexOf('<DesktopFormFactor>');
      return rest.slice(0, at) + mobile + rest.slice(at);
    },
  ],
];

test.each(mobileBaits)('a manifest that %s is found out (%s)', (_, rule, spoil) => {
  const good = makeManifest();
  const spoilt = spoil(good);
  expect(spoilt).not.toBe(good);
  expect(checkManifest(spoilt, MANIFEST_ORIGIN).map((problem) => problem.rule)).toContain(rule);
});

/** Each bait is the variant with events with one thing spoilt. */
const eventBaits: typeof baits = [
  ['keeps mails back', 'event', (xml) => xml.replace('PromptUser', 'Block')],
  ['keeps mails back where it cannot run', 'event', (xml) => xml.replace('PromptUser', 'SoftBlock')],
  ['does not say how strict it is', 'event', (xml) => xml.replace(' SendMode="PromptUser"', '')],
  ['reacts to what there is not', 'event', (xml) => xml.replace('OnMessageSend', 'OnMessageSent')],
  ['runs nothing', 'event', (xml) => xml.replace('FunctionName="onMessageSend"', 'FunctionName=""')],
  [
    'runs events in a page that is no runtime',
    'event',
    (xml) => xml.replace('<Runtime resid="Events.Html">', '<Runtime resid="Read.Url">'),
  ],
  [
    'has a runtime for nothing',
    'event',
    (xml) => xml.replace(/<ExtensionPoint xsi:type="LaunchEvent">[\s\S]*?<\/ExtensionPoint>/u, ''),
  ],
  [
    'has its functions before the shared folders',
    'order',
    (xml) =>
      xml.replace(
        /(<SupportsSharedFolders>.*<\/SupportsSharedFolders>)(\s*)(<FunctionFile .*\/>)/u,
        '$3$2$1',
      ),
  ],
  ['lacks its script', 'resid', (xml) => xml.replace(/<bt:Url id="Events.Js".*\/>/u, '')],
];

test.each(eventBaits)('a manifest with events that %s is found out (%s)', (_, rule, spoil) => {
  const good = makeManifest({ events: true });
  expect(checkManifest(good, MANIFEST_ORIGIN)).toEqual([]);
  const spoilt = spoil(good);
  expect(spoilt).not.toBe(good);
  expect(checkManifest(spoilt, MANIFEST_ORIGIN).map((problem) => problem.rule)).toContain(rule);
});

test.each(baits)('a manifest that %s is found out (%s)', (_, rule, spoil) => {
  const good = makeManifest();
  const spoilt = spoil(good);
  expect(spoilt).not.toBe(good);
  expect(checkManifest(spoilt, MANIFEST_ORIGIN).map((problem) => problem.rule)).toContain(rule);
});
