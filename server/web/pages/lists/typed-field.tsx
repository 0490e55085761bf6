import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { useSlash } from '../../search/slash-key.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { TYPED_CHARS } from './list-address.ts';
import { listsTexts } from './lists-texts.ts';

const PAUSE_MS = 150;

type Props = {
  readonly record: ListRecord;
  readonly q: string;
  readonly onType: (q: string) => void;
};

/** Narrows the list as one types. `/` leads here, the arrow down into the rows, Esc empties it. */
export const TypedField = ({ record, q, onType }: Props) => {
  const { preferences } = useApp();
  const t = useTexts(listsTexts);
  const field = useRef<HTMLInputElement>(null);
  /** What stands there; the list follows in a moment. */
  const text = useSignal(q);
  const told = useRef(q);
  const timer = useRef(0);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    text.value = q;
  }, [q, text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const { singleKeys } = preferences.value;
  useSlash(
    singleKeys,
    useCallback(() => field.current?.select(), []),
    '.w-beside',
  );
  const tell = (): void => {
    window.clearTimeout(timer.current);
    const typed = text.peek().trim();
    if (typed === told.current) return;
    told.current = typed;
    onType(typed);
  };
  const type = (typed: string): void => {
    text.value = typed;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(tell, PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && text.peek() !== '') {
      text.value = '';
      tell();
    } else if (event.key === 'Enter') tell();
    else if (event.key === 'ArrowDown')
      field.current?.closest('main')?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      type="search"
      class="w-list-typed"
      autocomplete="off"
      spellcheck={false}
      maxLength={TYPED_CHARS}
      aria-label={t(`typed.${record}`)}
      placeholder={t(`typed.${record}`)}
      aria-keyshortcuts={singleKeys ? '/' : undefined}
      value={text.value}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};
