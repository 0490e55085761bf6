import type { ComponentChildren } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import type { IconName } from '../../components/icon.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { giveFocusBack, useEscape, useShortcut } from '../../panel-keys.ts';
import { QUICK_KINDS } from './note.model.ts';
import type { Call, QuickKind } from './note.model.ts';

type Props = {
  readonly isReady: boolean;
  readonly text: string;
  readonly change: ComponentChildren;
  readonly failure: ComponentChildren;
  readonly onText: (text: string) => void;
  readonly onNote: () => void;
  readonly onQuick: (kind: QuickKind, call: Call | null) => void;
};

const CallForm = lazyComponent(
  () => import('./call-form.view.tsx').then((module) => module.CallForm),
  () => null,
);

const ICONS: Record<QuickKind, IconName> = { call: 'phone', meeting: 'meeting', visit: 'visit' };

export const NoteView = ({ isReady, text, change, failure, onText, onNote, onQuick }: Props) => {
  const { t, keys } = usePanel();
  const [isCalling, setCalling] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const cameFrom = useRef<EventTarget | null>(null);
  const callButton = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setCalling(false);
    callButton.current?.focus();
  }, []);
  useEscape(keys, isCalling, close);
  useShortcut(
    keys,
    'n',
    useCallback(() => field.current?.focus(), []),
  );
  return (
    <div class="kp-foot">
      {failure}
      {isCalling ? (
        <CallForm
          onChoose={(call) => {
            close();
            onQuick('call', call);
          }}
        />
      ) : null}
      <div class="kp-note-line">
        <textarea
          ref={field}
          class="kp-input kp-note"
          rows={1}
          value={text}
          disabled={!isReady}
          placeholder={t('note.placeholder')}
          aria-label={t('note.title')}
          aria-keyshortcuts={keys.named('n')}
          onFocus={(event) => (cameFrom.current = event.relatedTarget)}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') giveFocusBack(event.currentTarget, cameFrom.current);
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            if (text.trim()) onNote();
          }}
        />
      </div>
      <div class="kp-foot-row">
        <div class="kp-quick" role="group" aria-label={t('note.quick')}>
          {QUICK_KINDS.map((kind) => (
            <button
              key={kind}
              ref={kind === 'call' ? callButton : null}
              type="button"
              class="kp-quiet"
              disabled={!isReady}
              aria-expanded={kind === 'call' ? isCalling : undefined}
              title={t(`note.${kind}_title`)}
              onClick={() => (kind === 'call' ? setCalling(!isCalling) : onQuick(kind, null))}
            >
              <Icon name={ICONS[kind]} /> <span class="kp-quick-word">{t(`kind.${kind}`)}</span>
            </button>
          ))}
        </div>
        {change}
      </div>
    </div>
  );
};
