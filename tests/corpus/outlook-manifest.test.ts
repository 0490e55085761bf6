/** The manifest against the public schemas of the Office add-in manifest, which may not be kept in the project. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { makeManifest } from '#tests/support/filled-manifest.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';

const SCHEMAS = 'schemas/outlook-manifest';

/** Read by the main schema through imports; the library reads no files by itself. */
const IMPORTED = [
  'OfficeAppBasicTypesV1_0.xsd',
  'MailAppVersionOverridesV1_0.xsd',
  'MailAppVersionOverridesV1_1.xsd',
  'TaskPaneAppVersionOverridesV1_0.xsd',
  'ContentAppVersionOverridesV1_0.xsd',
];

const readSchema = (fileName: string): { fileName: string; contents: string } => ({
  fileName,
  contents: readFileSync(outsidePath(SCHEMAS, fileName), 'utf8'),
});

/** The public schemas are older than add-ins on telephones; `manifest-rules.ts` has the rules of that part. */
const withoutTelephones = (xml: string): string =>
  xml.replace(/<MobileFormFactor>[\s\S]*?<\/MobileFormFactor>/u, '');

const validate = async (xml: string): Promise<readonly string[]> => {
  const { errors } = await validateXML({
    xml: [{ fileName: 'manifest.xml', contents: withoutTelephones(xml) }],
    schema: [readSchema('OfficeAppManifestV1_1.xsd')],
    preload: IMPORTED.map(readSchema),
  });
  return errors.map(({ rawMessage }) => rawMessage);
};

describeWithOutsideData('the schemas of the Office add-in manifest', SCHEMAS, () => {
  test('the manifest is valid by the schemas of the Office add-in manifest', async () => {
    expect(await validate(makeManifest())).toEqual([]);
  });

  test('so is the variant with events', async () => {
    expect(await validate(makeManifest({ events: true }))).toEqual([]);
    const strict = makeManifest({ events: true }).replace('PromptUser', 'Always');
    expect(await validate(strict)).not.toEqual([]);
  });

  test('so are the variants for several mails, and their switch stands in no other place', async () => {
    for (const events of [false, true]) {
      const manifest = makeManifest({ events, multiSelect: true });
      expect(await validate(manifest)).toEqual([]);
      const swapped = manifest.replace(
        /(<SupportsNoItemContext>.*)(\s*)(<SupportsMultiSelect>.*)/u,
        '$3$2$1',
      );
      expect(swapped).not.toBe(manifest);
      expect(await validate(swapped)).not.toEqual([]);
    }
  });

  test.each([
    [
      'an element in the wrong place',
      (xml: string) => xml.replace(/(<Id>.*<\/Id>)(\s*)(<Version>.*<\/Version>)/u, '$3$2$1'),
    ],
    ['a permission that does not exist', (xml: string) => xml.replace('ReadWriteItem', 'ReadWriteAll')],
    [
      'pinning in the older overrides',
      (xml: string) =>
        xml.replace('<SourceLocation resid="Read.Url"/>', '$&<SupportsPinning>true</SupportsPinning>'),
    ],
    [
      'a wrong order in the newer overrides',
      (xml: string) => xml.replace(/(<SupportsPinning>.*)(\s*)(<SupportsNoItemContext>.*)/u, '$3$2$1'),
    ],
    [
      'a tip longer than 250 characters',
      (xml: string) => xml.replace('See who is writing', 'See '.repeat(80)),
    ],
  ])('the schemas refuse %s', async (_, spoil) => {
    const good = makeManifest();
    const spoilt = spoil(good);
    expect(spoilt).not.toBe(good);
    expect(await validate(spoilt)).not.toEqual([]);
  });
});
