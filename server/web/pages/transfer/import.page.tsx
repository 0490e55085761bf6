import '../../styles/transfer.css';
import { useSignal } from '@preact/signals';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import type { ImportPreview } from '#shared/domain/import-run.ts';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { ChooseFile } from './choose-file.tsx';
import { ImportRunView } from './import-run.tsx';
import { PastImports } from './past-imports.tsx';
import { transferTexts } from './transfer-texts.ts';

/** Records from a file. Which import is looked at stands in the address, so that it is there again after a reload. */
export const Page = ({ place }: PageProps) => {
  const { router } = useApp();
  const t = useTexts(transferTexts);
  const read = useSignal<ImportPreview | null>(null);
  const id = place.query.get('id');
  const kind: FieldRecord = place.query.get('kind') === 'company' ? 'company' : 'person';
  return (
    <main class="w-page w-import">
      <PageTitle text={t('import.title')} />
      {id ? (
        <>
          <p>
            <a href="/import">{t('back.all')}</a>
          </p>
          <ImportRunView key={id} id={id} first={read.value?.run.id === id ? read.value : null} />
        </>
      ) : (
        <>
          <p class="w-hint">{t('import.intro')}</p>
          <ChooseFile
            kind={kind}
            onKind={(next) => router.go(`/import?kind=${next}`, { replace: true })}
            onRead={(preview) => {
              read.value = preview;
              router.go(`/import?id=${preview.run.id}`);
            }}
          />
          <PastImports />
        </>
      )}
    </main>
  );
};
