/** One field over everything Kontor knows, on top of whatever is shown: typed here, or marked elsewhere and handed in. */
import type { Signal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { lazyComponent } from '../components/lazy-component.tsx';
import { usePanel } from '../panel-context.ts';
import type { LookUpQuestion } from '../panel-host.ts';
import { giveFocusBack, useEscape, useShortcut } from '../panel-keys.ts';
import { LookUpButton } from './look-up-button.tsx';

const Found = lazyComponent(() => import('./found.tsx').then((module) => module.Found));

type Props = { readonly asked: LookUpQuestion; readonly lookUp: Signal<LookUpQuestion | null> };

const LookUpCard = ({ asked, lookUp }: Props) => {
  const { keys, session, t } = usePanel();
  const card = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const cameFrom = useRef(document.activeElement);
  const isHandedIn = asked.opens === 'only';
  // Before the next key arrives; what was marked elsewhere leaves the keyboard there.
  useLayoutEffect(() => {
    if (!isHandedIn) field.current?.focus();
  }, [isHandedIn]);
  const leave = useCallback(
    (to: EventTarget | null) => {
      if (card.current?.contains(document.activeElement)) giveFocusBack(card.current, to);
      lookUp.value = null;
    },
    [lookUp],
  );
  const close = useCallback(() => leave(cameFrom.current), [leave]);
  useEscape(keys, true, close);
  useShortcut(
    keys,
    's',
    useCallback(() => field.current?.focus(), []),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      lookUp.value = { text: asked.text, opens: 'first' };
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const hits = card.current?.querySelectorAll<HTMLElement>('.kp-list-button') ?? [];
    const stops = [field.current, ...hits];
    stops[stops.indexOf(document.activeElement as HTMLInputElement) + step]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Moves among what is pressed inside.
    <div class="kp-card kp-look-up" role="search" ref={card} onKeyDown={onKeyDown}>
      <h2 class="kp-hidden">{t('look_up.open')}</h2>
      <div class="kp-search">
        <Icon name="search" />
        <input
          class="kp-input"
          type="search"
          ref={field}
          value={asked.text}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          placeholder={t('look_up.field')}
          aria-label={t('look_up.open')}
          onInput={(event) => (lookUp.value = { text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="kp-icon-button"
          aria-label={t('look_up.close')}
          title={t('look_up.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      <Found
        asked={asked}
        onOpen={(place) => {
          leave(null);
          session.open(place);
        }}
      />
    </div>
  );
};

type PlaceProps = {
  readonly lookUp: Signal<LookUpQuestion | null>;
  /** Whether something below offers it already. */
  readonly isOffered: boolean;
};

/** Open, it is the field with what is found; closed, a quiet line where nothing below has a button for it. */
export const LookUp = ({ lookUp, isOffered }: PlaceProps) => {
  const { keys } = usePanel();
  const open = useCallback(() => (lookUp.value = { text: '' }), [lookUp]);
  useShortcut(keys, 's', open);
  // Where a history is shown, it takes this key.
  useShortcut(keys, '/', open);
  const asked = lookUp.value;
  if (asked) return <LookUpCard asked={asked} lookUp={lookUp} />;
  return isOffered ? null : (
    <div class="kp-look-up-line">
      <LookUpButton isLine />
    </div>
  );
};
