/** Who set a value when, and where from: told by the change log, asked for when somebody wants to know. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ApiClient } from '../../../api/client.ts';
import type { FieldRecord } from '../../../domain/record-fields.ts';
import type { HistoryEntry } from '../../../domain/record-history.ts';
import { changesDe } from '../../../i18n/de/changes.ts';
import { changesEn } from '../../../i18n/en/changes.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts } from '../../../i18n/translate.ts';
import { ok } from '../../../lib/result.ts';
import type { Failure, Result } from '../../../lib/result.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { useDetailTexts } from '../../components/fields/field-texts.ts';
import { usePanel } from '../../panel-context.ts';
import { fromText } from '../timeline/changes.model.ts';

type Of = { readonly type: FieldRecord; readonly id: string; readonly field: string };

/** So many pages of the history are gone through; a value older than that is told of as if nothing were known. */
const PAGES_MAX = 20;

/** The newest change that set the field; null where none is recorded. */
const readOrigin = async (api: ApiClient, { type, id, field }: Of): Promise<Result<HistoryEntry | null>> => {
  let cursor: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const body: Parameters<typeof api.call<'changes'>>[1]['body'] = {
      type,
      id,
      ...(cursor ? { cursor } : {}),
    };
    const page = await api.call('changes', { body });
    if (!page.ok) return page;
    const found = page.value.items.find(
      (entry) => entry.recordType === type && entry.fields.some((one) => one.field === field),
    );
    if (found) return ok(found);
    cursor = page.value.cursor;
    if (cursor === null) break;
  }
  return ok(null);
};

/** `version` changes with the value: then there is more to tell. */
export const Origin = ({ version, ...of }: Of & { readonly version: string }) => {
  const { api, me, formats, now, voice } = usePanel();
  const t = useDetailTexts();
  const changesText = useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? changesDe : changesEn;
    return createTranslator<typeof changesEn>(texts, voice);
  }, [voice]);
  const [origin, setOrigin] = useState<HistoryEntry | null | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  const { type, id, field } = of;
  useEffect(() => {
    let isWanted = true;
    void readOrigin(api, { type, id, field }).then((result) => {
      if (!isWanted) return;
      setFailure(result.ok ? null : result);
      if (result.ok) setOrigin(result.value);
    });
    return () => void (isWanted = false);
  }, [api, type, id, field, version, tries]);
  if (failure) return <FailureLine failure={failure} onRetry={() => setTries(tries + 1)} />;
  const text = (entry: HistoryEntry): string => {
    const who = entry.byId === me.id ? t('origin_you') : entry.byName || t('origin_system');
    const when = formats.when(entry.at, now.value);
    const from = fromText(entry, changesText);
    return from ? t('origin_from', { who, when, from }) : t('origin_said', { who, when });
  };
  return (
    <p class="kp-faint" role="status" aria-busy={origin === undefined}>
      {origin === undefined ? '' : origin ? text(origin) : t('origin_unknown')}
    </p>
  );
};
