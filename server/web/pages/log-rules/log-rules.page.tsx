import type { LogRule } from '#shared/domain/log-rule.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { logRulesTexts } from './log-rules-texts.ts';
import { RuleList } from './rule-list.tsx';

/** Which mails are never logged and which always: one's own rules and the company's. */
export const Page = () => {
  const { client, me } = useApp();
  const t = useTexts(logRulesTexts);
  const rules = useLoader<readonly LogRule[]>(async () => {
    const answer = await client.call('logRules', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('rules.title')} />
      <p>{t('rules.text')}</p>
      <p>{t('rules.text_private')}</p>
      <LoadedView loader={rules}>
        {(items) => (
          <>
            <RuleList
              list="personal"
              rules={items.filter(({ ownerId }) => ownerId !== null)}
              canWrite
              reload={rules.reload}
            />
            <RuleList
              list="company"
              rules={items.filter(({ ownerId }) => ownerId === null)}
              canWrite={me.value?.role !== 'user'}
              reload={rules.reload}
            />
          </>
        )}
      </LoadedView>
    </main>
  );
};
