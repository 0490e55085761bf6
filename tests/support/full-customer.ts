/** Somebody of whom something is known in every card of the panel, several of each where there can be several. */
import type { ApiClient } from '#shared/api/client.ts';
import { newId } from '#shared/lib/ids.ts';
import { apply, createRecords, userOn } from './records.ts';

const EACH = 4;
const SOME = Array.from({ length: EACH }, (_, index) => index + 1);

/** Answers the id of the person; `api` is an owner's or admin's. */
export const createFullCustomer = async (api: ApiClient): Promise<string> => {
  const user = userOn(api);
  const { person, company, employ, task, activity } = createRecords({ newId }, user);
  const fields = SOME.map((n) => ({ id: newId(), name: `Feld ${n}` }));
  for (const { id, name } of fields)
    await apply(user, 'custom_field.create', { id, fields: { recordType: 'person', kind: 'text', name } });
  const id = await person({
    firstName: 'Petra',
    lastName: 'Lang',
    email: 'petra@lang.example',
    birthDay: '1970-05-04',
    interests: ['Segeln'],
    custom: Object.fromEntries(fields.map((field) => [field.id, field.name])),
  });
  const companyId = await company({ name: 'Lang & Kurz GmbH', domains: ['lang.example'] });
  await employ(id, companyId, 'Leitung');
  for (const n of SOME) {
    const other = await person({ firstName: 'Uwe', lastName: `Kurz ${n}` });
    await apply(user, 'relationship.create', {
      id: newId(),
      fields: { personId: id, otherId: other, kind: 'assistant_of' },
    });
    await apply(user, 'deal.create', {
      id: newId(),
      fields: { title: `Anlage ${n}`, personId: id, companyId },
    });
    await task({ title: `Anruf ${n}`, personId: id });
    await apply(user, 'fact.add', {
      id: newId(),
      about: { type: 'person', id },
      fields: { text: `Segelt Boot ${n}` },
      visibility: 'all',
    });
    await activity(id, { subject: `Notiz ${n}`, text: 'Etwas' });
  }
  return id;
};
