import { useApp } from '../state/app-context.ts';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';
import { useErrorText } from './errors.tsx';

/** The line at the bottom that says what was done, with its way back. */
export const NoticeBar = () => {
  const { notices } = useApp();
  const t = useTexts(webTexts);
  const text = useErrorText();
  const notice = notices.current.value;
  const undo = async (): Promise<void> => {
    const back = notice?.undo;
    notices.close();
    const result = await back?.();
    if (result?.ok === false) notices.showFailure(result);
  };
  return (
    <div class="w-notice-place" role="status">
      {notice ? (
        <div class={notice.failure ? 'w-notice w-notice-failed' : 'w-notice'}>
          <span>{notice.failure ? text(notice.failure) : notice.text}</span>
          {notice.undo ? (
            <button type="button" onClick={() => void undo()}>
              {t('undo')}
            </button>
          ) : null}
          <button type="button" aria-label={t('close')} onClick={notices.close}>
            ✕
          </button>
        </div>
      ) : null}
    </div>
  );
};
