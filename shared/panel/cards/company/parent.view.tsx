/** The company that the shown one belongs to: a link, named and taken away in the same place. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Company } from '../../../domain/company.ts';
import { Icon } from '../../components/icon.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { useCompanyTexts } from './company-texts.ts';

type Props = {
  readonly company: Company;
  /** Null where there is none, or none the asker may see. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  readonly onOpen: (id: string) => void;
  readonly onChange: (id: string | null, name: string) => void;
};

export const ParentView = ({ company, parent, onOpen, onChange }: Props) => {
  const { keys } = usePanel();
  const t = useCompanyTexts();
  const [isSearching, setSearching] = useState(false);
  const search = useRef<HTMLDivElement>(null);
  const close = (): void => setSearching(false);
  useEscape(keys, isSearching, close);
  useLayoutEffect(() => {
    if (isSearching) search.current?.querySelector('input')?.focus();
  }, [isSearching]);
  if (isSearching) {
    return (
      <div ref={search}>
        <RecordSearch
          label={t('parent_search')}
          types={['company']}
          without={company.id}
          onChoose={({ id, title }) => {
            close();
            onChange(id, title);
          }}
        />
        <button type="button" class="kp-quiet" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    );
  }
  if (!parent) {
    return (
      <button type="button" class="kp-quiet kp-company-name" onClick={() => setSearching(true)}>
        {t('parent_name')}
      </button>
    );
  }
  return (
    <div class="kp-company-row">
      <p>
        <span class="kp-faint">{t('parent')}</span>{' '}
        <button type="button" class="kp-link" onClick={() => onOpen(parent.id)}>
          {parent.name}
        </button>
      </p>
      <button
        type="button"
        class="kp-icon-button"
        aria-label={t('parent_change')}
        title={t('parent_change')}
        onClick={() => setSearching(true)}
      >
        <Icon name="pencil" />
      </button>
      <button
        type="button"
        class="kp-icon-button"
        aria-label={t('parent_remove', { name: parent.name })}
        title={t('parent_remove', { name: parent.name })}
        onClick={() => onChange(null, parent.name)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
};
