import type { SignatureValue } from '#shared/domain/signature-change.ts';
import type { Evidence, QueuedRecord } from '#shared/domain/staleness.ts';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useTexts } from '../../state/texts.ts';
import { qualityTexts } from './quality-texts.ts';

const DAY_CHARS = 'YYYY-MM-DD'.length;

/** What speaks for it, as sentences. */
const useEvidenceText = (): ((evidence: Evidence) => readonly string[]) => {
  const { clock } = useApp();
  const t = useTexts(qualityTexts);
  const { dayOf, day, today } = useFormats();
  const dayText = (plain: string): string => day(plain.slice(0, DAY_CHARS), today(clock.now()));
  return (evidence) => {
    switch (evidence.kind) {
      case 'bounce':
        return [t('bounce', { email: evidence.email, when: dayOf(evidence.at, clock.now()) })];
      case 'left':
        return [t('left', { company: evidence.company, day: dayText(evidence.day) })];
      case 'signature':
        return evidence.changes.flatMap(({ field, known, found, value }) => [
          t('signature', {
            when: dayOf(evidence.at, clock.now()),
            field: t(`field.${field}`),
            known,
            found,
          }),
          ...(value?.of === 'employer' ? [t('employer', { known, company: value.company })] : []),
        ]);
      case 'outdated':
        return [evidence.note ? t('outdated_why', { note: evidence.note }) : t('outdated')];
      case 'mistakes':
        return evidence.marks.map(({ mark, value, suggestion }) => t(`mark.${mark}`, { value, suggestion }));
      case 'silence':
        return [
          evidence.lastAt === null ? t('silence_never') : t('silence', { day: dayText(evidence.lastAt) }),
        ];
    }
  };
};

/** What of a signature one click takes over. */
const takable = (evidence: readonly Evidence[]): readonly SignatureValue[] =>
  evidence.flatMap((one) =>
    one.kind === 'signature' ? one.changes.flatMap(({ value }) => (value ? [value] : [])) : [],
  );

type RowProps = {
  readonly record: QueuedRecord;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  /** Takes over what the signature of a mail says. */
  readonly onTake: (values: readonly SignatureValue[]) => void;
  readonly onGone: () => void;
  /** Puts it away for a while. */
  readonly onLater: () => void;
};

export const QueueRow = ({ record, isBusy, onConfirm, onTake, onGone, onLater }: RowProps) => {
  const { clock } = useApp();
  const t = useTexts(qualityTexts);
  const { dayOf } = useFormats();
  const textOf = useEvidenceText();
  const { type, id, name, ownerName, confirmedAt, evidence, employmentIds } = record;
  const place = `/${type === 'person' ? 'people' : 'companies'}/${id}`;
  const values = takable(evidence);
  const about = [
    ownerName ? t('owner', { name: ownerName }) : t('no_owner'),
    ...(confirmedAt ? [t('confirmed_before', { when: dayOf(confirmedAt, clock.now()) })] : []),
  ];
  return (
    <li class="w-queued">
      <div>
        <a class="w-queued-name" href={place}>
          {name}
        </a>
        <ul class="w-evidence">
          {evidence.flatMap(textOf).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p class="w-hint">{about.join(' · ')}</p>
      </div>
      <div class="w-actions">
        <button
          type="button"
          class="w-button"
          disabled={isBusy}
          aria-label={t('confirm_label', { name })}
          onClick={onConfirm}
        >
          {t('confirm')}
        </button>
        {values.length > 0 ? (
          <button
            type="button"
            class="w-button"
            disabled={isBusy}
            aria-label={t('take_label', { name })}
            onClick={() => onTake(values)}
          >
            {t('take')}
          </button>
        ) : null}
        <a class="w-button" href={place} aria-label={t('correct_label', { name })}>
          {t('correct')}
        </a>
        {employmentIds.length > 0 ? (
          <button
            type="button"
            class="w-button"
            disabled={isBusy}
            aria-label={t('gone_label', { name })}
            onClick={onGone}
          >
            {t('gone')}
          </button>
        ) : null}
        <button
          type="button"
          class="w-button"
          disabled={isBusy}
          aria-label={t('later_label', { name })}
          onClick={onLater}
        >
          {t('later')}
        </button>
      </div>
    </li>
  );
};
