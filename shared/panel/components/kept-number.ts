/** How a telephone number that somebody typed is kept. */
import { fetchLater } from '../later-parts.ts';

const loadPhone = fetchLater(() => import('../../capture/phone.ts'));

/** E.164 where the number can be read, else as it was typed. `country` as two letters; empty is Germany. */
export const keptNumber = async (typed: string, country: string): Promise<string> => {
  const reader = await loadPhone().catch(() => null);
  const phone = reader?.normalisePhone(typed, country || undefined);
  return phone?.ok ? phone.value.e164 : typed;
};
