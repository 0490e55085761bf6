import '../../styles/day.css';
import type { ComingDay, DayAnswer, News } from '#shared/domain/day.ts';
import type { TimelineItem } from '#shared/domain/panel.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { dayTexts } from './day-texts.ts';
import { dayAt, newsText } from './day.model.ts';

const hrefOf = ({ type, id }: Pick<News, 'type' | 'id'>): string =>
  type === 'person' ? `/people/${id}` : `/companies/${id}`;

const Meetings = ({ meetings }: { meetings: readonly TimelineItem[] }) => {
  const { voice } = useApp();
  const t = useTexts(dayTexts);
  const time = new Intl.DateTimeFormat(voice.value.locale, { hour: '2-digit', minute: '2-digit' });
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t('meetings.title')}</h2>
      {meetings.length === 0 ? (
        <p class="w-empty">{t('meetings.none')}</p>
      ) : (
        <ul class="w-list">
          {meetings.map((item) => (
            <li key={item.id} class="w-day-line">
              <span class="w-day-when">{time.format(Date.parse(item.occurredAt))}</span>
              <span>{item.subject || item.preview}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const ComingDays = ({ days }: { days: readonly ComingDay[] }) => {
  const { clock } = useApp();
  const formats = useFormats();
  const t = useTexts(dayTexts);
  if (days.length === 0) return null;
  const today = formats.today(clock.now());
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{t('coming.title')}</h2>
      <ul class="w-list">
        {days.map((day) => (
          <li key={`${day.id} ${day.text}`} class="w-day-line">
            <span class="w-day-when">{formats.due(day.on, today)}</span>
            <span>
              <a href={hrefOf(day)}>{day.name}</a>
              <span class="w-hint">{day.text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const NewsRow = ({ news }: { news: News }) => {
  const { clock } = useApp();
  const formats = useFormats();
  const t = useTexts(dayTexts);
  const more = news.count - news.entries.length;
  return (
    <li class="w-news">
      <a href={hrefOf(news)}>{news.name}</a>
      <ul>
        {news.entries.map((entry) => (
          <li key={`${entry.at} ${entry.recordType} ${entry.title}`}>
            <span>{newsText(entry, t)}</span>{' '}
            <span class="w-hint">
              {t('news.by', {
                name: entry.byName || t('system'),
                when: formats.when(entry.at, clock.now()),
              })}
            </span>
          </li>
        ))}
        {more > 0 ? <li class="w-hint">{t('news.more', { count: more })}</li> : null}
      </ul>
    </li>
  );
};

const NewsList = ({ news, title, id }: { news: readonly News[]; title: string; id: string }) =>
  news.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="w-list">
        {news.map((one) => (
          <NewsRow key={one.id} news={one} />
        ))}
      </ul>
    </section>
  );

const NewsLists = ({ news }: { news: readonly News[] }) => {
  const t = useTexts(dayTexts);
  if (news.length === 0) return <p class="w-empty">{t('news.none')}</p>;
  return (
    <>
      <NewsList news={news.filter(({ isOwn }) => isOwn)} title={t('news.own')} id="news-own" />
      <NewsList news={news.filter(({ isOwn }) => !isOwn)} title={t('news.others')} id="news-others" />
    </>
  );
};

/** Meetings of today, birthdays ahead, and what colleagues did since yesterday. */
export const MyDay = () => {
  const { client, clock } = useApp();
  const loader = useLoader<DayAnswer>(() => client.call('day', { body: dayAt(clock.now()) }));
  return (
    <LoadedView loader={loader} lines={6}>
      {({ meetings, comingDays, news }) => (
        <>
          <Meetings meetings={meetings} />
          <ComingDays days={comingDays} />
          <NewsLists news={news} />
        </>
      )}
    </LoadedView>
  );
};
