/** The history of the values: who changed what, when and from where; each old value is one click away. */
import '../../css/changes.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ApiClient } from '../../../api/client.ts';
import type { HistoryEntry, RecordHistory } from '../../../domain/record-history.ts';
import { changesDe } from '../../../i18n/de/changes.ts';
import { changesEn } from '../../../i18n/en/changes.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Voice } from '../../../i18n/translate.ts';
import type { Failure } from '../../../lib/result.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { When } from '../../components/when.tsx';
import { loadDeviceTexts } from '../../device/device-texts.ts';
import type { DeviceTranslator } from '../../device/device-texts.ts';
import { usePanel } from '../../panel-context.ts';
import type { ShownRecord } from '../../panel-targets.ts';
import { entryText, restoreArgs } from './changes.model.ts';
import type { ChangesTranslator, EntryLine, EntryWords } from './changes.model.ts';

type LineProps = { readonly line: EntryLine; readonly words: EntryWords; readonly onRestore: () => void };

const Line = ({ line, words, onRestore }: LineProps) => {
  const { label, before, after, field } = line;
  const isEmpty = field.before === null || field.before === '';
  const name = words.t(isEmpty ? 'restore_empty' : 'restore', { field: label, value: before });
  return (
    <li>
      <span>
        <span class="kp-faint">{label}: </span>
        {before ? (
          <>
            <span class="kp-hidden">{words.t('before')} </span>
            <del>{before}</del> <span aria-hidden="true">→</span>
            <span class="kp-hidden">, {words.t('after')}</span>{' '}
          </>
        ) : null}
        {after}
      </span>
      {field.isRestorable ? (
        <button type="button" class="kp-link" aria-label={name} title={name} onClick={onRestore}>
          {words.t('restore_short')}
        </button>
      ) : null}
    </li>
  );
};

type EntryProps = { readonly entry: HistoryEntry; readonly place: string; readonly words: EntryWords };

const Entry = ({ entry, place, words }: EntryProps) => {
  const { changes, me, t } = usePanel();
  const { what, from, lines } = entryText(entry, words);
  const who = entry.byId === me.id ? t('timeline.you') : entry.byName || words.t('system');
  const restore = ({ field, label }: EntryLine): void => {
    const name = `${entry.recordType}.update` as 'person.update';
    changes.save(place, label, [changes.envelope(name, restoreArgs(entry, field))], {
      savedText: words.t('restored'),
      once: `${entry.seq} ${field.field}`,
    });
  };
  return (
    <li class="kp-change-entry">
      <span class="kp-item-day">
        <When instant={entry.at} dayOnly />
      </span>
      <div>
        <p>{what}</p>
        {lines.length > 0 ? (
          <ul>
            {lines.map((line) => (
              <Line key={line.field.field} line={line} words={words} onRestore={() => restore(line)} />
            ))}
          </ul>
        ) : null}
        <p class="kp-faint">{[who, from].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  );
};

const textsFor = (voice: Voice): ChangesTranslator => {
  const texts: Texts = voice.locale === 'de' ? changesDe : changesEn;
  return createTranslator(texts, voice);
};

type Read = { readonly history: RecordHistory | null; readonly failure: Failure | null };

const readPage = (api: ApiClient, { type, id }: ShownRecord, cursor: string | null, signal: AbortSignal) =>
  api.call('changes', { body: { type, id, ...(cursor ? { cursor } : {}) }, signal });

/** Read anew when `version` says that something was changed; older pages are put behind. */
const useHistory = (record: ShownRecord, version: string) => {
  const { api } = usePanel();
  const [read, setRead] = useState<Read>({ history: null, failure: null });
  const [tries, setTries] = useState(0);
  const { type, id } = record;
  useEffect(() => {
    const leave = new AbortController();
    void readPage(api, { type, id }, null, leave.signal).then((result) => {
      if (leave.signal.aborted) return;
      setRead(result.ok ? { history: result.value, failure: null } : { history: null, failure: result });
    });
    return () => leave.abort();
  }, [api, type, id, version, tries]);
  const older = async (): Promise<void> => {
    const { history } = read;
    if (!history?.cursor) return;
    const result = await readPage(api, record, history.cursor, new AbortController().signal);
    if (!result.ok) return setRead({ history, failure: result });
    const { items, names, customFields = [], cursor } = result.value;
    setRead({
      history: {
        items: [...history.items, ...items],
        names: { ...history.names, ...names },
        customFields: [...(history.customFields ?? []), ...customFields],
        cursor,
      },
      failure: null,
    });
  };
  return { ...read, older, again: () => setTries(tries + 1) };
};

const useDeviceWords = (): DeviceTranslator | null => {
  const { voice } = usePanel();
  const [words, setWords] = useState<{ t: DeviceTranslator } | null>(null);
  useEffect(() => {
    let isLeft = false;
    loadDeviceTexts(voice).then(
      (t) => !isLeft && setWords({ t }),
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [voice]);
  return words?.t ?? null;
};

export const Changes = ({ record }: { readonly record: ShownRecord }) => {
  const { session, changes, voice, formats, t: panelTexts } = usePanel();
  const place = `${session.key.value}/changes`;
  const change = changes.latest(place);
  const state = change?.state.value;
  const isThrough = (state?.phase === 'saved' || state?.phase === 'undone') && state.on === 'kontor';
  const { history, failure, older, again } = useHistory(
    record,
    isThrough ? `${change?.id} ${state.phase}` : '',
  );
  const t = useMemo(() => textsFor(voice), [voice]);
  const device = useDeviceWords();
  if (!history || !device)
    return failure ? <FailureLine failure={failure} onRetry={again} /> : <Placeholder lines={[30, 34, 22]} />;
  const values = { t: device, panelTexts, formats, locale: voice.locale };
  const words: EntryWords = {
    t,
    values,
    names: history.names,
    customFields: history.customFields ?? [],
  };
  return (
    <>
      {change ? <ChangeLine change={change} savedText={t('restored')} /> : null}
      <EarlierChanges place={place} savedText={t('restored')} />
      <ChangeFailure change={change} />
      {history.items.length === 0 ? <p class="kp-empty">{t('empty')}</p> : null}
      <ol class="kp-changes">
        {history.items.map((entry) => (
          <Entry key={entry.seq} entry={entry} place={place} words={words} />
        ))}
      </ol>
      {failure ? <FailureLine failure={failure} onRetry={() => void older()} /> : null}
      {history.cursor ? (
        <button type="button" class="kp-quiet kp-older" onClick={() => void older()}>
          {panelTexts('timeline.older')} <Icon name="down" />
        </button>
      ) : null}
    </>
  );
};
