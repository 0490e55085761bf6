/**
 * What is found of what is looked up. Whoever an address or number of marked words belongs to is opened at once; what is
 * written of the words in mails and notes follows a little later. Without the server, what this device holds is looked through.
 */
import { useEffect, useMemo } from 'preact/hooks';
import { lookUpDe } from '../../i18n/de/look-up.ts';
import { lookUpEn } from '../../i18n/en/look-up.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts } from '../../i18n/translate.ts';
import { FailureLine } from '../components/failure-line.tsx';
import { Placeholder } from '../components/placeholder.tsx';
import { usePanel } from '../panel-context.ts';
import type { LookUpQuestion } from '../panel-host.ts';
import { createFinder } from './finder.ts';
import { Hits } from './hits.tsx';
import { inGroups, onlyCustomer, placeOf, questionOf } from './look-up.model.ts';
import { createTypedSearch } from './typed-search.ts';
import type { Hit } from './typed-search.ts';
import { pageTimers } from '../../lib/page-timers.ts';

export type FoundProps = {
  readonly asked: LookUpQuestion;
  readonly onOpen: (place: NonNullable<ReturnType<typeof placeOf>>) => void;
};

export const Found = ({ asked, onOpen }: FoundProps) => {
  const { api, store, voice } = usePanel();
  const t = useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? lookUpDe : lookUpEn;
    return createTranslator<typeof lookUpEn>(texts, voice);
  }, [voice]);
  const finder = useMemo(() => createFinder(api, store), [api, store]);
  const search = useMemo(
    () =>
      createTypedSearch({
        ask: finder.ask,
        timers: pageTimers,
        isShown: (hit) => placeOf(hit) !== null,
      }),
    [finder],
  );
  const { text, opens } = asked;
  const { q, isExact } = questionOf(text);
  useEffect(() => search.type(q), [search, q]);
  useEffect(() => search.stop, [search]);

  const open = (hit: Hit) => {
    const place = placeOf(hit);
    if (place) onOpen(place);
  };
  const isTold = search.query.value === q;
  const awaited = isTold ? search.awaited.value : 'names';
  const names = inGroups(search.names.value);
  const groups = [...names, ...inGroups(search.texts.value)];
  const failure = search.failure.value;
  const wanted =
    awaited === 'names' || !opens
      ? null
      : opens === 'first'
        ? (groups[0]?.hits[0] ?? null)
        : isExact
          ? onlyCustomer(search.names.value)
          : null;
  useEffect(() => {
    if (wanted) open(wanted);
    // oxlint-disable-next-line react/exhaustive-deps -- once, as soon as it is there
  }, [wanted]);

  const isBegun = q !== '';
  const isNothing = isBegun && awaited === null && groups.length === 0 && !failure;
  return (
    <div aria-busy={awaited === 'names'}>
      {failure ? <FailureLine failure={failure} onRetry={() => search.type(q)} /> : null}
      {awaited === 'names' && isBegun && groups.length === 0 ? <Placeholder lines={[28]} /> : null}
      {groups.map(({ name, hits }) => (
        <Hits key={name} name={name} hits={hits} q={q} t={t} onOpen={open} />
      ))}
      <p class="kp-faint" role="status">
        {isNothing ? t('look_up.nothing') : ''}
        {awaited === 'texts' && !failure ? t('look_up.reading') : ''}
        {isBegun ? '' : t('look_up.keys')}
      </p>
      {isBegun && finder.isAway.value ? <p class="kp-faint">{t('look_up.on_device')}</p> : null}
    </div>
  );
};
