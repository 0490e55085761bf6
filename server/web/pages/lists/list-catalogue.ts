/** What a list has and what it is called: fields everybody has, fields of the admins, colleagues and their teams. */
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { choiceLabel, customFieldName } from '#shared/domain/custom-values.ts';
import { CUSTOM_PREFIX, listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListField, ListFields, ListRecord } from '#shared/domain/list-fields.ts';
import type { Locale, User } from '#shared/domain/user.ts';
import { ok } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import type { Loader } from '../../state/loader.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { choiceName, fieldName, listsTexts } from './lists-texts.ts';
import type { ListsText } from './lists-texts.ts';

/** Whoever or whatever has a name. */
export type NamedOne = { readonly id: string; readonly name: string };

export type Catalogue = {
  readonly fields: ListFields;
  /** What a field is called; of an archived one too. */
  readonly nameOf: (key: string) => string;
  readonly choiceOf: (field: ListField, choice: string) => string;
  readonly colleagues: readonly NamedOne[];
  readonly teams: readonly NamedOne[];
};

export const createCatalogue = (
  record: ListRecord,
  t: ListsText,
  locale: Locale,
  custom: readonly CustomField[],
  users: readonly User[],
): Catalogue => {
  const byId = new Map(custom.map((field) => [CUSTOM_PREFIX + field.id, field]));
  const fields = listFieldsOf(
    record,
    custom.filter(({ archivedAt }) => archivedAt === null),
  );
  const teams = new Map(users.flatMap(({ teamId, teamName }) => (teamId ? [[teamId, teamName]] : [])));
  return {
    fields,
    nameOf: (key) => {
      if (!key.startsWith(CUSTOM_PREFIX)) return fields.has(key) ? fieldName(t, key) : t('field.gone');
      const field = byId.get(key);
      return field ? customFieldName(field, locale) : t('field.gone');
    },
    choiceOf: ({ key, custom: own }, choice) => {
      if (!own) return choiceName(t, key, choice);
      const found = own.choices.find(({ id }) => id === choice);
      return found ? choiceLabel(found, locale) : '';
    },
    colleagues: users,
    teams: [...teams].map(([id, name]) => ({ id, name })),
  };
};

export const CatalogueContext = createContext<Catalogue | null>(null);

export const useCatalogue = (): Catalogue => {
  const catalogue = useContext(CatalogueContext);
  if (!catalogue) throw new Error('useCatalogue outside of a list');
  return catalogue;
};

/** `custom` is read anew where the server knows a field no more. */
export const useCatalogueOf = (
  record: ListRecord,
): { catalogue: Catalogue; custom: Loader<readonly CustomField[]> } => {
  const { client, voice } = useApp();
  const t = useTexts(listsTexts);
  const custom = useLoader<readonly CustomField[]>(async () => {
    const answer = await client.call('customFields', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  const users = useLoader<readonly User[]>(async () => {
    const answer = await client.call('users', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  const [own, people] = [custom.state.value, users.state.value];
  const { locale } = voice.value;
  const catalogue = useMemo(
    () =>
      createCatalogue(
        record,
        t,
        locale,
        own.status === 'ready' ? own.value : [],
        people.status === 'ready' ? people.value : [],
      ),
    [record, t, locale, own, people],
  );
  return { catalogue, custom };
};
