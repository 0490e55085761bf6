import { ok } from '#shared/lib/result.ts';
import type { ImportRun } from '#shared/domain/import-run.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { RevertButton } from './revert-button.tsx';
import { transferTexts } from './transfer-texts.ts';

const addressOf = ({ id }: ImportRun): string => `/import?id=${id}`;

const PastImport = ({ run }: { run: ImportRun }) => {
  const { clock, router, voice } = useApp();
  const t = useTexts(transferTexts);
  const { when } = useFormats();
  const { fileName, kind, state, createdAt, created, updated, unchanged, failed } = run;
  const number = (value: number): string => value.toLocaleString(voice.value.locale);
  const facts = [t(`kind.${kind}`), when(createdAt, clock.now()), t(`state.${state}`)];
  return (
    <li class="w-task">
      <div class="w-task-text">
        <a href={addressOf(run)}>{fileName}</a>
        <span class="w-hint">{facts.join(' · ')}</span>
        {state === 'ready' ? null : (
          <span class="w-hint">
            {t('past.counts', {
              created: number(created),
              updated: number(updated),
              unchanged: number(unchanged),
              failed: number(failed),
            })}
          </span>
        )}
      </div>
      <RevertButton run={run} onReverting={() => router.go(addressOf(run))} />
    </li>
  );
};

/** All imports, the newest first, each with its way back. */
export const PastImports = () => {
  const { client } = useApp();
  const t = useTexts(transferTexts);
  const runs = useLoader<readonly ImportRun[]>(async () => {
    const answer = await client.call('imports', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  return (
    <section aria-labelledby="past-imports">
      <h2 id="past-imports">{t('past.title')}</h2>
      <LoadedView loader={runs}>
        {(items) =>
          items.length === 0 ? (
            <p class="w-empty">{t('past.none')}</p>
          ) : (
            <ul class="w-list">
              {items.map((run) => (
                <PastImport key={run.id} run={run} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
};
