/** The words about what lies on this device, and what fields are called, in one language; fetched when there is something to say. */
import type { deviceEn } from '../../i18n/en/device.ts';
import type { fieldsEn } from '../../i18n/en/fields.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../i18n/translate.ts';

export type DeviceTranslator = Translator<typeof deviceEn & typeof fieldsEn>;

const german = async (): Promise<Texts> => {
  const [{ deviceDe }, { fieldsDe }] = await Promise.all([
    import('../../i18n/de/device.ts'),
    import('../../i18n/de/fields.ts'),
  ]);
  return { ...fieldsDe, ...deviceDe };
};

const english = async (): Promise<Texts> => {
  const [{ deviceEn }, { fieldsEn }] = await Promise.all([
    import('../../i18n/en/device.ts'),
    import('../../i18n/en/fields.ts'),
  ]);
  return { ...fieldsEn, ...deviceEn };
};

export const loadDeviceTexts = async (voice: Voice): Promise<DeviceTranslator> =>
  createTranslator(voice.locale === 'de' ? await german() : await english(), voice);
