import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CustomField } from '../../../domain/custom-field.ts';
import { Icon } from '../../components/icon.tsx';
import type { IconName } from '../../components/icon.tsx';
import { lazyComponent, lazyDetail } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { giveFocusBack, useEscape, useShortcut } from '../../panel-keys.ts';
import { hasRequired } from '../custom/asked-memory.ts';
import { QUICK_KINDS } from './note.model.ts';
import type { Call, QuickKind } from './note.model.ts';

type Props = {
  readonly isReady: boolean;
  readonly text: string;
  readonly change: ComponentChildren;
  readonly failure: ComponentChildren;
  /** Of the company's own, asked for as soon as something is being written. */
  readonly fields: readonly CustomField[];
  /** Where it waits what is typed in them, and whether something does. */
  readonly place: string;
  readonly isFilling: boolean;
  readonly onText: (text: string) => void;
  /** Both are false where something typed has to be put right first. */
  readonly onNote: () => boolean;
  readonly onQuick: (kind: QuickKind, call: Call | null) => boolean;
};

const CallForm = lazyComponent(
  () => import('./call-form.view.tsx').then((module) => module.CallForm),
  () => null,
);

const NoteFields = lazyDetail(
  () => import('./note-fields.view.tsx').then((module) => module.NoteFields),
  () => null,
);

const ICONS: Record<QuickKind, IconName> = { call: 'phone', meeting: 'meeting', visit: 'visit' };

export const NoteView = (props: Props) => {
  const { isReady, text, change, failure, fields, place, isFilling, onText, onNote, onQuick } = props;
  const { t, keys } = usePanel();
  /** A call's outcome is the second click; the others are asked about only where something should be filled in. */
  const [asking, setAsking] = useState<QuickKind | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  /** Where the keyboard was when the key was pressed before it is known whom a note is about. */
  const askedAt = useRef<Element | null>(null);
  const cameFrom = useRef<EventTarget | null>(null);
  const askedBy = useRef<HTMLButtonElement | null>(null);
  const close = useCallback(() => {
    setAsking(null);
    askedBy.current?.focus();
  }, []);
  useEscape(keys, asking !== null, close);
  useShortcut(
    keys,
    'n',
    useCallback(() => {
      field.current?.focus();
      if (field.current?.disabled) askedAt.current = document.activeElement;
    }, []),
  );
  useLayoutEffect(() => {
    if (isReady && askedAt.current === document.activeElement) field.current?.focus();
    askedAt.current = null;
  }, [isReady]);
  const isAsked = (kind: QuickKind): boolean => kind === 'call' || hasRequired(fields);
  return (
    <div class="kp-foot">
      {failure}
      {asking === 'call' ? (
        <CallForm
          onChoose={(call) => {
            if (onQuick('call', call)) close();
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
      {fields.length > 0 && (asking !== null || isFilling || text.trim() !== '') ? (
        <NoteFields
          fields={fields}
          place={place}
          kind={asking ?? 'note'}
          hasText={text.trim() !== ''}
          onCancel={close}
          onSave={() => {
            if (asking === null) return onNote();
            if (onQuick(asking, null)) close();
            return undefined;
          }}
        />
      ) : null}
      <div class="kp-foot-row">
        <div class="kp-quick" role="group" aria-label={t('note.quick')}>
          {QUICK_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="kp-quiet"
              disabled={!isReady}
              aria-expanded={isAsked(kind) ? asking === kind : undefined}
              title={t(`note.${kind}_title`)}
              onClick={({ currentTarget }) => {
                askedBy.current = currentTarget;
                if (isAsked(kind)) setAsking(asking === kind ? null : kind);
                else onQuick(kind, null);
              }}
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
