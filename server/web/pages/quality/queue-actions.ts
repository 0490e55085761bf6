/** Saying that a record is still true, that somebody is no longer there, or to be asked later, each with its way back. */
import { outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { LATER_DAYS } from '#shared/domain/quality.ts';
import type { SignatureValue } from '#shared/domain/signature-change.ts';
import type { QueuedRecord } from '#shared/domain/staleness.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Step } from '#shared/panel/cards/header/header-edit.model.ts';
import { signatureSteps } from '#shared/panel/cards/hints/signature-steps.ts';
import type { Result } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useTexts } from '../../state/texts.ts';
import { qualityTexts } from './quality-texts.ts';

export type QueueActions = {
  readonly confirm: (record: QueuedRecord) => Promise<boolean>;
  /** Puts it away for a while, for whoever says so. */
  readonly later: (record: QueuedRecord) => Promise<boolean>;
  /** Puts what a signature says in place of what is known, another job in place of the last one; with it the record is confirmed. */
  readonly take: (record: QueuedRecord, values: readonly SignatureValue[]) => Promise<boolean>;
  /** Ends every employment today; the record is confirmed so far. */
  readonly gone: (record: QueuedRecord) => Promise<boolean>;
};

type Employer = Extract<SignatureValue, { of: 'employer' }>;
const isEmployer = (value: SignatureValue): value is Employer => value.of === 'employer';
const isOfRecord = (value: SignatureValue): value is Exclude<SignatureValue, Employer> => !isEmployer(value);

/** The job they had ends, the one they have now is there. `toDay` as YYYY-MM-DD. */
const jobSteps = (personId: string, { companyId, jobTitle, leaves }: Employer, toDay: string): Step[] => [
  ['employment.update', { id: leaves, set: { toDay } }],
  ['employment.create', { id: newId(), fields: { personId, companyId, jobTitle } }],
];

/** `onBack` after something was taken back. */
export const useQueueActions = (onBack: () => Promise<unknown>): QueueActions => {
  const { client, mutate, notices, clock } = useApp();
  const t = useTexts(qualityTexts);
  const { today } = useFormats();

  const takeBack = async (ids: readonly string[]): Promise<Result<unknown>> => {
    for (const mutationId of ids) {
      const undone = await mutate('change.undo', { mutationId });
      if (!undone.ok) return undone;
    }
    await onBack();
    return ok(null);
  };

  /** In order, up to the first that is turned down: what was done by then is taken back. */
  const send = async (mutations: readonly MutationEnvelope[], text: string): Promise<boolean> => {
    const answer = await client.call('mutate', { body: { mutations: [...mutations] } });
    if (!answer.ok) {
      notices.showFailure(answer);
      return false;
    }
    const { outcomes } = answer.value;
    const done = mutations.filter((_, at) => outcomes[at]?.status !== 'rejected').map(({ id }) => id);
    const undo = () => takeBack(done.toReversed());
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    if (refused?.status === 'rejected') {
      await undo();
      notices.showFailure(outcomeFailure(refused));
      return false;
    }
    notices.show({ text, undo });
    return true;
  };

  const envelope = (name: string, args: Record<string, unknown>): MutationEnvelope => ({
    id: newId(),
    name,
    at: toInstant(clock.now()),
    args,
  });
  const confirmation = ({ type, id }: QueuedRecord) => envelope('record.confirm', { type, id });

  return {
    confirm: (record) => send([confirmation(record)], t('confirmed', { name: record.name })),
    later: (record) => {
      const { type, id, name } = record;
      return send([envelope('record.ask_later', { type, id })], t('later_done', { name, days: LATER_DAYS }));
    },
    take: async (record, values) => {
      const known = await client.call('panel', { body: { person: record.id } });
      if (!known.ok) {
        notices.showFailure(known);
        return false;
      }
      const steps = [
        ...signatureSteps(known.value, values.filter(isOfRecord), newId),
        ...values.filter(isEmployer).flatMap((job) => jobSteps(record.id, job, today(clock.now()))),
      ].map(([name, args]) => envelope(name, args));
      return send([...steps, confirmation(record)], t('taken', { name: record.name }));
    },
    gone: (record) => {
      const toDay = today(clock.now());
      const ends = record.employmentIds.map((id) => envelope('employment.update', { id, set: { toDay } }));
      return send([...ends, confirmation(record)], t('gone_done', { name: record.name }));
    },
  };
};
