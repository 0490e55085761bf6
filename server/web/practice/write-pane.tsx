import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from '../state/texts.ts';
import { practiceTexts } from './practice-texts.ts';
import type { PracticeInbox } from './practice.model.ts';

/** Writing a mail that goes nowhere: the panel shows who the typed recipients are. */
export const WritePane = ({ inbox }: { inbox: PracticeInbox }) => {
  const t = useTexts(practiceTexts);
  const id = useId();
  const to = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => to.current?.focus(), []);
  const draft = inbox.draft.value;
  if (!draft) return null;
  return (
    <form class="p-read p-write" aria-label={t('write.title')} onSubmit={(event) => event.preventDefault()}>
      <h2>{t('write.title')}</h2>
      <div class="w-field">
        <label for={`${id}-to`}>{t('write.to')}</label>
        <input
          ref={to}
          id={`${id}-to`}
          autocomplete="off"
          placeholder="k.oeztuerk@brandt-pumpen.example"
          value={draft.to}
          onInput={(event) => inbox.edit({ to: event.currentTarget.value })}
        />
      </div>
      <div class="w-field">
        <label for={`${id}-subject`}>{t('write.subject')}</label>
        <input
          id={`${id}-subject`}
          autocomplete="off"
          value={draft.subject}
          onInput={(event) => inbox.edit({ subject: event.currentTarget.value })}
        />
      </div>
      <div class="w-field">
        <label for={`${id}-text`}>{t('write.text')}</label>
        <textarea
          id={`${id}-text`}
          rows={8}
          value={draft.text}
          onInput={(event) => inbox.edit({ text: event.currentTarget.value })}
        />
      </div>
      <p class="w-hint">{t('write.note')}</p>
      <div class="w-actions">
        <button type="button" class="w-button" onClick={inbox.discard}>
          {t('write.discard')}
        </button>
      </div>
    </form>
  );
};
