import type { organisationEn } from '../en/organisation.ts';
import type { TranslationOf } from '../translate.ts';

export const organisationDe: TranslationOf<typeof organisationEn> = {
  wrong:
    'Was Ihre Organisation als Adresse von Kontor vorgegeben hat, ist keine Webadresse: „{given}“. Bitte sagen Sie der Person Bescheid, die Ihren Browser betreut.',
  'wrong.du':
    'Was deine Organisation als Adresse von Kontor vorgegeben hat, ist keine Webadresse: „{given}“. Bitte sag der Person Bescheid, die deinen Browser betreut.',
  moved: 'Ihre Organisation hat Kontor jetzt unter {server}. Dieser Browser ist noch mit {now} verbunden.',
  'moved.du':
    'Deine Organisation hat Kontor jetzt unter {server}. Dieser Browser ist noch mit {now} verbunden.',
  change: 'Mit {server} verbinden',
};
