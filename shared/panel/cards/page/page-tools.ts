/** The readers of foreign text that the card needs, fetched with it. */
import { splitPersonName } from '../../../capture/person-name.ts';
import { normalisePhone, phoneKey } from '../../../capture/phone.ts';
import { readSelectedAddress, readSelectedPerson } from '../../../capture/selection.ts';
import { formatPhone } from '../../../i18n/phone-format.ts';
import type { NameParts } from '../../../capture/signature-differences.ts';
import type { PageTools } from './page-difference.model.ts';

export const pageTools: PageTools = {
  phoneKey: (number) => phoneKey(number),
  phoneText: formatPhone,
  toE164: (text) => {
    const phone = normalisePhone(text);
    return phone.ok ? phone.value.e164 : text;
  },
};

export const nameParts = (name: string): NameParts => {
  const { title, firstName, lastName } = splitPersonName(name);
  return firstName || lastName
    ? { title, firstName, lastName }
    : { title: '', firstName: '', lastName: name.trim() };
};

export { readSelectedAddress, readSelectedPerson };
