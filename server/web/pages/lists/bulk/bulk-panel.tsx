import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { BulkChange } from '#shared/domain/bulk-change.ts';
import type { ListValue } from '#shared/domain/list-page.ts';
import { useErrorText } from '../../../components/errors.tsx';
import { useApp } from '../../../state/app-context.ts';
import { useTexts } from '../../../state/texts.ts';
import { useCatalogue } from '../list-catalogue.ts';
import { useValueText } from '../list-value.tsx';
import { listsTexts } from '../lists-texts.ts';
import { BulkFields } from './bulk-fields.tsx';
import type { Bulk, BulkState, Failed, Preview, Wanted } from './bulk.model.ts';

export type BulkPanelProps = {
  readonly what: 'change' | 'delete' | 'undo';
  readonly ids: readonly string[];
  readonly bulk: Bulk;
  /** After what was done or taken back. */
  readonly onChanged: () => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
};

/** Rows of a preview: enough to see what it does. */
const SHOWN = 8;
/** Of the table: which field, before, after. */
const COLUMNS = 3;

const useNumber = (): ((value: number) => string) => {
  const { voice } = useApp();
  const format = new Intl.NumberFormat(voice.value.locale);
  return (value) => format.format(value);
};

type Named = Readonly<Record<string, string>>;

