/** The words about what lies on this device, in one language; fetched when there is something to say. */
import type { deviceEn } from '../../i18n/en/device.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../i18n/translate.ts';

export type DeviceTranslator = Translator<typeof deviceEn>;

export const loadDeviceTexts = async (voice: Voice): Promise<DeviceTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../i18n/de/device.ts')).deviceDe
      : (await import('../../i18n/en/device.ts')).deviceEn;
  return createTranslator(texts, voice);
};
