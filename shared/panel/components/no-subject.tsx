/** Nothing to show: one sentence that says why and what to do. */
import type { panelEn } from '../../i18n/en/panel.ts';
import type { Key } from '../../i18n/translate.ts';
import { usePanel } from '../panel-context.ts';
import type { Subject } from '../panel-host.ts';

type TextKey = Key<typeof panelEn>;

const textOf = (subject: Subject): readonly [TextKey, TextKey] => {
  if (subject.type === 'page') return ['none.page_title', 'none.page'];
  if (subject.type !== 'none') return ['none.unsupported_item_title', 'none.unsupported_item'];
  switch (subject.reason) {
    case 'nothing_selected':
      return ['none.nothing_selected_title', 'none.nothing_selected'];
    case 'several_selected':
      return ['none.several_selected_title', 'none.several_selected'];
    case 'unsupported_item':
      return ['none.unsupported_item_title', 'none.unsupported_item'];
    case 'restricted_page':
      return ['none.restricted_page_title', 'none.restricted_page'];
    case 'unreadable_mail':
      return ['none.unreadable_mail_title', 'none.unreadable_mail'];
    case 'loading':
      return ['none.loading_title', 'none.loading'];
  }
};

export const NoSubjectText = ({ subject }: { subject: Subject }) => {
  const { t, host } = usePanel();
  const [title, text] = textOf(subject);
  const mayReadAgain =
    subject.type === 'page' || (subject.type === 'none' && subject.reason === 'unreadable_mail');
  return (
    <section class="kp-none">
      <h2>{t(title)}</h2>
      <p>{t(text)}</p>
      {mayReadAgain && host.readPage ? (
        <button type="button" class="kp-button" onClick={() => void host.readPage?.()}>
          {t('none.read_page')}
        </button>
      ) : null}
    </section>
  );
};