const Entries = ({ preview, chosen }: { preview: Preview; chosen: Named }) => {
  const { wanted, entries, names } = preview;
  const t = useTexts(listsTexts);
  const valueText = useValueText({ ...names, ...chosen });
  const { colleagues, teams, nameOf } = useCatalogue();
  if (entries.length === 0) return null;
  const isSeveral = wanted !== null && wanted.length > 1;
  const said = (key: string, value: ListValue): string => {
    const named = [...colleagues, ...teams].find(({ id }) => id === value)?.name;
    const row = { id: '', title: '', opens: null, values: { [key]: value } };
    return named ?? (valueText(row, key) || t('bulk.empty'));
  };
  return (
    <table class="w-bulk-entries">
      <caption class="w-hint">{t('bulk.first')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(isSeveral ? 'bulk.field' : 'bulk.name')}</th>
          {wanted ? (
            <>
              <th scope="col">{t('bulk.before')}</th>
              <th scope="col">{t('bulk.after')}</th>
            </>
          ) : null}
        </tr>
      </thead>
      {entries.slice(0, SHOWN).map(({ id, title, steps }) => {
        const name = title || t('nameless');
        const [first] = steps;
        return (
          <tbody key={id}>
            {isSeveral || !first ? (
              <tr>
                <th scope="rowgroup" colSpan={isSeveral ? COLUMNS : 1}>
                  {name}
                </th>
              </tr>
            ) : null}
            {steps.map(({ field: { key }, before, after }) => (
              <tr key={key}>
                {isSeveral ? <td>{nameOf(key)}</td> : <th scope="row">{name}</th>}
                <td>{said(key, before)}</td>
                <td>{said(key, after)}</td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
};

type PreviewedProps = {
  preview: Preview;
  chosen: Named;
  onApply: () => void;
  children: ComponentChildren;
};

const Previewed = ({ preview, chosen, onApply, children }: PreviewedProps) => {
  const t = useTexts(listsTexts);
  const number = useNumber();
  const errorText = useErrorText();
  const { wanted, entries, same, refused, gone } = preview;
  const said = (count: number) => ({ count, number: number(count) });
  const count = entries.length;
  return (
    <>
      <ul class="w-bullets">
        {count > 0 ? <li>{t(wanted ? 'bulk.will_change' : 'bulk.will_delete', said(count))}</li> : null}
        {count === 0 ? <li>{t('bulk.nothing')}</li> : null}
        {same > 0 ? <li>{t('bulk.will_stay', said(same))}</li> : null}
        {gone > 0 ? <li>{t('bulk.gone', said(gone))}</li> : null}
        {refused.length > 0 ? (
          <li>
            {t('bulk.refused', {
              ...said(refused.length),
              names: refused
                .slice(0, 3)
                .map(({ title }) => title)
                .join(', '),
              reason: errorText(refused[0]!.code),
            })}
          </li>
        ) : null}
      </ul>
      <Entries preview={preview} chosen={chosen} />
      <div class="w-row w-bulk-actions">
        {count > 0 ? (
          <button type="button" class={wanted ? 'w-button w-primary' : 'w-button w-danger'} onClick={onApply}>
            {t(wanted ? 'bulk.apply' : 'bulk.apply_delete', said(count))}
          </button>
        ) : null}
        {children}
      </div>
    </>
  );
};

const Failures = ({ failed }: { failed: readonly Failed[] }) => {
  const t = useTexts(listsTexts);
  const number = useNumber();
  const errorText = useErrorText();
  return failed.map(({ failure, count, titles }) => {
    const said = { number: number(count), names: titles.join(', '), reason: errorText(failure) };
    return (
      <li key={failure.error.code}>{t(titles.length > 0 ? 'bulk.failed_names' : 'bulk.failed', said)}</li>
    );
  });
};

type ResultProps = {
  state: Extract<BulkState, { status: 'done' | 'undone' }>;
  bulk: Bulk;
  onUndo: () => void;
  children: ComponentChildren;
};

const Finished = ({ state, bulk, onUndo, children }: ResultProps) => {
  const t = useTexts(listsTexts);
  const number = useNumber();
  const said = (count: number) => ({ count, number: number(count) });
  const { status, changed, left, failed } = state;
  const done = bulk.last.value?.isDeletion ? 'bulk.done_delete' : 'bulk.done';
  const isOpen = bulk.last.value !== null && bulk.last.value.done.length + bulk.last.value.pending.length > 0;
  return (
    <>
      <ul class="w-bullets" role="status">
        <li>{t(status === 'undone' ? 'bulk.undone' : done, said(changed))}</li>
        {left > 0 ? <li>{t('bulk.left', said(left))}</li> : null}
        <Failures failed={failed} />
      </ul>
      <div class="w-row w-bulk-actions">
        {isOpen ? (
          <button type="button" class="w-button" onClick={onUndo}>
            {t('bulk.undo')}
          </button>
        ) : null}
        {children}
      </div>
    </>
  );
};

const Working = ({ bulk, text, value, max }: { bulk: Bulk; text: string; value: number; max: number }) => {
  const t = useTexts(listsTexts);
  return (
    <div class="w-row">
      <progress aria-label={text} value={value} max={max} />
      <span role="status">{text}</span>
      {bulk.state.value.status === 'reading' ? null : (
        <button type="button" class="w-button" onClick={bulk.stop}>
          {t('bulk.stop')}
        </button>
      )}
    </div>
  );
};

/** A change of many records from the choice to the result, with its way back. */
export const BulkPanel = ({ what, ids, bulk, onChanged, onUndo, onClose }: BulkPanelProps) => {
  const { notices } = useApp();
  const t = useTexts(listsTexts);
  const number = useNumber();
  const heading = useRef<HTMLHeadingElement>(null);
  /** They stay on the way to the preview and back. */
  const draft = useSignal<readonly BulkChange[]>([]);
  const chosen = useSignal<Named>({});
  const state = bulk.state.value;
  // The button that led on is gone, and what comes next is looked at from its beginning.
  useLayoutEffect(() => heading.current?.focus(), [what, state.status]);
  const preview = (wanted: Wanted): void =>
    void bulk.preview(ids, wanted).then((read) => (read.ok ? undefined : notices.showFailure(read)));
  useEffect(() => {
    if (what === 'delete') preview(null);
    // oxlint-disable-next-line react/exhaustive-deps -- once when it is opened
  }, [what]);
  const close = (
    <button type="button" class="w-button" onClick={onClose}>
      {t('bulk.cancel')}
    </button>
  );
  const title = t(what === 'delete' ? 'bulk.title.delete' : 'bulk.title.change');
  return (
    <section class="w-inset w-bulk" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {state.status === 'choosing' && what === 'change' ? (
        <BulkFields draft={draft} names={chosen} onPreview={preview}>
          {close}
        </BulkFields>
      ) : null}
      {state.status === 'reading' ? (
        <Working
          bulk={bulk}
          text={t('bulk.reading', { number: number(state.read), total: number(state.total) })}
          value={state.read}
          max={state.total}
        />
      ) : null}
      {state.status === 'preview' ? (
        <Previewed
          preview={state.preview}
          chosen={chosen.value}
          onApply={() => void bulk.apply().then(onChanged)}
        >
          {what === 'change' ? (
            <button type="button" class="w-button" onClick={bulk.back}>
              {t('bulk.back')}
            </button>
          ) : null}
          {close}
        </Previewed>
      ) : null}
      {state.status === 'running' || state.status === 'undoing' ? (
        <Working
          bulk={bulk}
          text={t(`bulk.${state.status}`, { number: number(state.done), total: number(state.total) })}
          value={state.done}
          max={state.total}
        />
      ) : null}
      {state.status === 'done' || state.status === 'undone' ? (
        <Finished state={state} bulk={bulk} onUndo={onUndo}>
          {close}
        </Finished>
      ) : null}
      {state.status === 'choosing' && what !== 'change' ? close : null}
    </section>
  );
};
