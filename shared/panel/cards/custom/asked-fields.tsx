/**
 * The company's own fields in the form of something new: those that should be filled in stand there, the others wait folded.
 * Nothing is kept back for want of one.
 */
import '../../css/details.css';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import type { CustomField } from '../../../domain/custom-field.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { draftOf, readDraft } from '../../components/fields/field-draft.ts';
import type { FieldDraft } from '../../components/fields/field-draft.ts';
import { FieldInput } from '../../components/fields/field-input.tsx';
import { useDetailTexts } from '../../components/fields/field-texts.ts';
import { useFields, usePanel } from '../../panel-context.ts';
import { askedMemory } from './asked-memory.ts';
import type { Asked, AskedValue } from './asked-memory.ts';
import { useCustomTexts } from './custom-texts.ts';
import { customSpec, fromEditor } from './custom.model.ts';

type ListProps = {
  /** Of one kind of record. */
  readonly fields: readonly CustomField[];
  /** What is typed. */
  readonly asked: Signal<Asked>;
  /** Whose fields they are, where a form asks for those of two. */
  readonly of?: string;
  /** The first of them is what somebody has to go on with. */
  readonly takesFocus?: boolean;
};

type Props = Omit<ListProps, 'asked'> & {
  /** Of the form: there waits what is typed. */
  readonly place: string;
};

type FieldProps = {
  readonly field: CustomField;
  readonly typed: AskedValue | undefined;
  readonly isTried: boolean;
  readonly onTyped: (typed: AskedValue) => void;
};

/** Kinds whose control brings its label along. */
const LABELLED: ReadonlySet<string> = new Set(['day', 'choices']);

const AskedField = ({ field, typed, isTried, onTyped }: FieldProps) => {
  const { voice } = useFields();
  const t = useCustomTexts();
  const details = useDetailTexts();
  const id = useId();
  const words = { locale: voice.locale, yes: t('yes'), no: t('no'), none: t('none') };
  const spec = customSpec(field, typed?.value ?? undefined, words);
  const problem = isTried ? (typed?.problem ?? null) : null;
  const isWanted = field.required && (typed?.value ?? null) === null;
  const write = (draft: FieldDraft, title = typed?.title ?? ''): void => {
    const read = readDraft(spec.kind, draft, voice.locale, spec.currency);
    onTyped({
      draft,
      title,
      value: read.ok ? fromEditor(field, read.value) : null,
      problem: read.ok ? null : read.problem,
    });
  };
  return (
    <div class="kp-asked-field">
      {LABELLED.has(spec.kind) ? null : <p class="kp-field-label">{spec.label}</p>}
      <FieldInput
        spec={spec}
        draft={typed?.draft ?? draftOf(spec.kind, null, voice.locale)}
        name={typed?.title ?? ''}
        isInvalid={problem !== null}
        problemId={`${id}-said`}
        onDraft={write}
      />
      <p id={`${id}-said`} class={problem ? 'kp-bad' : 'kp-faint'} role={problem ? 'alert' : undefined}>
        {problem ? details(`problem.${problem}`) : isWanted ? t('wanted') : ''}
      </p>
    </div>
  );
};

/** For any form, in the panel and elsewhere; whoever has it keeps what is typed. */
export const AskedList = ({ fields, asked, of, takesFocus = false }: ListProps) => {
  const t = useCustomTexts();
  const listId = useId();
  const group = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) group.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [takesFocus]);
  if (fields.length === 0) return null;
  const { typed, isTried, open } = asked.value;
  const { recordType } = fields[0]!;
  const isOpen = open.includes(recordType);
  const later = fields.filter(({ required }) => !required);
  const filled = later.filter(({ id }) => typed[id] && typed[id].value !== null).length;
  const title = `${t('title')}${of ? `: ${of}` : ''}`;
  const row = (field: CustomField) => (
    <AskedField
      key={field.id}
      field={field}
      typed={typed[field.id]}
      isTried={isTried}
      onTyped={(one) => {
        const before = asked.peek();
        asked.value = { ...before, isTried: false, typed: { ...before.typed, [field.id]: one } };
      }}
    />
  );
  return (
    <div ref={group} class="kp-asked" role="group" aria-label={title}>
      {fields.filter(({ required }) => required).map(row)}
      {later.length > 0 ? (
        <DisclosureButton
          open={isOpen}
          controls={listId}
          onToggle={() => {
            const others = open.filter((one) => one !== recordType);
            asked.value = { ...asked.peek(), open: isOpen ? others : [...others, recordType] };
          }}
        >
          {title}
          {filled > 0 ? ` (${t('filled', { count: filled })})` : ''}
        </DisclosureButton>
      ) : null}
      {isOpen ? (
        <div id={listId} class="kp-asked-more">
          {later.map(row)}
        </div>
      ) : null}
    </div>
  );
};

export const AskedFields = ({ place, ...list }: Props) => {
  const { session } = usePanel();
  return <AskedList {...list} asked={askedMemory(session, place)} />;
};
