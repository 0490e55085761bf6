/** The palette: one field, everything that answers it in groups. Arrow keys move, Enter opens, Esc closes. */
import { useSignal } from '@preact/signals';
import type { ComponentType, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { hasRequired } from '#shared/panel/cards/custom/asked-memory.ts';
import { Marked } from '#shared/panel/components/marked.tsx';
import { pageTimers } from '#shared/lib/page-timers.ts';
import { useErrorText } from '../components/errors.tsx';
import { addressOf } from '../search/search.model.ts';
import { useApp } from '../state/app-context.ts';
import { readOwnFields } from '../state/own-fields.ts';
import { useTexts } from '../state/texts.ts';
import '../styles/palette.css';
import type { AskedFormProps } from './asked-form.tsx';
import { useCreateRecord } from './create-record.ts';
import { commandsFor } from './palette-commands.ts';
import type { NewRecord } from './palette-commands.ts';
import { createPalette } from './palette.model.ts';
import type { PaletteModel, Row } from './palette.model.ts';
import { paletteTexts } from './palette-texts.ts';

const HitText = ({ row, query }: { row: Row & { is: 'hit' }; query: string }) => {
  const t = useTexts(paletteTexts);
  const { title, detail, snippet, kind, done, type } = row.hit;
  const { voice } = useApp();
  const day = (text: string): string =>
    new Intl.DateTimeFormat(voice.value.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(text),
    );
  const about = type === 'activity' && detail ? day(detail) : detail;
  const words = [kind ? t(`kind.${kind}`) : '', about, done ? t('done') : ''].filter(Boolean).join(' · ');
  return (
    <>
      <span class="w-hit-title">
        <Marked text={title} query={query} />
      </span>
      <span class="w-hit-detail">
        <Marked text={words} query={query} />
        {snippet && snippet !== title ? (
          <>
            {words ? ' · ' : ''}
            <Marked text={snippet} query={query} />
          </>
        ) : null}
      </span>
    </>
  );
};

type RowsProps = { palette: PaletteModel; id: string; choose: (row: Row) => void };

const Rows = ({ palette, id, choose }: RowsProps) => {
  const t = useTexts(paletteTexts);
  const query = palette.query.value;
  const active = palette.active.value;
  return (
    <div id={`${id}-rows`} role="listbox" aria-label={t('results')} class="w-palette-rows">
      {palette.groups.value.map(({ name, rows }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div id={`${id}-${name}`} class="w-palette-group">
            {t(`group.${name}`)}
          </div>
          {rows.map((row) => (
            <div
              key={row.id}
              id={`${id}-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === active?.id}
              class="w-hit"
              onMouseMove={() => palette.mark(row)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(row)}
              onKeyDown={(event) => event.key === 'Enter' && choose(row)}
            >
              {row.is === 'hit' ? (
                <HitText row={row} query={query} />
              ) : (
                <span class="w-hit-title">
                  {'create' in row.command ? (
                    row.command.title
                  ) : (
                    <Marked text={row.command.title} query={query} />
                  )}
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
};

const Status = ({ palette }: { palette: PaletteModel }) => {
  const t = useTexts(paletteTexts);
  const text = useErrorText();
  const failure = palette.failure.value;
  const awaited = palette.awaited.value;
  const query = palette.query.value.trim();
  const found = palette.rows.value.filter(({ is }) => is === 'hit').length;
  if (failure) return <p class="w-palette-status">{text(failure)}</p>;
  if (awaited) return <p class="w-palette-status">{t(awaited === 'names' ? 'loading' : 'loading.texts')}</p>;
  if (query === '') return <p class="w-palette-status">{t('keys')}</p>;
  return (
    <p class="w-palette-status">{found === 0 ? t('nothing', { query }) : t('count', { count: found })}</p>
  );
};

/** A new record of which something should be said, with what asks for it. */
type Asking = {
  readonly record: NewRecord;
  readonly fields: readonly CustomField[];
  readonly Form: ComponentType<AskedFormProps>;
};

/** Makes a record by its name; where a company wants more said of it, gives the form for that. */
const useMake = (dialog: RefObject<HTMLDialogElement | null>) => {
  const { client, notices } = useApp();
  const create = useCreateRecord();
  const asking = useSignal<Asking | null>(null);
  const isMaking = useRef(false);
  const make = async (record: NewRecord): Promise<void> => {
    // Pressed twice it is one wish.
    if (isMaking.current) return;
    isMaking.current = true;
    const fields = await readOwnFields(client, record.type);
    const form = hasRequired(fields) ? await import('./asked-form.tsx').catch(() => null) : null;
    isMaking.current = false;
    // Closed meanwhile, it is wished no more.
    if (!dialog.current?.open) return;
    if (form) {
      asking.value = { record, fields, Form: form.AskedForm };
      return;
    }
    dialog.current.close();
    const made = await create(record);
    if (!made.ok) notices.showFailure(made);
  };
  return { create, asking, make };
};

type Props = {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
  /** What stands in its field at first. */
  readonly typed: string;
};

export const Palette = ({ dialog, onClose, typed }: Props) => {
  const { client, router, recent, me } = useApp();
  const t = useTexts(paletteTexts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { create, asking, make } = useMake(dialog);
  const asked = asking.value;
  const role = me.value?.role ?? 'user';
  const choose = useRef<(row: Row) => void>(() => undefined);
  const palette = useMemo(
    () =>
      createPalette({
        client,
        timers: pageTimers,
        recent: () => recent.list.value,
        commands: (query) => commandsFor(t, role, query),
        open: (row) => choose.current(row),
      }),
    [client, recent, t, role],
  );
  choose.current = (row) => {
    if (row.is === 'command' && 'typed' in row.command) {
      palette.type(row.command.typed);
      return field.current?.focus();
    }
    if (row.is === 'command' && 'create' in row.command) return void make(row.command.create);
    dialog.current?.close();
    if (row.is === 'hit') {
      const address = addressOf(row.hit);
      if (address) router.go(address);
    } else if ('address' in row.command) router.go(row.command.address);
  };
  useLayoutEffect(() => dialog.current?.showModal(), [dialog]);
  useLayoutEffect(() => {
    if (typed) palette.type(typed);
  }, [palette, typed]);
  useLayoutEffect(() => {
    // A click beside it closes it where the browser knows how, unless something typed would go with it.
    dialog.current?.setAttribute('closedby', asked ? 'closerequest' : 'any');
    if (!asked) field.current?.focus();
  }, [asked, dialog]);
  useEffect(() => () => palette.stop(), [palette]);
  const active = palette.active.value;
  const activeId = active ? `${id}-${active.id}` : undefined;
  useLayoutEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      palette.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') palette.enter();
    else return;
    event.preventDefault();
  };
  const find = (
    <>
      <div class="w-palette-head">
        <input
          ref={field}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          aria-label={t('field')}
          placeholder={t('field')}
          aria-expanded={palette.rows.value.length > 0}
          aria-controls={`${id}-rows`}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          value={palette.query.value}
          onInput={(event) => palette.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="w-button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
      <Rows palette={palette} id={id} choose={(row) => choose.current(row)} />
      <div role="status">
        <Status palette={palette} />
      </div>
    </>
  );
  const title = asked ? t(`create.${asked.record.type}`, { name: asked.record.name }) : t('title');
  return (
    <dialog ref={dialog} class="w-palette" aria-label={title} onClose={onClose}>
      {asked ? (
        <asked.Form
          title={title}
          create={(own) => create(asked.record, own)}
          fields={asked.fields}
          onMade={() => dialog.current?.close()}
          onBack={() => (asking.value = null)}
        />
      ) : (
        find
      )}
    </dialog>
  );
};
